import { blankMembership, type Membership, partyFacts } from '../../model/membership.ts'
import type { Stored } from '../../model/record.ts'
import { movedPeriods } from '../../rules/membership-changes.ts'
import { partySeniorityOn } from '../../rules/party-seniority.ts'
import { statusEndOf } from '../../rules/roster.ts'
import { firstDayOf } from '../../time/day-or-month.ts'
import { addDays, addYears, chineseDate, type LocalDate } from '../../time/local-date.ts'
import { endOf, faultOf, withFacts } from './member-facts.ts'
import type { NamedBranch } from './named-branches.ts'
import type { RowChoice } from './roster-choices.ts'
import type { RosterField } from './roster-field.ts'
import { rosterFieldLabel } from './roster-field.ts'
import type { RosterChange, RosterProblem, RosterQuestion, RosterWrite } from './roster-plan.ts'
import type { RowValues } from './row-values.ts'

export interface MemberInput {
  readonly personId: string
  readonly isNew: boolean
  readonly values: RowValues
  /** Where the row says that the member is; null = it says nothing. */
  readonly branch: Extract<NamedBranch, { kind: 'one' }> | null
  /** It is only where those go who are in no branch yet. */
  readonly isDefaultBranch: boolean
  readonly groupId: string | null
  readonly periods: readonly Stored<Membership>[]
  readonly choice: RowChoice['branch']
  readonly today: LocalDate
  readonly newId: () => string
  readonly nameOf: (organisationId: string) => string
  readonly tell: (field: RosterField | null, weight: RosterProblem['weight'], message: string, suggestion?: string) => void
}

export interface MemberPlan {
  readonly writes: readonly Omit<RosterWrite<Membership>, 'number'>[]
  readonly changes: readonly RosterChange[]
  readonly question: RosterQuestion | null
  /** In whose committee party posts are held; null = none is known. */
  readonly organisationId: string | null
}

/** What the row makes of a person's memberships. */
export function memberPlan(input: MemberInput): MemberPlan {
  const { values, branch, periods, today } = input
  const sorted = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1))
  const last = sorted.at(-1) ?? null
  const present = sorted.findLast(period => isRunning(period, today)) ?? (endOf(values) === null ? null : last)
  const nothing = { writes: [], changes: [], question: null, organisationId: branch?.id ?? present?.organisationId ?? null }
  if (isOutside(values)) return nothing
  if (present !== null) return withPresent(input.isDefaultBranch ? { ...input, branch: null, groupId: null } : input, present, sorted)
  if (branch === null) return last === null ? unplaced(input, nothing) : withPresent(input, last, sorted) // facts of the party are those of a former member too
  return begun(input, branch, sorted)
}

function isRunning(period: Membership, today: LocalDate): boolean {
  const endedOn = statusEndOf(period)
  return (period.to === null || period.to >= today) && (endedOn === null || endedOn > today)
}

/** One on the way in, or of another party or none. */
function isOutside({ memberType, politicalStatus, joinedOn }: RowValues): boolean {
  if (memberType !== undefined) return memberType === 'none'
  return politicalStatus !== undefined && politicalStatus !== '01' && politicalStatus !== '02' && joinedOn === undefined
}

function unplaced({ isNew, values, tell }: MemberInput, nothing: MemberPlan): MemberPlan {
  const speaksOfMember = values.memberType !== undefined || values.joinedOn !== undefined || values.fullOn !== undefined || values.politicalStatus === '01' || values.politicalStatus === '02'
  if (speaksOfMember) tell('organisation', isNew ? 'stops' : 'hint', '没有写所在党支部', isNew ? '请补上，或在上面选择没有写党支部的人编入哪里' : '党员关系没有登记，请补上后再导入，或在人员里办理编入')
  return nothing
}

