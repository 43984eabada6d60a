// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { MeetingsScreen } from '../../../../renderer/screens/meetings/meetings-screen.tsx'
import { lastUndoable } from '../../../../renderer/storage/undo.ts'
import { rebuildView } from '../../../../renderer/storage/view-keeper.ts'
import { parseHash } from '../../../../renderer/ui/route.ts'
import { branch, branchArchive, kun, zhe } from '../../../support/branch-archive.ts'
import { aMeeting, anAttendee, anId, aTopic, aVote, time } from '../../../support/builders.ts'
import type { MemoryMachine } from '../../../support/memory-machine.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'
import { connectWorkers } from '../../../support/window-workers.ts'

giveTheWindowASize()

const attendees = [anAttendee({ personId: zhe.id }), anAttendee({ personId: kun.id, status: 'leave', reason: '' })]
const assembly = aMeeting({
  id: anId(), organisationId: branch.id, title: '第一党支部党员大会', startAt: time('2026-11-18T14:30'), endAt: time('2026-11-18T16:00'), hostId: zhe.id, hostName: '', attendees,
  topics: [aTopic({ content: '部署防汛工作', vote: aVote({ yes: 1 }), resolution: '同意' })],
})
const late = aMeeting({ organisationId: branch.id, kinds: ['themeDay'], title: '九月主题党日', startAt: time('2026-09-10T14:30'), endAt: null, attendees, backfillReason: '记录人住院' })
let machine: MemoryMachine

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00') })
  machine = await branchArchive()
  machine.seed([assembly, late].map(row => ({ table: 'meetings' as const, row })))
  await rebuildView()
  const end = connectWorkers()
  return () => {
    end()
    vi.useRealTimers()
  }
})

const at = () => parseHash(window.location.hash)

describe('the list', () => {
  test('shows date, name, attendance, quality and 补录', async () => {
    show(<MeetingsScreen rest={[]} query={{}} />)
    const row = (await screen.findByText('第一党支部党员大会')).closest('[role=row]')!
    expect(row.textContent).toMatch(/2026\.11\.18.*党员大会.*第一党支部.*2\/1/)
    await waitFor(() => expect(row.textContent).toMatch(/(待补充|缺要素|不合规) \d+$/))
    expect(screen.getByText('九月主题党日').closest('[role=row]')!.textContent).toContain('补录')
    expect(screen.getByText('共 2 次会议')).toBeTruthy()
  })
  test.each([
    ['words of the minutes', { text: '防汛' }, '第一党支部党员大会', '九月主题党日'],
    ['initials of somebody named', { text: 'lk 主题' }, '九月主题党日', '第一党支部党员大会'],
    ['kind', { kind: 'themeDay' }, '九月主题党日', '第一党支部党员大会'],
    ['month', { period: '2026-11' }, '第一党支部党员大会', '九月主题党日'],
    ['late entry', { state: 'backfilled' }, '九月主题党日', '第一党支部党员大会'],
    ['the year that it counts for', { belongYear: '2025' }, null, '九月主题党日'],
  ])('is narrowed by %s', async (_, query, found, passedOver) => {
    show(<MeetingsScreen rest={[]} query={query as Record<string, string>} />)
    if (found !== null) expect(await screen.findAllByText(new RegExp(found))).not.toHaveLength(0)
    else expect(await screen.findByText(/没有符合条件的会议/)).toBeTruthy()
    expect(screen.queryByText(new RegExp(`^${passedOver}`))).toBeNull()
  })
  test('Enter opens the chosen row, N begins a new meeting with an id of its own', async () => {
    show(<MeetingsScreen rest={[]} query={{}} />)
    await screen.findByText('第一党支部党员大会')
    fireEvent.keyDown(document.querySelector('[data-list]')!, { key: 'Enter' })
    expect(at()).toMatchObject({ screen: 'meetings', rest: [assembly.id] })
    fireEvent.keyDown(document.body, { key: 'n' })
    expect(at().rest[0]).toBe('new')
    expect(at().rest[1]).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('the record', () => {
  test('looks like the paper form, and what is missing leads to its field', async () => {
    show(<MeetingsScreen rest={[assembly.id]} query={{}} />)
    expect(await screen.findByText('部署防汛工作', { exact: false })).toBeTruthy()
    expect(screen.getByText(/李堃（请假：原因未填）/)).toBeTruthy()
    fireEvent.click(await screen.findByText(/李堃请假，没有写原因/))
    expect(at()).toMatchObject({ rest: [assembly.id, 'edit'], query: { field: 'attendees.1.reason' } })
  })
  test('is deleted without a question and can be put back', async () => {
    show(<MeetingsScreen rest={[assembly.id]} query={{}} />)
    const button = (await screen.findByText('删除')).closest('button')!
    await act(async () => { fireEvent.click(button) })
    await waitFor(() => expect(machine.row('meetings', assembly.id)).toBeUndefined())
    await waitFor(() => expect(lastUndoable.get()?.text).toContain('第一党支部党员大会'))
    await act(() => lastUndoable.get()!.undo())
    expect(machine.row('meetings', assembly.id)).toMatchObject({ title: '第一党支部党员大会' })
  })
  test('that is gone says so', async () => {
    show(<MeetingsScreen rest={[anId()]} query={{}} />)
    expect(await screen.findByText(/已不在档案里/)).toBeTruthy()
  })
})
