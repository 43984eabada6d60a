import { beforeEach, describe, expect, test } from 'vitest'
import { portraitA4 } from '#shared/documents/page-setup.ts'
import type { Document } from '#shared/documents/document.ts'
import type { Input } from '#shared/contract/contract.ts'
import { failed, failures } from '#shared/contract/outcome.ts'
import { exportFiles, type MadeFile } from '../../../../renderer/screens/ledgers/export-files.ts'
import { joined } from '../../../../renderer/screens/ledgers/ledger-job.ts'
import { connectStorage } from '../../../../renderer/storage/connection.ts'
import { connectDocuments } from '../../../../renderer/workers/document-client.ts'
import type { FromDocumentWorker } from '../../../../renderer/workers/document-protocol.ts'
import { memoryMachine } from '../../../support/memory-machine.ts'

const document = (title: string): Document => ({ title, sections: [{ page: portraitA4({ numbering: 'none' }), blocks: [{ type: 'heading', level: 1, text: title }] }] })
const folder = { token: 'folder-1', label: 'D:\\打印' }
let saved: Input<'saveDocument'>[]
let diskIsFullAt: number

beforeEach(() => {
  saved = []
  diskIsFullAt = Infinity
  const { machine } = memoryMachine()
  connectStorage({
    ...machine,
    fontFaces: async () => ({ ok: true, value: [{ id: 'bundled:NotoSerifSC_400Regular.ttf', family: 'Noto Serif SC', postscriptName: null, bundled: true }] }),
    saveDocument: async input => {
      if (saved.length >= diskIsFullAt) return failed({ code: 'disk-full', message: failures['disk-full'] })
      saved.push(input)
      return machine.saveDocument(input)
    },
  })
  connectDocuments(() => {
    let hear: (message: FromDocumentWorker) => void = () => {}
    return {
      post: message => { if (message.kind === 'task') queueMicrotask(() => hear({ kind: 'rendered', id: message.id, rendered: { bytes: new Uint8Array([1]), pages: 2 } })) },
      onMessage: listener => { hear = listener }, close: () => {},
    }
  })
})

async function run(signal = new AbortController().signal, onFile: (made: MadeFile) => void = () => {}) {
  const made: MadeFile[] = []
  const outcome = await exportFiles(
    [{ document: document('甲'), name: '甲' }, { document: document('乙'), name: '乙' }], ['docx', 'pdf'], folder,
    { progress: () => {}, file: file => { made.push(file); onFile(file) } }, signal,
  ).then(() => 'done', (error: unknown) => (error instanceof Error ? error.name : 'failed'))
  return { made, outcome }
}

describe('an export', () => {
  test('saves every file in every format in the chosen folder', async () => {
    expect(await run()).toMatchObject({ outcome: 'done' })
    expect(saved.map(({ folder: token, name }) => `${token} ${name}`)).toEqual(['folder-1 甲.docx', 'folder-1 甲.pdf', 'folder-1 乙.docx', 'folder-1 乙.pdf'])
  })
  test('that meets a full disk ends there; what was saved before is told', async () => {
    diskIsFullAt = 3
    expect(await run()).toMatchObject({ outcome: 'ExpectedFailure', made: [{}, {}, {}] })
  })
  test('that is given up saves nothing more', async () => {
    const controller = new AbortController()
    const { made, outcome } = await run(controller.signal, () => controller.abort())
    expect(outcome).toBe('AbortError')
    expect(made).toHaveLength(1)
    expect(saved).toHaveLength(1)
  })
})

test('several documents become one, each with its own pages', () => {
  expect(joined('合订', [document('甲'), document('乙')])).toMatchObject({ title: '合订', sections: [{ blocks: [{ text: '甲' }] }, { blocks: [{ text: '乙' }] }] })
})
