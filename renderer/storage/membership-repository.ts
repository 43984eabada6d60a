import { put, remove } from '#shared/archive/commit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { membershipStatus, type Membership, type MembershipStatus, type Transfer } from '#shared/model/membership.ts'
import type { Stored } from '#shared/model/record.ts'
import { type BranchPlace, carriedFacts, leftPeriod, movedPeriods, restoredPeriods, statusChanged } from '#shared/rules/membership-changes.ts'
import { firstDayOf } from '#shared/time/day-or-month.ts'
import { addDays, chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { database } from './database.ts'
import { newId } from './new-id.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const membershipRepository = {
  all, ofPerson, ofOrganisation, admitMember, transferMember, assignToGroup, confirmFullMember, extendProbation, endMembership, changeStatus, restoreMembership,
  recordFloating, recordLost, suspendVoting, restoreVoting, correctMembership, removeMistakenMembership,
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
async function transferMember(membership: Stored<Membership>, to: BranchPlace, on: LocalDate, letter: Transfer | null = null): Promise<void> {
  if (on <= membership.from) throw tooEarly('转入日期', membership.from)
  const [former, next] = movedPeriods(membership, to, on, newId(), letter)
  await write('transferMember', `转接组织关系：${await nameOf(membership.personId)}（${chineseDate(on)}）`, [put('memberships', former), put('memberships', asNew(next))])
}

/** Another group of the same branch from `on`; null = none. */
async function assignToGroup(membership: Stored<Membership>, groupId: string | null, on: LocalDate): Promise<void> {
  if (on <= membership.from) return correctMembership({ ...membership, groupId })
  await transferMember(membership, { organisationId: membership.organisationId, groupId }, on)
}

async function confirmFullMember(membership: Stored<Membership>, on: LocalDate): Promise<void> {
  if (membership.joinedOn !== null && on <= membership.joinedOn) throw tooEarly('转正日期', firstDayOf(membership.joinedOn))
  const summary = `预备党员转正：${await nameOf(membership.personId)}（${chineseDate(on)}）`
  await writeWithCarried('confirmFullMember', summary, { ...membership, memberType: 'full', fullOn: on })
}

/** `on` is the last day in the branch; from the next day on the status is 转出. */
async function endMembership(membership: Stored<Membership>, on: LocalDate, letter: Transfer | null = null, note = ''): Promise<void> {
  if (on < membership.from) throw tooEarly('转出日期', membership.from)
  await write('endMembership', `转出党支部：${await nameOf(membership.personId)}（${chineseDate(on)}）`, [put('memberships', leftPeriod(membership, on, letter, note))])
}

/** 保留、停止、开除党籍，除名，死亡: as of `on`. */
async function changeStatus(membership: Stored<Membership>, status: MembershipStatus, on: LocalDate, note = ''): Promise<void> {
  if (on < membership.from) throw tooEarly('状态日期', membership.from)
  const summary = `${membershipStatus.labels[status]}：${await nameOf(membership.personId)}（${chineseDate(on)}）`
  await write('changeStatus', summary, [put('memberships', statusChanged(membership, status, on, note))])
}

/** 恢复党籍 of one whose membership had ended by its status: another period in the same branch from `on`. */
async function restoreMembership(membership: Stored<Membership>, on: LocalDate): Promise<void> {
  const ended = membership.statusOn ?? membership.from
  if (on <= ended || on <= membership.from) throw tooEarly('恢复日期', ended)
  const [former, next] = restoredPeriods(membership, on, newId())
  await write('restoreMembership', `恢复党籍：${await nameOf(membership.personId)}（${chineseDate(on)}）`, [put('memberships', former), put('memberships', next)])
}

/** null = back, or was never away. */
async function recordFloating(membership: Stored<Membership>, floating: Membership['floating']): Promise<void> {
  await write('recordFloating', `${floating === null ? '流动党员返回' : '登记流动党员'}：${await nameOf(membership.personId)}`, [put('memberships', { ...membership, floating })])
}

/** null = found again. */
async function recordLost(membership: Stored<Membership>, lost: Membership['lost']): Promise<void> {
  await write('recordLost', `${lost === null ? '恢复联系' : '登记失联党员'}：${await nameOf(membership.personId)}`, [put('memberships', { ...membership, lost })])
}

/** 延长预备期: of the party member, so every period of the person says it. */
async function extendProbation(membership: Stored<Membership>, to: LocalDate): Promise<void> {
  await writeWithCarried('extendProbation', `延长预备期：${await nameOf(membership.personId)}（至${chineseDate(to)}）`, { ...membership, probationExtendedTo: to })
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

/** Mends what was entered wrongly; a party fact (入党日期, 转正日期 …) is mended in all periods of the person. */
async function correctMembership(membership: Membership): Promise<void> {
  await writeWithCarried('correctMembership', `更正党员关系：${await nameOf(membership.personId)}`, membership)
}

async function writeWithCarried(act: string, summary: string, membership: Membership): Promise<void> {
  const all = await ofPerson(membership.personId)
  const before = all.find(one => one.id === membership.id)
  const carried = before === undefined ? [] : carriedFacts(before, membership, all.filter(one => one.id !== membership.id))
  await write(act, summary, [put('memberships', membership), ...carried.map(one => put('memberships', one))])
}

async function removeMistakenMembership(membership: Stored<Membership>): Promise<Undoable> {
  const name = await nameOf(membership.personId)
  const seq = await write('removeMistakenMembership', `删除误录的党员关系：${name}`, [remove('memberships', membership)])
  return undoable(`已删除${name}的一条党员关系`, seq)
}

/** Without what ties a row to the one that it was made from. */
function asNew(membership: Membership): Membership {
  const { rev: _rev, _h, ...rest } = membership as Stored<Membership> // a row made from a stored one
  return rest
}

async function nameOf(personId: string): Promise<string> {
  return (await read(() => database.people.get(personId)))?.name ?? ''
}

function tooEarly(what: string, first: LocalDate): ExpectedFailure {
  return new ExpectedFailure('invalid-rows', { message: `${what}应晚于${chineseDate(first)}，没有保存。请核对日期。` })
}