/** A first membership, or one after another that has ended. */
function begun(input: MemberInput, branch: NonNullable<MemberInput['branch']>, periods: readonly Stored<Membership>[]): MemberPlan {
  const last = periods.at(-1) ?? null
  const { values, choice, newId, personId, groupId, tell, nameOf } = input
  const nothing = { writes: [], changes: [], question: null, organisationId: branch.id }
  const earliest = last === null ? null : addDays(lastDayOf(last), 1)
  const from = choice?.kind === 'transfer' ? choice.on : (values.from ?? (last === null ? firstDay(values, branch.establishedOn) : null))
  if (last !== null && (from === null || choice?.kind === 'leave')) {
    if (choice?.kind !== 'leave') tell('organisation', 'hint', `档案里已于 ${chineseDate(lastDayOf(last))} 离开${nameOf(last.organisationId)}，没有重新编入`, '请选择从哪一天起编入')
    return { ...nothing, question: choice?.kind === 'leave' ? null : { kind: 'branch', present: '', wanted: nameOf(branch.id), suggestedOn: values.from ?? null } }
  }
  if (from === null || (earliest !== null && from < earliest)) {
    tell('from', 'stops', `编入日期早于上一段党员关系的结束（${earliest === null ? '' : chineseDate(addDays(earliest, -1))}）`, '请核对编入日期')
    return nothing
  }
  const base = last === null ? {} : Object.fromEntries(partyFacts.map(fact => [fact, last[fact]]))
  const type = typeOf(values, last, input)
  const blank: Membership = { ...blankMembership, ...base, id: newId(), personId, organisationId: branch.id, groupId, memberType: type, from }
  const { membership, hints, changes: facts } = withFacts(blank, { ...values, memberType: type }, nameOf(branch.id))
  for (const hint of hints) tell(hint.field, 'stops', hint.message.replace('，状态没有改动', ''), '请补上状态日期或转出日期')
  const fault = faultOf(membership)
  if (fault !== null) tell(fault.field, 'stops', fault.message, '请核对')
  compareSeniority(values, membership, input)
  const changes = input.isNew ? [] : [{ field: 'organisation' as const, label: rosterFieldLabel('organisation'), from: '', to: nameOf(branch.id) }, ...facts]
  return { writes: [{ row: membership, rev: null }, ...periods.flatMap(period => sameFacts(period, membership))], changes, question: null, organisationId: branch.id }
}

function lastDayOf(period: Membership): LocalDate {
  const endedOn = statusEndOf(period)
  const ofStatus = endedOn === null ? null : addDays(endedOn, -1)
  return period.to ?? (ofStatus !== null && ofStatus > period.from ? ofStatus : period.from)
}

/** Else the later of 入党日期 and the branch's establishment. */
function firstDay({ joinedOn }: RowValues, establishedOn: LocalDate): LocalDate {
  const joined = joinedOn === undefined ? null : firstDayOf(joinedOn)
  return joined !== null && joined > establishedOn ? joined : establishedOn
}

/** 人员类别 where no column says it: by 政治面貌 and 转正日期; whoever joined less than a year ago is still on probation (细则 31 条). */
function typeOf({ memberType, politicalStatus, joinedOn, fullOn }: RowValues, last: Membership | null, { today, tell }: MemberInput): Membership['memberType'] {
  if (memberType === 'full' || memberType === 'probationary') return memberType
  if (politicalStatus === '02') return 'probationary'
  if (politicalStatus === '01' || fullOn !== undefined) return 'full'
  if (last !== null) return last.memberType
  const isRecent = joinedOn !== undefined && firstDayOf(joinedOn) > addYears(today, -1)
  tell('memberType', 'hint', isRecent ? '没有写人员类别，入党不满一年，按预备党员登记' : '没有写人员类别，按正式党员登记', '请核对')
  return isRecent ? 'probationary' : 'full'
}

