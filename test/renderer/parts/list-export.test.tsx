// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { failed, failures } from '#shared/contract/outcome.ts'
import { lastFolder } from '../../../renderer/parts/last-folder.ts'
import { useListExport } from '../../../renderer/parts/list-export.tsx'
import { connectStorage } from '../../../renderer/storage/connection.ts'
import { rebuildView } from '../../../renderer/storage/view-keeper.ts'
import { connectDocuments } from '../../../renderer/workers/document-client.ts'
import type { FromDocumentWorker } from '../../../renderer/workers/document-protocol.ts'
import { branch, branchArchive } from '../../support/branch-archive.ts'
import { aFact, anOrganisation } from '../../support/builders.ts'
import { giveTheWindowASize, show } from '../../support/window.tsx'
import { connectWorkers } from '../../support/window-workers.ts'

giveTheWindowASize()
let rendered: { document: Document; format: string }[]
let saved: string[]
let isFull: boolean

beforeEach(async () => {
  window.localStorage.clear()
  const end = connectWorkers()
  const memory = await branchArchive()
  const other = anOrganisation()
  memory.seed([{ table: 'organisations', row: other }, { table: 'organisationFacts', row: aFact({ organisationId: other.id, shortName: '第二党支部' }) }])
  await rebuildView()
  rendered = []
  saved = []
  isFull = false
  connectStorage({
    ...memory.machine,
    saveDocument: async ({ name }) => {
      if (isFull) return failed({ code: 'disk-full', message: failures['disk-full'] })
      saved.push(name)
      return { ok: true, value: { file: { token: 'file', label: `D:\\导出\\${name}` } } }
    },
  })
  connectDocuments(() => {
    let hear: (message: FromDocumentWorker) => void = () => {}
    return {
      post: message => {
        if (message.kind !== 'task' || message.task.kind !== 'render') return
        rendered.push(message.task)
        queueMicrotask(() => hear({ kind: 'rendered', id: message.id, rendered: { bytes: new Uint8Array([1]), pages: null } }))
      },
      onMessage: listener => { hear = listener }, close: () => {},
    }
  })
  lastFolder.set({ token: 'folder', label: 'D:\\导出' })
  return end
})

function List({ ledgerId }: { readonly ledgerId: string }) {
  const { button, notice } = useListExport(ledgerId)
  return <>{button}{notice}</>
}

const titlesOf = ({ document }: { document: Document }) => document.sections.map(({ blocks }) => blocks.flatMap(block => (block.type === 'paragraph' ? block.runs.map(run => run.text) : [])).join('').split('　')[0])
const press = async () => {
  const button = (await screen.findByText('导出表格')).closest('button')!
  await waitFor(() => expect(button.disabled).toBe(false))
  await act(async () => { fireEvent.click(button) })
}

test('全部党组织：最上级的各一张表，存成 Excel', async () => {
  show(<List ledgerId="member-roster" />)
  await press()
  expect(await screen.findByText(/✓ 已导出到 D:\\导出\\党员花名册_/)).toBeTruthy()
  expect(rendered.map(task => [task.format, titlesOf(task).length])).toEqual([['xlsx', 2]])
  expect(saved).toEqual([expect.stringMatching(/^党员花名册_\d{4}\.xlsx$/)])
})

test('只看一个党组织时，只有它', async () => {
  window.localStorage.setItem('preference:organisation-in-view', JSON.stringify(branch.id))
  show(<List ledgerId="member-roster" />)
  await press()
  await screen.findByText(/已导出到/)
  expect(titlesOf(rendered[0]!)).toHaveLength(1)
  expect(saved[0]).toMatch(/^党员花名册_第一党支部_/)
})

test('存不下时说原因，再点一次就好', async () => {
  isFull = true
  show(<List ledgerId="member-roster" />)
  await press()
  expect(await screen.findByText(/磁盘空间不足/)).toBeTruthy()
  isFull = false
  await press()
  expect(await screen.findByText(/已导出到/)).toBeTruthy()
})

test('没有这样的台账就没有按钮', () => {
  show(<List ledgerId="nothing" />)
  expect(screen.queryByText('导出表格')).toBeNull()
})
