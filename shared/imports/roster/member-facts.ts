import { type Membership, membershipStatus, memberType } from '../../model/membership.ts'
import { endingStatuses } from '../../rules/roster.ts'
import { leftPeriod, statusChanged } from '../../rules/membership-changes.ts'
import { isAfter } from '../../time/day-or-month.ts'
import { addDays, chineseDate, type LocalDate } from '../../time/local-date.ts'
import { moreExact, sameText, time } from './person-changes.ts'
import { type RosterField, rosterFieldLabel } from './roster-field.ts'
import type { RosterChange } from './roster-plan.ts'
import type { RowValues } from './row-values.ts'

export interface MemberFacts {
  readonly membership: Membership
  readonly changes: readonly RosterChange[]
  readonly hints: readonly { readonly field: RosterField; readonly message: string }[]
}

type Draft = { -readonly [K in keyof Membership]: Membership[K] }
type Change = (field: RosterField, from: string, to: string) => void

/** The membership with what the row says of it; what the row leaves empty stays. */
export function withFacts(before: Membership, values: RowValues, branchName: string): MemberFacts {
  const draft: Draft = { ...before }
  const changes: RosterChange[] = []
  const hints: { field: RosterField; message: string }[] = []
  const change: Change = (field, from, to) => { changes.push({ field, label: rosterFieldLabel(field), from, to }) }
  partyFacts(draft, values, change)
  places(draft, values, branchName, change)
  const ended = status(draft, values, branchName, change, hints)
  return { membership: ended, changes, hints }
}

/** What is so of the member in every branch. */
function partyFacts(draft: Draft, values: RowValues, change: Change): void {
  const type = values.memberType === 'none' ? undefined : (values.memberType ?? (values.fullOn !== undefined ? 'full' : undefined))
  if (type !== undefined && type !== draft.memberType) {
    change('memberType', memberType.labels[draft.memberType], memberType.labels[type])
    draft.memberType = type
  }
  for (const field of ['joinedOn', 'fullOn'] as const) {
    const said = values[field]
    const after = said === undefined ? draft[field] : moreExact(draft[field], said)
    if (after === draft[field]) continue
    change(field, time(draft[field]), time(after))
    draft[field] = after
  }
  const until = values.probationExtendedTo
  if (until !== undefined && until !== draft.probationExtendedTo) {
    change('probationExtendedTo', time(draft.probationExtendedTo), chineseDate(until))
    draft.probationExtendedTo = until
  }
  for (const field of ['joinType', 'joinOrganisationName', 'conversionNote', 'increaseNote', 'decreaseNote'] as const) {
    const said = values[field]
    if (said === undefined || sameText(said, draft[field])) continue
    change(field, draft[field], said)
    draft[field] = said
  }
  const months = values.seniorityCorrection
  if (months !== undefined && months !== draft.seniorityCorrectionMonths) {
    change('seniorityCorrection', String(draft.seniorityCorrectionMonths), String(months))
    draft.seniorityCorrectionMonths = months
  }
}

/** Where the member came from, and where those are who are not here. */
function places(draft: Draft, values: RowValues, branchName: string, change: Change): void {
  const { transferFrom, letterNo } = values
  if (transferFrom !== undefined || letterNo !== undefined) {
    const before = draft.transferIn ?? { on: draft.from, from: '', to: branchName, letterNo: '', validUntil: null }
    if (transferFrom !== undefined && !sameText(transferFrom, before.from)) change('transferFrom', before.from, transferFrom)
    if (letterNo !== undefined && !sameText(letterNo, before.letterNo)) change('letterNo', before.letterNo, letterNo)
    const after = { ...before, from: transferFrom ?? before.from, letterNo: letterNo ?? before.letterNo }
    if (draft.transferIn === null || after.from !== before.from || after.letterNo !== before.letterNo) draft.transferIn = after
  }
  const { isFloating, floatingTo, floatingSince, isLost, lostSince } = values
  if (isFloating === false) {
    if (draft.floating !== null) change('isFloating', '是', '否')
    draft.floating = null
  } else if (isFloating === true || floatingTo !== undefined || floatingSince !== undefined) {
    const before = draft.floating
    const after = { to: floatingTo ?? before?.to ?? '', since: floatingSince ?? before?.since ?? null }
    if (before === null) change('isFloating', '否', ['是', after.to, time(after.since)].filter(part => part !== '').join('，'))
    else if (after.to !== before.to) change('floatingTo', before.to, after.to)
    else if (after.since !== before.since) change('floatingSince', time(before.since), time(after.since))
    if (before === null || after.to !== before.to || after.since !== before.since) draft.floating = after
  }
  if (isLost === false) {
    if (draft.lost !== null) change('isLost', '是', '否')
    draft.lost = null
  } else if (isLost === true || lostSince !== undefined) {
    const before = draft.lost
    const since = lostSince ?? before?.since ?? null
    if (before === null) change('isLost', '否', ['是', time(since)].filter(part => part !== '').join('，'))
    else if (since !== before.since) change('lostSince', time(before.since), time(since))
    if (before === null || since !== before.since) draft.lost = { since, lastActivityOn: before?.lastActivityOn ?? null, lastDuesOn: before?.lastDuesOn ?? null }
  }
}

/** The first day on which the status that the row says holds; null = it says none. */
export function endOf(values: RowValues): { readonly status: Membership['status']; readonly on: LocalDate | null } | null {
  const said = values.status ?? (values.to === undefined ? undefined : 'transferredOut')
  if (said === undefined || !endingStatuses.includes(said)) return null
  return { status: said, on: values.statusOn ?? (values.to === undefined ? null : addDays(values.to, 1)) }
}

function status(draft: Draft, values: RowValues, branchName: string, change: Change, hints: MemberFacts['hints'] & { push(hint: { field: RosterField; message: string }): unknown }): Membership {
  const end = endOf(values)
  if (end === null) {
    const said = values.status
    const on = values.statusOn ?? draft.statusOn
    if (said === undefined || (said === draft.status && (on === draft.statusOn || said === 'normal'))) return draft
    change('status', membershipStatus.labels[draft.status], membershipStatus.labels[said])
    return statusChanged({ ...draft, statusOn: null }, said, on ?? draft.from)
  }
  if (end.status === draft.status && (end.on === null || end.on === draft.statusOn)) return draft
  if (end.on === null) {
    hints.push({ field: 'status', message: `党籍状态是“${membershipStatus.labels[end.status]}”，没有写日期，状态没有改动` })
    return draft
  }
  change('status', membershipStatus.labels[draft.status], `${membershipStatus.labels[end.status]}，${chineseDate(end.on)}起`)
  if (end.status !== 'transferredOut') return statusChanged(draft, end.status, end.on)
  const letter = values.transferTo === undefined ? null : { on: end.on, from: branchName, to: values.transferTo, letterNo: '', validUntil: null }
  return leftPeriod(draft, addDays(end.on, -1), letter)
}

/** Why the membership can't stand as the row would make it; null = it can. */
export function faultOf({ joinedOn, fullOn, from, to }: Membership): { readonly field: RosterField; readonly message: string } | null {
  if (joinedOn !== null && fullOn !== null && isAfter(joinedOn, fullOn)) return { field: 'joinedOn', message: `入党日期 ${time(joinedOn)} 会晚于转正日期 ${time(fullOn)}` }
  if (to !== null && to < from) return { field: 'to', message: `转出日期 ${chineseDate(to)} 会早于编入日期 ${chineseDate(from)}` }
  return null
}
