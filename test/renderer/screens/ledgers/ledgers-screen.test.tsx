// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { lastFolder } from '../../../../renderer/parts/last-folder.ts'
import { LedgersScreen } from '../../../../renderer/screens/ledgers/ledgers-screen.tsx'
import { connectStorage } from '../../../../renderer/storage/connection.ts'
import { rebuildView } from '../../../../renderer/storage/view-keeper.ts'
import { parseHash } from '../../../../renderer/ui/route.ts'
import { branch, branchArchive, kun } from '../../../support/branch-archive.ts'
import { aMeeting, anAttendee, aTopic, time } from '../../../support/builders.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'
import { connectWorkers } from '../../../support/window-workers.ts'

giveTheWindowASize()

const meetings = ['2026-10-20', '2026-11-10'].map(on => aMeeting({
  organisationId: branch.id, kinds: ['committee'], title: `${on}支委会`, startAt: time(`${on}T14:30`), endAt: null, attendees: [anAttendee({ personId: kun.id, status: 'absent' })], topics: [aTopic()],
}))
let saved: string[]

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00') })
  const memory = await branchArchive()
  memory.seed(meetings.map(row => ({ table: 'meetings' as const, row })))
  await rebuildView()
  saved = []
  connectStorage({
    ...memory.machine,
    fontFaces: async () => ({ ok: true, value: [{ id: 'bundled:NotoSerifSC_400Regular.ttf', family: 'Noto Serif SC', postscriptName: null, bundled: true }] }),
    saveDocument: async ({ name }) => { // jsdom's bytes are of another realm than the contract's check
      saved.push(name)
      return { ok: true, value: { file: { token: `file-${saved.length}`, label: `D:\\打印\\${name}` } } }
    },
  })
  lastFolder.set(null)
  const end = connectWorkers()
  return () => {
    end()
    vi.useRealTimers()
  }
})

const click = async (words: string) => {
  const target = (await screen.findByText(words)).closest('button, label')!
  await act(async () => { fireEvent.click(target) })
}

describe('a ledger on the desk', () => {
  test('lists what is missing before it is printed, each a click from its field', async () => {
    show(<LedgersScreen rest={[]} query={{ ledger: 'meeting-ledger', organisation: branch.id, period: '2026Q4' }} />)
    expect(await screen.findByText(/打印前请看：缺 \d+ 项/)).toBeTruthy()
    fireEvent.click((await screen.findAllByText(/李堃缺席，没有写原因/))[0]!)
    expect(parseHash(window.location.hash)).toMatchObject({ screen: 'meetings', query: { field: 'attendees.0.reason' } })
  })
  test('goes out as Word and PDF under one name into the folder that was chosen', async () => {
    show(<LedgersScreen rest={[]} query={{ ledger: 'meeting-ledger', organisation: branch.id, period: '2026Q4' }} />)
    await click('Word 和 PDF')
    expect(await screen.findByText('已导出 2 个文件到 D:\\打印')).toBeTruthy()
    const [docx, pdf] = saved
    expect(docx).toMatch(/^三会一课台账.*\.docx$/)
    expect(pdf).toBe(docx?.replace(/docx$/, 'pdf'))
    expect(await screen.findByText('打开文件夹')).toBeTruthy()
  })
  test('goes out as a spreadsheet', async () => {
    show(<LedgersScreen rest={[]} query={{ ledger: 'meeting-ledger', organisation: branch.id, period: '2026Q4' }} />)
    await click('导出 Excel')
    expect(await screen.findByText('已导出 1 个文件到 D:\\打印')).toBeTruthy()
    expect(saved).toEqual([expect.stringMatching(/^三会一课台账.*\.xlsx$/)])
  })
  test('of all meetings of a period: one book, or a file for each', async () => {
    show(<LedgersScreen rest={[]} query={{ ledger: 'meeting-minutes', organisation: branch.id, period: '2026Q4', meeting: 'all' }} />)
    await click('导出 Word')
    await waitFor(() => expect(saved).toHaveLength(1))
    await screen.findByText(/已导出 1 个文件/)
    fireEvent.click(screen.getByLabelText('每次会议一个文件'))
    await click('导出 Word')
    await waitFor(() => expect(saved).toHaveLength(3))
    expect(saved.slice(1).every(name => name.includes('支委会'))).toBe(true)
  })
})

test('a period without a meeting says so and offers the first step', async () => {
  show(<LedgersScreen rest={[]} query={{ ledger: 'meeting-minutes', organisation: branch.id, period: '2026Q1' }} />)
  expect(await screen.findByText(/这段时间没有会议记录/)).toBeTruthy()
})
