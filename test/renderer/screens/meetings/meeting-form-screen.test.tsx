// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Meeting } from '#shared/model/meeting.ts'
import { MeetingsScreen } from '../../../../renderer/screens/meetings/meetings-screen.tsx'
import { draftRepository } from '../../../../renderer/storage/draft-repository.ts'
import { meetingRepository } from '../../../../renderer/storage/meeting-repository.ts'
import { rebuildView } from '../../../../renderer/storage/view-keeper.ts'
import { branch, branchArchive, di, kun, zhe } from '../../../support/branch-archive.ts'
import { aMeeting, aMembership, anAttendee, anId, aPerson, aTopic, day, time } from '../../../support/builders.ts'
import type { MemoryMachine } from '../../../support/memory-machine.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'
import { connectWorkers } from '../../../support/window-workers.ts'

giveTheWindowASize()

let machine: MemoryMachine

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00') })
  machine = await branchArchive()
  const end = connectWorkers()
  return () => {
    end()
    vi.useRealTimers()
  }
})

const id = anId()
const openNew = async (query: Record<string, string> = { organisation: branch.id, kinds: 'memberAssembly' }) => {
  const shown = show(<MeetingsScreen rest={['new', id]} query={query} />)
  await screen.findByLabelText('会议日期', { selector: 'input' })
  return shown
}
const openKnown = async (meeting: Meeting) => {
  machine.seed([{ table: 'meetings', row: meeting }])
  await rebuildView()
  const shown = show(<MeetingsScreen rest={[meeting.id, 'edit']} query={{}} />)
  await screen.findByLabelText('会议日期', { selector: 'input' })
  return shown
}
const type = (label: string, text: string) => fireEvent.change(field(label), { target: { value: text } })
const field = (label: string): HTMLInputElement => screen.getByLabelText(label, { selector: 'input, textarea' })
const typeTime = (date = '1120') => { type('会议日期', date); type('开始时间', '1430') }
const save = async () => { await act(async () => { fireEvent.click(button('保存')) }) }
/** By its words: asking for roles takes jsdom seconds on a form of this size. */
const button = (words: string) => screen.getByText(words).closest('button')!
const savedRow = () => machine.row('meetings', id) as Meeting | undefined

