import { put, remove } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Membership } from '#shared/model/membership.ts'
import type { Stored } from '#shared/model/record.ts'
import { firstDayOf } from '#shared/time/day-or-month.ts'
import { addDays, chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { database } from './database.ts'
import { newId } from './new-id.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const membershipRepository = {
  all, ofPerson, ofOrganisation, admitMember, transferMember, assignToGroup, confirmFullMember, endMembership, suspendVoting, restoreVoting,
  correctMembership, removeMistakenMembership,
}

function all(): Promise<readonly Stored<Membership>[]> {
  return read(() => database.memberships.toArray())
}

/** Oldest first. */
function ofPerson(personId: string): Promise<readonly Stored<Membership>[]> {
  return read(() => database.memberships.where('personId').equals(personId).sortBy('from'))
}

/** Of all times. */
function ofOrganisation(organisationId: string): Promise<readonly Stored<Membership>[]> {
  return read(() => database.memberships.where('organisationId').equals(organisationId).toArray())
}

async function admitMember(membership: Omit<Membership, 'id'>): Promise<void> {
  await write('admitMember', `编入党支部：${await nameOf(membership.personId)}`, [put('memberships', { ...membership, id: newId() })])
}

/** From `on` the member is in another branch; the day before is the last in the former one. */
async function transferMember(membership: Stored<Membership>, to: { readonly organisationId: string; readonly groupId: string | null }, on: LocalDate): Promise<void> {
  if (on <= membership.from) throw tooEarly('转入日期', membership.from)
  const { rev: _rev, _h, ...same } = membership
  const suspensions = membership.votingSuspensions.filter(rest => rest.to === null || rest.to >= on)
  await write('transferMember', `转接组织关系：${await nameOf(membership.personId)}（${chineseDate(on)}）`, [
    put('memberships', { ...membership, to: addDays(on, -1) }),
    put('memberships', { ...same, ...to, id: newId(), from: on, to: membership.to, votingSuspensions: suspensions }),
  ])
}

/** Another group of the same branch from `on`; null = none. */
async function assignToGroup(membership: Stored<Membership>, groupId: string | null, on: LocalDate): Promise<void> {
  if (on <= membership.from) return correctMembership({ ...membership, groupId })
  await transferMember(membership, { organisationId: membership.organisationId, groupId }, on)
}

async function confirmFullMember(membership: Stored<Membership>, on: LocalDate): Promise<void> {
  if (membership.joinedOn !== null && on <= membership.joinedOn) throw tooEarly('转正日期', firstDayOf(membership.joinedOn))
  const summary = `预备党员转正：${await nameOf(membership.personId)}（${chineseDate(on)}）`
  await write('confirmFullMember', summary, [put('memberships', { ...membership, memberType: 'full', fullOn: on })])
}

/** `on` is the last day in the branch. */
async function endMembership(membership: Stored<Membership>, on: LocalDate): Promise<void> {
  if (on < membership.from) throw tooEarly('转出日期', membership.from)
  await write('endMembership', `转出党支部：${await nameOf(membership.personId)}（${chineseDate(on)}）`, [put('memberships', { ...membership, to: on })])
}

/** Only the days are kept, never the reason. */
async function suspendVoting(membership: Stored<Membership>, from: LocalDate, to: LocalDate | null): Promise<void> {
  const votingSuspensions = [...membership.votingSuspensions, { from, to }]
  await write('suspendVoting', `表决权暂停：${await nameOf(membership.personId)}`, [put('memberships', { ...membership, votingSuspensions })])
}

/** `on` is the first day with a vote again. */
async function restoreVoting(membership: Stored<Membership>, on: LocalDate): Promise<void> {
  const votingSuspensions = membership.votingSuspensions.map(rest => (rest.to === null && rest.from < on ? { ...rest, to: addDays(on, -1) } : rest))
  await write('restoreVoting', `恢复表决权：${await nameOf(membership.personId)}`, [put('memberships', { ...membership, votingSuspensions })])
}

/** Mends what was entered wrongly. */
async function correctMembership(membership: Membership): Promise<void> {
  await write('correctMembership', `更正党员关系：${await nameOf(membership.personId)}`, [put('memberships', membership)])
}

async function removeMistakenMembership(membership: Stored<Membership>): Promise<Undoable> {
  const name = await nameOf(membership.personId)
  const seq = await write('removeMistakenMembership', `删除误录的党员关系：${name}`, [remove('memberships', membership)])
  return undoable(`已删除${name}的一条党员关系`, seq)
}

async function nameOf(personId: string): Promise<string> {
  return (await read(() => database.people.get(personId)))?.name ?? ''
}

function tooEarly(what: string, first: LocalDate): ExpectedFailure {
  return new ExpectedFailure('invalid-rows', { message: `${what}应晚于${chineseDate(first)}，没有保存。请核对日期。` })
}
