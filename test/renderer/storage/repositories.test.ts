import { beforeEach, describe, expect, test } from 'vitest'
import type { Membership } from '#shared/model/membership.ts'
import type { Organisation } from '#shared/model/organisation.ts'
import { database } from '../../../renderer/storage/database.ts'
import { meetingRepository } from '../../../renderer/storage/meeting-repository.ts'
import { membershipRepository } from '../../../renderer/storage/membership-repository.ts'
import { organisationRepository, type DatedFacts } from '../../../renderer/storage/organisation-repository.ts'
import { personRepository } from '../../../renderer/storage/person-repository.ts'
import { postRepository } from '../../../renderer/storage/post-repository.ts'
import { settingsRepository } from '../../../renderer/storage/settings-repository.ts'
import { lastUndoable } from '../../../renderer/storage/undo.ts'
import { unitRepository } from '../../../renderer/storage/unit-repository.ts'
import { view } from '../../../renderer/storage/view.ts'
import { aMeeting, aMembership, anAttendee, anOrganisation, aPerson, aPost, day, time } from '../../support/builders.ts'
import type { MemoryMachine } from '../../support/memory-machine.ts'
import { openedArchive } from '../../support/open-view.ts'

let machine: MemoryMachine

beforeEach(async () => { machine = await openedArchive() })

const withoutId = <T extends { readonly id: string }>({ id: _, ...rest }: T): Omit<T, 'id'> => rest

const branch: Omit<Organisation, 'id'> = withoutId(anOrganisation())
const facts: DatedFacts = { fullName: '中共云岭市档案服务中心第一支部委员会', shortName: '第一党支部', superiorId: null, hasCommittee: true, hasGroups: false }

/** A branch with one member, entered as a clerk would. */
async function branchWithMember(): Promise<{ readonly organisationId: string; readonly personId: string }> {
  const organisationId = await organisationRepository.establishOrganisation(branch, facts)
  const membership = withoutId(aMembership({ organisationId, memberType: 'probationary', joinedOn: day('2025-10-10'), fullOn: null, from: day('2025-10-10') }))
  const personId = await personRepository.recordPerson(withoutId(aPerson({ name: '张喆', pinyinInitials: '' })), [membership])
  return { organisationId, personId }
}

const lastAct = () => machine.journal.at(-1)?.act

async function membershipOf(personId: string) {
  const [first, ...more] = await membershipRepository.ofPerson(personId)
  expect(more).toEqual([])
  return first!
}

describe('people', () => {
  test('a person enters with branch and post in one commit, with initials made from the name', async () => {
    const organisationId = await organisationRepository.establishOrganisation(branch, facts)
    const before = machine.journal.length
    const id = await personRepository.recordPerson(
      withoutId(aPerson({ name: '仇单于', pinyinInitials: '' })), [withoutId(aMembership({ organisationId }))], [withoutId(aPost({ organisationId }))],
    )
    expect(machine.journal.length).toBe(before + 1)
    expect(lastAct()).toBe('recordPerson')
    expect((await personRepository.byId(id))?.pinyinInitials.charAt(0)).toBe('q')
    expect(await membershipRepository.ofPerson(id)).toHaveLength(1)
    expect(await postRepository.ofOrganisation(organisationId)).toMatchObject([{ personId: id, post: 'secretary' }])
  })

  test('a membership that can not be kept leaves nothing of the person behind', async () => {
    await expect(personRepository.recordPerson(withoutId(aPerson()), [withoutId(aMembership())])).rejects.toMatchObject({ failure: { code: 'invalid-rows' } })
    expect(await personRepository.all()).toEqual([])
  })

  test.each([
    ['the name changes: initials follow', { name: '李堃' }, 'lk'],
    ['mended initials stay', { pinyinInitials: 'ZS' }, 'zs'],
    ['name and initials change: as typed', { name: '李堃', pinyinInitials: 'lq' }, 'lq'],
  ])('%s', async (_, change, expected) => {
    const id = await personRepository.recordPerson(withoutId(aPerson({ name: '张喆', pinyinInitials: '' })))
    await personRepository.correctPerson({ ...(await personRepository.byId(id))!, ...change })
    expect((await personRepository.byId(id))?.pinyinInitials).toBe(expected)
  })

  test('someone entered by mistake goes with branch and post, and comes back as they were', async () => {
    const { personId } = await branchWithMember()
    const before = [await personRepository.byId(personId), await membershipOf(personId)]
    const { text, undo } = await personRepository.removeMistakenPerson(personId)
    expect(text).toBe('已删除人员“张喆”')
    expect([await personRepository.all(), await membershipRepository.all()]).toEqual([[], []])
    await undo()
    const after = [await personRepository.byId(personId), await membershipOf(personId)]
    const same = (rows: typeof before) => rows.map(row => ({ ...row, rev: 0, _h: '' }))
    expect(same(after)).toEqual(same(before))
  })

  test('someone whom minutes name is not removed', async () => {
    const { organisationId, personId } = await branchWithMember()
    await meetingRepository.recordMeeting(aMeeting({ organisationId, startAt: time('2026-11-20T09:00'), endAt: null, attendees: [anAttendee({ personId })] }))
    await expect(personRepository.removeMistakenPerson(personId)).rejects.toThrow('有 1 次会议记录提到张喆')
    expect(await personRepository.byId(personId)).not.toBeNull()
  })
})