describe('a new meeting', () => {
  test('is saved with roster, host and title of the day, and absentees picked by initials', async () => {
    await openNew()
    typeTime()
    await screen.findByText(/应到 3 人，实到 3 人/)
    expect(field('主持人').value).toBe('张喆')
    type('缺席人员', 'lk')
    fireEvent.keyDown(field('缺席人员'), { key: 'Enter' })
    await screen.findByText(/应到 3 人，实到 2 人/)
    type('李堃：原因', '出差')
    await save()
    await waitFor(() => expect(savedRow()).toBeTruthy())
    expect(savedRow()).toMatchObject({
      title: '第一党支部2026年11月党员大会', belongYear: 2026, startAt: '2026-11-20T14:30', hostId: zhe.id, backfillReason: '',
      attendees: expect.arrayContaining([expect.objectContaining({ personId: kun.id, status: 'leave', reason: '出差' }), expect.objectContaining({ personId: di.id, status: 'present' })]),
    })
    expect(machine.journal.at(-1)).toMatchObject({ act: 'recordMeeting' })
  })

  test('is saved though too few came, and says so while typing', async () => {
    await openNew()
    typeTime()
    for (const initials of ['lk', 'wd']) {
      await screen.findByText(/应到 3 人，实到/)
      type('缺席人员', initials)
      fireEvent.keyDown(field('缺席人员'), { key: 'Enter' })
    }
    expect(await screen.findAllByText(/还差 1 人/)).not.toHaveLength(0)
    await save()
    await waitFor(() => expect(savedRow()).toBeTruthy())
  })

  test('that lacks what the archive needs is not saved, and the first gap has the cursor', async () => {
    await openNew()
    type('会议日期', '1120')
    await save()
    expect(await screen.findByText(/还不能保存：请填写开始时间/)).toBeTruthy()
    expect(savedRow()).toBeUndefined()
    expect(document.activeElement).toBe(field('会议日期'))
  })

  test('C53 held more than seven days ago asks for the reason of its late entry', async () => {
    await openNew()
    typeTime('20260603')
    await save()
    expect(await screen.findAllByText(/请写明补录原因/)).not.toHaveLength(0)
    expect(savedRow()).toBeUndefined()
    type('补录原因', '记录人住院')
    await save()
    await waitFor(() => expect(savedRow()).toMatchObject({ backfillReason: '记录人住院' }))
  })

  test('held seven days ago needs no reason', async () => {
    await openNew()
    typeTime('1115')
    await save()
    await waitFor(() => expect(savedRow()).toBeTruthy())
  })

  test('C54 with a mark of classification is refused until somebody answers for it in writing; the log keeps the reason', async () => {
    await openNew()
    typeTime()
    type('主持人小结', '传达机密文件精神')
    await save()
    expect(await screen.findByText(/发现密级字样/)).toBeTruthy()
    expect(savedRow()).toBeUndefined()
    const confirm = button('已核实不涉密，保存')
    expect(confirm).toHaveProperty('disabled', true)
    type('确认不涉密的理由', '公开出版的教材书名')
    await act(async () => { fireEvent.click(button('已核实不涉密，保存')) })
    await waitFor(() => expect(savedRow()).toBeTruthy())
    expect(machine.journal.at(-1)?.summary).toContain('公开出版的教材书名')
  })

  test('a control character in what is pasted is taken out, and said', async () => {
    await openNew()
    type('主持人小结', '同意\u0007转正')
    expect(field('主持人小结').value).toBe('同意转正')
    expect(screen.getByText(/内容已清理/)).toBeTruthy()
  })

  test('while the IME composes nothing is cleaned and Enter moves nothing', async () => {
    await openNew()
    const place = field('地点')
    place.focus()
    fireEvent.compositionStart(place)
    fireEvent.change(place, { target: { value: 'san' } })
    fireEvent.keyDown(place, { key: 'Enter', isComposing: true, keyCode: 229 })
    expect(document.activeElement).toBe(place)
    fireEvent.change(place, { target: { value: '三楼' } })
    fireEvent.compositionEnd(place)
    expect(place.value).toBe('三楼')
  })
})

describe('when saving fails', () => {
  test.each(['disk-full', 'read-only', 'write-failed'] as const)('%s: what was typed stays, and is saved once that is mended', async code => {
    await openNew()
    typeTime()
    type('地点', '三楼会议室')
    machine.failNext('commit', code)
    await save()
    expect(await screen.findByText(/还在屏幕上，没有丢失/)).toBeTruthy()
    expect(field('地点').value).toBe('三楼会议室')
    expect(savedRow()).toBeUndefined()
    await save()
    await waitFor(() => expect(savedRow()).toMatchObject({ place: '三楼会议室' }))
  })

  test('somebody else was first: both are shown, and the clerk decides', async () => {
    const meeting = aMeeting({ organisationId: branch.id, place: '三楼', attendees: [anAttendee({ personId: zhe.id })], topics: [aTopic()], startAt: time('2026-11-20T09:00'), endAt: null })
    await openKnown(meeting)
    type('地点', '五楼')
    const theirs = (await meetingRepository.byId(meeting.id))!
    await act(() => meetingRepository.recordMeeting({ ...theirs, place: '礼堂' }))
    await save()
    expect(await screen.findByText(/刚才已被修改/)).toBeTruthy()
    const row = screen.getByText('礼堂').closest('tr')!
    expect(within(row).getByText('五楼')).toBeTruthy()
    expect(field('地点').value).toBe('五楼')
    await act(async () => { fireEvent.click(button('保存我填写的')) })
    await waitFor(() => expect(machine.row('meetings', meeting.id)).toMatchObject({ place: '五楼' }))
  })

  test('what this window has not heard of yet is shown too, and the choice is saved', async () => {
    const meeting = aMeeting({ organisationId: branch.id, place: '三楼', attendees: [anAttendee({ personId: zhe.id })], topics: [aTopic()], startAt: time('2026-11-20T09:00'), endAt: null })
    await openKnown(meeting)
    type('地点', '五楼')
    const { rev } = (await meetingRepository.byId(meeting.id))!
    const answer = await machine.machine.commit({ id: anId(), act: 'recordMeeting', summary: '别处修改', ops: [{ table: 'meetings', id: meeting.id, ifRev: rev, value: { ...meeting, place: '礼堂' } }] })
    expect(answer.ok).toBe(true)
    await save()
    expect(await screen.findByText('礼堂')).toBeTruthy()
    await act(async () => { fireEvent.click(button('保存我填写的')) })
    await waitFor(() => expect(machine.row('meetings', meeting.id)).toMatchObject({ place: '五楼' }))
  })
})