function withPresent(input: MemberInput, present: Stored<Membership>, periods: readonly Stored<Membership>[]): MemberPlan {
  const { values, branch, groupId, nameOf, tell } = input
  const facts = withFacts(present, values, nameOf(present.organisationId))
  for (const { field, message } of facts.hints) tell(field, 'hint', message)
  const changes: RosterChange[] = [...facts.changes]
  if (values.from !== undefined && values.from !== present.from && (branch === null || branch.id === present.organisationId)) tell('from', 'hint', `档案里的编入日期是 ${chineseDate(present.from)}，没有改动`)
  const moves = branch !== null && branch.id !== present.organisationId
  const here = moves || groupId === null || groupId === present.groupId ? facts.membership : { ...facts.membership, groupId }
  if (!moves && groupId !== null && groupId !== present.groupId) changes.push({ field: 'group', label: rosterFieldLabel('group'), from: present.groupId === null ? '' : nameOf(present.groupId), to: nameOf(groupId) })
  const fault = faultOf(here)
  if (fault !== null) tell(fault.field, 'stops', fault.message, '请核对')
  compareSeniority(values, here, input)
  const placed = moves ? placedElsewhere(input, present, here, branch.id) : { rows: [here], changes: [], question: null }
  const others = periods.filter(period => period.id !== present.id).flatMap(period => sameFacts(period, here))
  const kept = placed.rows.flatMap((row): Omit<RosterWrite<Membership>, 'number'>[] => {
    if (row.id !== present.id) return [{ row, rev: null }]
    return row === present || isSame(row, present) ? [] : [{ row, rev: present.rev }]
  })
  return { writes: [...kept, ...others], changes: [...changes, ...placed.changes], question: placed.question, organisationId: branch?.id ?? present.organisationId }
}

interface Placed {
  readonly rows: readonly Membership[]
  readonly changes: readonly RosterChange[]
  readonly question: RosterQuestion | null
}

/** The file says another branch than the archive: a transfer or a correction only where the clerk says which. */
function placedElsewhere({ values, choice, groupId, newId, nameOf, tell }: MemberInput, present: Membership, here: Membership, wantedId: string): Placed {
  const [from, to] = [nameOf(present.organisationId), nameOf(wantedId)]
  const change = { field: 'organisation' as const, label: rosterFieldLabel('organisation'), from, to }
  switch (choice?.kind) {
    case 'transfer': {
      if (choice.on <= present.from) {
        tell('organisation', 'stops', `转接日期 ${chineseDate(choice.on)} 不晚于在${from}的编入日期 ${chineseDate(present.from)}`, '请改转接日期，或选“更正”')
        return { rows: [here], changes: [], question: null }
      }
      const letter = { on: choice.on, from, to, letterNo: values.letterNo ?? '', validUntil: null }
      return { rows: movedPeriods(here, { organisationId: wantedId, groupId }, choice.on, newId(), letter), changes: [{ ...change, to: `${to}（${chineseDate(choice.on)}转入）` }], question: null }
    }
    case 'correct': return { rows: [{ ...here, organisationId: wantedId, groupId }], changes: [change], question: null }
    case 'leave': return { rows: [here], changes: [], question: null }
    case undefined:
      tell('organisation', 'hint', `档案里在${from}，表上是${to}，没有改动`, '请选择是转接了组织关系，还是更正')
      return { rows: [here], changes: [], question: { kind: 'branch', present: from, wanted: to, suggestedOn: values.from !== undefined && values.from > present.from ? values.from : null } }
  }
}

/** Facts of the party are the same in every period of one person. */
function sameFacts(period: Stored<Membership>, like: Membership): readonly Omit<RosterWrite<Membership>, 'number'>[] {
  const after = { ...period, ...Object.fromEntries(partyFacts.map(fact => [fact, like[fact]])) }
  return isSame(after, period) || faultOf(after) !== null ? [] : [{ row: after, rev: period.rev }]
}

function isSame(a: Membership, b: Membership): boolean {
  return (Object.keys(a) as (keyof Membership)[]).every(key => a[key] === b[key]) // changed parts are made anew, unchanged ones handed on
}

/** 党龄 follows from 转正日期; a roster that says another is worth a look. It may be years old, and many count from 入党. */
function compareSeniority({ partyAge }: RowValues, membership: Membership, { today, tell }: MemberInput): void {
  if (partyAge === undefined) return
  const years = partySeniorityOn(membership, today)
  const sinceJoining = partySeniorityOn({ ...membership, fullOn: membership.joinedOn }, today)
  if (years !== null && Math.abs(years - partyAge) > 1 && (sinceJoining === null || Math.abs(sinceJoining - partyAge) > 1)) tell('partyAge', 'hint', `表上的党龄是 ${partyAge} 年，按转正日期推算是 ${years} 年`, '请核对转正日期')
}