describe('memberships', () => {
  test('a transfer ends the one period and begins the other the next day, in one commit', async () => {
    const { personId } = await branchWithMember()
    const other = await organisationRepository.establishOrganisation(branch, { ...facts, shortName: '第二党支部' })
    const before = machine.journal.length
    await membershipRepository.transferMember(await membershipOf(personId), { organisationId: other, groupId: null }, day('2026-03-01'))
    expect(machine.journal.length).toBe(before + 1)
    expect(await membershipRepository.ofPerson(personId)).toMatchObject([
      { to: '2026-02-28', memberType: 'probationary' }, { organisationId: other, from: '2026-03-01', to: null, joinedOn: '2025-10-10' },
    ])
  })

  test('a transfer on or before the first day is refused', async () => {
    const { organisationId, personId } = await branchWithMember()
    const membership = await membershipOf(personId)
    await expect(membershipRepository.transferMember(membership, { organisationId, groupId: null }, membership.from)).rejects.toThrow('转入日期应晚于2025年10月10日')
    expect(await membershipRepository.ofPerson(personId)).toHaveLength(1)
  })

  test('full membership is confirmed from a day on', async () => {
    const { personId } = await branchWithMember()
    await membershipRepository.confirmFullMember(await membershipOf(personId), day('2026-10-10'))
    expect(await membershipOf(personId)).toMatchObject({ memberType: 'full', fullOn: '2026-10-10' })
  })

  test('a vote rests and is restored the day after its last day of rest', async () => {
    const { personId } = await branchWithMember()
    await membershipRepository.suspendVoting(await membershipOf(personId), day('2026-01-01'), null)
    await membershipRepository.restoreVoting(await membershipOf(personId), day('2026-07-01'))
    expect((await membershipOf(personId)).votingSuspensions).toEqual([{ from: '2026-01-01', to: '2026-06-30' }])
  })

  test('the last day in the branch is kept', async () => {
    const { personId } = await branchWithMember()
    await membershipRepository.endMembership(await membershipOf(personId), day('2026-06-30'))
    expect((await membershipOf(personId)).to).toBe('2026-06-30')
  })
})

