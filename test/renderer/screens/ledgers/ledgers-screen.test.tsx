// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { lastFolder } from '../../../../renderer/parts/last-folder.ts'
import { useLedgerChoice } from '../../../../renderer/screens/ledgers/ledger-choice.ts'
import { LedgersScreen } from '../../../../renderer/screens/ledgers/ledgers-screen.tsx'
import { connectStorage } from '../../../../renderer/storage/connection.ts'
import { settingsRepository } from '../../../../renderer/storage/settings-repository.ts'
import { rebuildView } from '../../../../renderer/storage/view-keeper.ts'
import { parseHash } from '../../../../renderer/ui/route.ts'
import { branch, branchArchive, kun } from '../../../support/branch-archive.ts'
import { aMeeting, anAttendee, aTopic, time, today } from '../../../support/builders.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'
import { connectWorkers } from '../../../support/window-workers.ts'

giveTheWindowASize()

const meetings = ['2026-10-20', '2026-11-10'].map(on => aMeeting({
  organisationId: branch.id, kinds: ['committee'], title: `${on}支委会`, startAt: time(`${on}T14:30`), endAt: null, attendees: [anAttendee({ personId: kun.id, status: 'absent' })], topics: [aTopic()],
}))
let saved: string[]

beforeEach(async () => {
  window.innerWidth = 1366
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
  test('Ctrl+S goes out in the format of the last time', async () => {
    show(<LedgersScreen rest={[]} query={{ ledger: 'meeting-ledger', organisation: branch.id, period: '2026Q4' }} />)
    await click('导出 PDF')
    await screen.findByText(/已导出 1 个文件/)
    await click('知道了')
    await act(async () => { fireEvent.keyDown(window, { key: 's', ctrlKey: true }) })
    await waitFor(() => expect(saved).toHaveLength(2))
    expect(saved[1]).toMatch(/\.pdf$/)
  })
  test('in a narrow window what is missing is counted over the pages, and its list unfolds', async () => {
    window.innerWidth = 1093
    show(<LedgersScreen rest={[]} query={{ ledger: 'meeting-ledger', organisation: branch.id, period: '2026Q4' }} />)
    await screen.findByText(/这个 PDF 打不开/) // jsdom has no worker for it; the toolbar's end is there all the same
    expect(screen.queryByText(/打印前请看/)).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /^‼ 缺 \d+ 项，展开右栏$/ }))
    expect(await screen.findByText(/打印前请看：缺 \d+ 项/)).toBeTruthy()
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

describe('登记册台账', () => {
  const roster = { ledger: 'member-roster', organisation: branch.id, period: '2026' }

  test('栏目由单位选，选好记在档案里；恢复原来的就不再记', async () => {
    show(<LedgersScreen rest={[]} query={roster} />)
    fireEvent.click(await screen.findByRole('button', { name: /选择栏目（\d+\/36）/ }))
    fireEvent.click(await screen.findByLabelText('姓名后移'))
    fireEvent.click(screen.getByLabelText('公民身份号码'))
    fireEvent.click(screen.getByLabelText('困难党员'))
    await act(async () => { fireEvent.click(screen.getByRole('button', { name: '用这些栏目' })) })
    await waitFor(async () => expect((await settingsRepository.current()).ledgerColumns['member-roster']).toEqual(['order', 'sex', 'name', 'nationality', 'birth', 'education', 'memberType', 'organisation', 'phone', 'joinedOn', 'fullOn', 'partyYears', 'isInHardship']))
    fireEvent.click(await screen.findByRole('button', { name: /选择栏目（13\/36）/ }))
    fireEvent.click(await screen.findByText('恢复原来的栏目'))
    await act(async () => { fireEvent.click(screen.getByRole('button', { name: '用这些栏目' })) })
    await waitFor(async () => expect((await settingsRepository.current()).ledgerColumns).toEqual({}))
  })

  test('号码先隐去，勾了才完整，并提醒保管', async () => {
    show(<LedgersScreen rest={[]} query={roster} />)
    const tick = await screen.findByLabelText('证件号码、电话完整显示')
    expect((tick as HTMLInputElement).checked).toBe(false)
    expect(screen.queryByText(/完整号码属于个人信息/)).toBeNull()
    fireEvent.click(tick)
    expect(await screen.findByText(/完整号码属于个人信息/)).toBeTruthy()
  })

  test('没有号码的台账不问', async () => {
    show(<LedgersScreen rest={[]} query={{ ...roster, ledger: 'meeting-ledger' }} />)
    await screen.findByText(/打印前请看/)
    expect(screen.queryByLabelText('证件号码、电话完整显示')).toBeNull()
    expect(screen.queryByRole('button', { name: /选择栏目/ })).toBeNull()
  })
})

test('上次选的台账和期间记得', () => {
  const seen: string[] = []
  const Probe = ({ query = {} }: { readonly query?: Readonly<Record<string, string>> }) => {
    const [choice, keep] = useLedgerChoice(query, today)
    seen.push(`${choice?.ledger.id} ${choice?.period}`)
    return <button type="button" onClick={() => keep({ ledger: 'cadre-roster', period: '2025' })}>记</button>
  }
  window.localStorage.clear()
  const { getByText } = show(<><Probe /></>)
  fireEvent.click(getByText('记'))
  show(<><Probe query={{ ledger: 'member-roster' }} /><Probe query={{ ledger: 'meeting-matrix', period: '2026Q2' }} /></>)
  expect([seen[0], seen.at(-3), ...seen.slice(-2)]).toEqual(['meeting-ledger 2026Q4', 'cadre-roster 2025', 'member-roster 2026', 'meeting-matrix 2026'])
})

test('上次选的党组织记得，顶栏换了就照顶栏', () => {
  const seen: (string | null | undefined)[] = []
  const Probe = ({ inView }: { readonly inView: string | null }) => {
    const [choice, keep] = useLedgerChoice({}, today, inView)
    seen.push(choice?.organisationId)
    return <button type="button" onClick={() => keep({ organisation: 'chosen', inView: inView ?? '' })}>选</button>
  }
  const { getByText, unmount } = show(<Probe inView={null} />)
  fireEvent.click(getByText('选'))
  expect(seen.at(-1)).toBe('chosen')
  unmount()
  show(<Probe inView="another" />)
  expect(seen.at(-1)).toBeNull()
})
