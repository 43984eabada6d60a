import { beforeEach, expect, test } from 'vitest'
import { contextOf, loadDirectory } from '../../../../../renderer/screens/meetings/form/directory.ts'
import { formOfMeeting } from '../../../../../renderer/screens/meetings/form/meeting-form.ts'
import { renewableRoster } from '../../../../../renderer/screens/meetings/form/renewable-roster.ts'
import { meetingRepository } from '../../../../../renderer/storage/meeting-repository.ts'
import { membershipRepository } from '../../../../../renderer/storage/membership-repository.ts'
import { rebuildView } from '../../../../../renderer/storage/view-keeper.ts'
import { aFact, aMeeting, aMembership, anAttendee, anOrganisation, aPerson, day, time, today } from '../../../../support/builders.ts'
import type { MemoryMachine } from '../../../../support/memory-machine.ts'
import { openedArchive } from '../../../../support/open-view.ts'

const branch = anOrganisation()
const other = anOrganisation()
const zhang = aPerson({ name: '张喆', pinyinInitials: 'zz' })
const li = aPerson({ name: '李堃', pinyinInitials: 'lk' })
const meeting = aMeeting({
  organisationId: branch.id, kinds: ['memberAssembly'], startAt: time('2026-05-20T14:30'), attendees: [anAttendee({ personId: li.id }), anAttendee({ personId: zhang.id })],
})

let machine: MemoryMachine

beforeEach(async () => {
  machine = await openedArchive()
  machine.seed([
    ...[branch, other].map(row => ({ table: 'organisations' as const, row })), ...[branch, other].map(({ id }) => ({ table: 'organisationFacts' as const, row: aFact({ organisationId: id }) })),
    ...[zhang, li].map(row => ({ table: 'people' as const, row })),
    { table: 'memberships', row: aMembership({ personId: li.id, organisationId: branch.id }) }, { table: 'memberships', row: aMembership({ personId: zhang.id, organisationId: branch.id }) },
    { table: 'meetings', row: meeting },
  ])
  await rebuildView()
})

/** What the form of the old meeting would tick today. */
async function suggested(): Promise<readonly string[]> {
  const stored = await meetingRepository.byId(meeting.id)
  const { roster } = contextOf(formOfMeeting(stored!), await loadDirectory(), null, today)
  return roster.map(({ personId }) => (personId === zhang.id ? '张喆' : '李堃')).sort()
}

const recorded = () => JSON.stringify(machine.row('meetings', meeting.id))

test('a transfer date that is changed later changes what an old meeting suggests, never what was recorded', async () => {
  const before = recorded()
  expect(await suggested()).toEqual(['张喆', '李堃'])

  const [period] = await membershipRepository.ofPerson(zhang.id)
  await membershipRepository.transferMember(period!, { organisationId: other.id, groupId: null }, day('2026-07-01'))
  expect(await suggested()).toEqual(['张喆', '李堃'])

  const [former] = await membershipRepository.ofPerson(zhang.id)
  await membershipRepository.correctMembership({ ...former!, to: day('2026-05-19') })
  const [, next] = await membershipRepository.ofPerson(zhang.id)
  await membershipRepository.correctMembership({ ...next!, from: day('2026-05-20') })
  expect(await suggested()).toEqual(['李堃'])

  expect(recorded()).toBe(before)
  const form = formOfMeeting((await meetingRepository.byId(meeting.id))!)
  expect(form.storedRoster?.entries.map(({ personId }) => personId).sort()).toEqual([li.id, zhang.id].sort())
  const { roster } = contextOf(form, await loadDirectory(), null, today)
  expect(renewableRoster(form, roster)?.map(({ personId }) => personId)).toEqual([li.id])
})

test('a status that is entered later does the same from its day on', async () => {
  const before = recorded()
  const [period] = await membershipRepository.ofPerson(zhang.id)
  await membershipRepository.changeStatus(period!, 'deceased', day('2026-05-21'))
  expect(await suggested()).toEqual(['张喆', '李堃'])
  const [ended] = await membershipRepository.ofPerson(zhang.id)
  await membershipRepository.changeStatus(ended!, 'deceased', day('2026-05-20'))
  expect(await suggested()).toEqual(['李堃'])
  expect(recorded()).toBe(before)
})