describe('organisations', () => {
  test('established with what is so of it from that day', async () => {
    const id = await organisationRepository.establishOrganisation(branch, facts)
    expect(await organisationRepository.factsOf(id)).toMatchObject([{ ...facts, from: branch.establishedOn, to: null }])
  })

  test('a changed fact closes the period before and leaves the past as it was', async () => {
    const id = await organisationRepository.establishOrganisation(branch, facts)
    await organisationRepository.changeFacts(id, day('2026-05-01'), { ...facts, shortName: '综合处党支部' })
    expect(await organisationRepository.factsOf(id)).toMatchObject([
      { shortName: '第一党支部', from: '2020-01-01', to: '2026-04-30' }, { shortName: '综合处党支部', from: '2026-05-01', to: null },
    ])
  })

  test('a change in the midst of a past period splits it there', async () => {
    const id = await organisationRepository.establishOrganisation(branch, facts)
    await organisationRepository.changeFacts(id, day('2026-05-01'), { ...facts, shortName: '丙' })
    await organisationRepository.changeFacts(id, day('2023-01-01'), { ...facts, shortName: '乙' })
    expect((await organisationRepository.factsOf(id)).map(f => [f.shortName, f.from, f.to])).toEqual([
      ['第一党支部', '2020-01-01', '2022-12-31'], ['乙', '2023-01-01', '2026-04-30'], ['丙', '2026-05-01', null],
    ])
  })

  test('a change before the first period begins one that ends the day before it', async () => {
    const id = await organisationRepository.establishOrganisation(branch, facts)
    await organisationRepository.changeFacts(id, day('2019-01-01'), { ...facts, shortName: '筹备组' })
    expect((await organisationRepository.factsOf(id)).map(f => [f.shortName, f.to])).toEqual([['筹备组', '2019-12-31'], ['第一党支部', null]])
  })

  test('a second change on the same day mends the first', async () => {
    const id = await organisationRepository.establishOrganisation(branch, facts)
    await organisationRepository.changeFacts(id, branch.establishedOn, { ...facts, hasCommittee: false })
    expect(await organisationRepository.factsOf(id)).toMatchObject([{ hasCommittee: false, from: '2020-01-01' }])
  })

  test('not dissolved while it has members; afterwards its facts and posts end with it', async () => {
    const { organisationId, personId } = await branchWithMember()
    await postRepository.appoint(withoutId(aPost({ organisationId, personId })))
    await expect(organisationRepository.dissolveOrganisation({ organisationId, on: day('2026-06-30'), documentNo: '', mergedIntoId: null, movesMembers: false })).rejects.toThrow('还有 1 名党员在这个党组织')
    await membershipRepository.endMembership(await membershipOf(personId), day('2026-06-30'))
    await organisationRepository.dissolveOrganisation({ organisationId, on: day('2026-06-30'), documentNo: '', mergedIntoId: null, movesMembers: false })
    expect(await organisationRepository.byId(organisationId)).toMatchObject({ dissolvedOn: '2026-06-30' })
    expect(await organisationRepository.factsOf(organisationId)).toMatchObject([{ to: '2026-06-30' }])
    expect(await postRepository.ofPerson(personId)).toMatchObject([{ to: '2026-06-30' }])
  })

  test('entered by mistake it can be taken away only while nothing belongs to it', async () => {
    const { organisationId, personId } = await branchWithMember()
    await expect(organisationRepository.removeMistakenOrganisation(organisationId)).rejects.toThrow('没有删除')
    await membershipRepository.removeMistakenMembership(await membershipOf(personId))
    await organisationRepository.removeMistakenOrganisation(organisationId)
    expect([await organisationRepository.all(), await organisationRepository.allFacts()]).toEqual([[], []])
  })
})

describe('posts', () => {
  test('taken up, ended on its last day, never before its first', async () => {
    const { organisationId, personId } = await branchWithMember()
    await postRepository.appoint(withoutId(aPost({ organisationId, personId, from: day('2026-01-01') })))
    const [post] = await postRepository.ofPerson(personId)
    await expect(postRepository.endPost(post!, day('2025-12-31'))).rejects.toThrow('免职日期早于任职日期2026年1月1日')
    await postRepository.endPost(post!, day('2026-06-30'))
    expect(await postRepository.ofPerson(personId)).toMatchObject([{ to: '2026-06-30' }])
  })
})