describe('the draft', () => {
  test('is kept soon after typing, offered when the form opens again, and gone once saved', async () => {
    const first = await openNew()
    typeTime()
    type('地点', '三楼会议室')
    await waitFor(async () => expect(await draftRepository.ofRecord('meeting', id)).toBeTruthy())
    expect(await screen.findByText(/草稿已存/)).toBeTruthy()
    first.unmount()
    await openNew()
    expect(field('地点').value).toBe('三楼会议室')
    expect(screen.getByText(/已接着 .* 的草稿填写/)).toBeTruthy()
    await save()
    await waitFor(async () => expect(await draftRepository.ofRecord('meeting', id)).toBeNull())
    expect(savedRow()).toMatchObject({ place: '三楼会议室' })
  })

  test('leaving by Esc asks nothing and keeps it', async () => {
    await openNew()
    type('地点', '三楼会议室')
    fireEvent.keyDown(document.body, { key: 'Escape' })
    await waitFor(async () => expect((await draftRepository.ofRecord('meeting', id))?.content).toMatchObject({ place: '三楼会议室' }))
  })

  test('of a known record is offered beside what is saved', async () => {
    const meeting = aMeeting({ organisationId: branch.id, place: '三楼', startAt: time('2026-11-20T09:00'), endAt: null, attendees: [anAttendee({ personId: zhe.id })] })
    const first = await openKnown(meeting)
    type('地点', '五楼')
    first.unmount()
    await waitFor(async () => expect(await draftRepository.ofRecord('meeting', meeting.id)).toBeTruthy())
    show(<MeetingsScreen rest={[meeting.id, 'edit']} query={{}} />)
    fireEvent.click(await screen.findByText('接着填草稿'))
    expect((await screen.findByLabelText<HTMLInputElement>('地点', { selector: 'input' })).value).toBe('五楼')
  })

  test('opening and closing a record keeps none', async () => {
    const meeting = aMeeting({ organisationId: branch.id, startAt: time('2026-11-20T09:00'), endAt: null, attendees: [anAttendee({ personId: zhe.id })] })
    const shown = await openKnown(meeting)
    shown.unmount()
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(machine.calls).not.toContain('saveDraft')
  })
})

test('another day brings another roster, and keeps what was marked', async () => {
  machine.seed([{ table: 'people', row: { ...aPerson({ name: '陈赟', pinyinInitials: 'cy' }), id: '01980000-0000-7000-8000-00000000ffff' } },
    { table: 'memberships', row: aMembership({ personId: '01980000-0000-7000-8000-00000000ffff', organisationId: branch.id, from: day('2026-11-20') }) }])
  await rebuildView()
  await openNew()
  typeTime('1120')
  await screen.findByText(/应到 4 人，实到/)
  type('缺席人员', 'cy')
  fireEvent.keyDown(field('缺席人员'), { key: 'Enter' })
  await screen.findByText(/应到 4 人，实到 3 人/)
  type('会议日期', '1119')
  await screen.findByText(/应到 3 人，实到 3 人/)
  type('会议日期', '1120')
  expect(await screen.findByText(/应到 4 人，实到 3 人/)).toBeTruthy()
})