describe('meetings', () => {
  const thisWeek = { startAt: time('2026-11-20T09:00'), endAt: null }

  test('deleted, they come back byte for byte but for their revision', async () => {
    const { organisationId } = await branchWithMember()
    const meeting = aMeeting({ organisationId, ...thisWeek })
    await meetingRepository.recordMeeting(meeting)
    const before = await meetingRepository.byId(meeting.id)
    const { text, undo } = await meetingRepository.deleteMeeting(meeting.id)
    expect(text).toBe(`已删除会议“${meeting.title}”`)
    expect(await meetingRepository.byId(meeting.id)).toBeNull()
    expect(lastUndoable.get()?.text).toBe(text)
    await undo()
    expect({ ...(await meetingRepository.byId(meeting.id)), rev: before?.rev, _h: before?._h }).toEqual(before)
    expect(lastUndoable.get()).toBeNull()
  })

  test('a newer rev is written over the one that was seen, and the history says which it was', async () => {
    const { organisationId } = await branchWithMember()
    const meeting = aMeeting({ organisationId, ...thisWeek })
    await meetingRepository.recordMeeting(meeting)
    expect(machine.journal.at(-1)?.summary).toBe(`记录会议：${meeting.title}`)
    await meetingRepository.recordMeeting({ ...(await meetingRepository.byId(meeting.id))!, place: '四楼' })
    expect(machine.journal.at(-1)?.summary).toBe(`修改会议：${meeting.title}`)
    expect((await meetingRepository.byId(meeting.id))?.place).toBe('四楼')
  })

  test('the roster is that of the day', async () => {
    const { organisationId, personId } = await branchWithMember()
    const on = (date: string) => meetingRepository.rosterOn(organisationId, ['memberAssembly'], day(date))
    expect((await on('2026-05-20')).map(row => [row.person.id, row.isVoter])).toEqual([[personId, false]])
    expect(await on('2025-10-09')).toEqual([])
    expect(await meetingRepository.rosterOn('01980000-0000-7000-8000-ffffffffffff', ['memberAssembly'], day('2026-05-20'))).toEqual([])
  })

  test('those of an organisation and some days, both included', async () => {
    const { organisationId } = await branchWithMember()
    const at = (when: string) => aMeeting({ organisationId, startAt: time(when), endAt: null, title: when, backfillReason: '补录' })
    for (const when of ['2026-04-30T23:59', '2026-05-31T23:59', '2026-05-01T00:00', '2026-06-01T00:00']) await meetingRepository.recordMeeting(at(when))
    expect((await meetingRepository.ofOrganisation(organisationId, day('2026-05-01'), day('2026-05-31'))).map(m => m.title)).toEqual(['2026-05-01T00:00', '2026-05-31T23:59'])
  })
})

test('the unit and its settings: defaults until it sets its own', async () => {
  const unit = (await unitRepository.current())!
  await unitRepository.describeUnit({ ...unit, shortName: '市档案中心' })
  expect((await unitRepository.current())?.shortName).toBe('市档案中心')
  expect((await settingsRepository.current()).yellowAfterShare).toBe(0.6)
  await settingsRepository.changeSettings({ yellowAfterShare: 0.5 })
  await settingsRepository.changeSettings({ classificationWords: ['内部绝密'] })
  expect(await settingsRepository.current()).toMatchObject({ yellowAfterShare: 0.5, classificationWords: ['内部绝密'] })
  expect(await database.settings.count()).toBe(1)
})

test('after all of this the view is what the journal says', async () => {
  const { personId } = await branchWithMember()
  const membership: Membership = await membershipOf(personId)
  await membershipRepository.correctMembership({ ...membership, from: day('2025-11-01') })
  const { undo } = await personRepository.removeMistakenPerson(personId)
  await undo()
  const { archiveId, schema, seq: appliedSeq, viewHash, counts } = machine.head()
  expect(await view.state()).toEqual({ kind: 'holds', archiveId, schema, appliedSeq, viewHash, counts })
})
