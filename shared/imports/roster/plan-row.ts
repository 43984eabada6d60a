import type { Membership } from '../../model/membership.ts'
import { blankPerson, type Person } from '../../model/person.ts'
import type { Post } from '../../model/post.ts'
import type { Stored } from '../../model/record.ts'
import type { Doubles } from './doubles.ts'
import { type FoundPerson, type KnownPerson, nameKey, type PeopleIndex } from './find-person.ts'
import { memberPlan } from './member-changes.ts'
import type { NamedBranches } from './named-branches.ts'
import { withRow } from './person-changes.ts'
import { postPlan } from './post-changes.ts'
import type { ReadRow, RowReader } from './read-row.ts'
import type { RosterChoices, RowChoice } from './roster-choices.ts'
import type { RosterField } from './roster-field.ts'
import type { RosterKnown } from './roster-known.ts'
import type { RosterAction, RosterChange, RosterPlanRow, RosterProblem, RosterQuestion, RosterWrite } from './roster-plan.ts'
import type { RowValues } from './row-values.ts'
import { saidPlaces } from './said-places.ts'

/** What rows are held against. */
export interface PlanTables {
  readonly reader: RowReader
  readonly people: PeopleIndex
  readonly branches: NamedBranches
  readonly postsOf: ReadonlyMap<string, readonly Stored<Post>[]>
  readonly choices: RosterChoices
  readonly known: RosterKnown
  readonly newId: () => string
}

export interface PlannedRow {
  /** The number of an earlier row about the same person, which gives way to this one: this one is what the archive has already. */
  readonly insteadOf?: number
  readonly row: RosterPlanRow
  readonly person: RosterWrite<Person> | null
  readonly memberships: readonly RosterWrite<Membership>[]
  readonly posts: readonly RosterWrite<Post>[]
}

/** What one row would do, with the row that is shown and the rows that are written. `cover`: a problem of the whole sheet. */
export function planRow(read: ReadRow, heading: string | null, tables: PlanTables, doubles: Doubles, cover: RosterProblem | null): PlannedRow {
  const { people, branches, reader, choices, newId } = tables
  const problems = cover === null ? read.problems : [cover, ...read.problems]
  const tell: Tell = (field, weight, message, suggestion = '') => { problems.push(reader.problem(field, weight, message, suggestion)) }
  const choice = choices.rows[read.number] ?? {}
  const name = read.values.name ?? ''
  const stopped = (question: RosterQuestion | null = null, personId: string | null = null): PlannedRow => ({ row: { number: read.number, action: 'problem', name, personId, problems, changes: [], question }, person: null, memberships: [], posts: [] })
  if (choice.leaveOut === true) tell(null, 'stops', '已选择不导入这一行')
  if (choice.refused !== undefined) tell(null, 'stops', choice.refused)
  if (isStopped(problems)) return stopped()

  const who = whoIs(read, heading, choice, tables)
  if (who.kind === 'unsure') {
    tell('name', 'stops', who.reason, '请选择是同一人还是另一人')
    return stopped({ kind: 'namesake', candidates: who.people.map(person => people.describe(person, branches.nameOf)) })
  }
  const before = who.kind === 'one' ? who.person : null
  const double = doubles.first(before, read, choice)
  const insteadOf = double !== null && before !== null && double.isChanged && trial(read, heading, before, tables).changes.length === 0 ? double.row : undefined
  if (double !== null && insteadOf === undefined) {
    tell('name', 'stops', doubleMessage(double.row), doubleAdvice)
    return stopped({ kind: 'double', row: double.row }, before?.id ?? null)
  }
  if (who.kind === 'nobody' && who.namesakes.length > 0) tell('name', 'hint', `档案里已有同名的人（${people.describe(who.namesakes[0] as KnownPerson, branches.nameOf).description}），按另一人登记`, '请核对')
  if (who.kind === 'one' && (who.by === 'joinedOn' || who.by === 'phone')) tell('name', 'hint', `按姓名和${who.by === 'phone' ? '电话' : '入党日期'}认作档案里的同一人`, '请核对')

  const personId = before?.id ?? newId()
  const { changes, question, ...written } = outcomeOf(read, heading, before, personId, choice, tables, tell)
  if (isStopped(problems)) return stopped(question, before?.id ?? null)
  doubles.note(before, read, changes.length > 0)
  const action: RosterAction = before === null ? 'new' : changes.length > 0 ? 'changed' : 'same'
  return { row: { number: read.number, action, name, personId: before?.id ?? null, problems, changes: before === null ? [] : changes, question }, ...written, ...(insteadOf === undefined ? {} : { insteadOf }) }
}

type Tell = (field: RosterField | null, weight: RosterProblem['weight'], message: string, suggestion?: string) => void

interface Outcome extends Omit<PlannedRow, 'row'> {
  readonly changes: readonly RosterChange[]
  readonly question: RosterQuestion | null
}

/** What the row makes of one person, known or new. */
function outcomeOf(read: ReadRow, heading: string | null, before: KnownPerson | null, personId: string, choice: RowChoice, tables: PlanTables, tell: Tell): Outcome {
  const { people, branches, postsOf, choices, known: { today }, newId } = tables
  const values = before === null ? read.values : without(read.values, choice.keep ?? [])
  const places = saidPlaces(values, read.number, heading, choices.organisationId, branches)
  for (const { field, weight, message, suggestion } of places.problems) tell(field, weight, message, suggestion)
  const { person, changes, contradictions } = withRow(before ?? { ...blankPerson, id: personId, name: values.name ?? '' }, values, { derived: read.derived, organisationId: places.organisationId, newId })
  for (const { field, message } of contradictions) tell(field, 'hint', message, '请核对')
  const member = memberPlan({
    personId, isNew: before === null, values, branch: places.branch, isDefaultBranch: places.isDefault, groupId: places.groupId, periods: people.membershipsOf(personId), choice: choice.branch, today, newId, nameOf: branches.nameOf, tell,
  })
  const post = postPlan({
    personId, isNew: before === null, values, posts: postsOf.get(personId) ?? [], organisationId: places.organisationId ?? member.organisationId, branchId: places.branch?.id ?? member.organisationId,
    memberFrom: member.writes.find(({ row }) => row.to === null)?.row.from ?? people.membershipsOf(personId).findLast(period => period.to === null)?.from ?? null,
    today, newId, organisationOf: kind => branches.ofKind(kind, places.organisationId ?? member.organisationId), tell,
  })
  for (const { row } of post.writes) branches.hasPost(row.organisationId, row.post)
  return {
    person: before === null ? { row: person, rev: null, number: read.number } : changes.length > 0 ? { row: person, rev: before.rev, number: read.number } : null,
    memberships: numbered(member.writes, read.number), posts: numbered(post.writes, read.number), changes: [...changes, ...member.changes, ...post.changes], question: member.question,
  }
}

function without(values: RowValues, keep: readonly RosterField[]): RowValues {
  const kept: readonly string[] = keep
  return keep.length === 0 ? values : Object.fromEntries(Object.entries(values).filter(([field]) => !kept.includes(field)))
}

function numbered<T>(writes: readonly Omit<RosterWrite<T>, 'number'>[], number: number): readonly RosterWrite<T>[] {
  return writes.map(write => ({ ...write, number }))
}

/** Whom the row is about; among people whom nothing tells apart, one of whom it says nothing that is not there already may be taken for the same, for it changes nothing. */
function whoIs(read: ReadRow, heading: string | null, { person: chosen }: RowChoice, tables: PlanTables): FoundPerson {
  if (chosen?.kind === 'new') return { kind: 'nobody', namesakes: [] }
  const person = chosen === undefined ? null : tables.people.byId(chosen.personId)
  if (person !== null) return { kind: 'one', person, by: 'birth' }
  const found = tables.people.find(read.values)
  if (found.kind !== 'unsure') return found
  const same = found.people.find(one => nameKey(one.name) === nameKey(read.values.name ?? '') && !trial(read, heading, one, tables).isNews)
  return same === undefined ? found : { kind: 'one', person: same, by: 'birth' }
}

/** What the row would say of that person, without a word to the clerk. */
function trial(read: ReadRow, heading: string | null, person: KnownPerson, tables: PlanTables): { readonly changes: readonly RosterChange[]; readonly isNews: boolean } {
  let isTold = false
  const { changes, question } = outcomeOf(read, heading, person, person.id, {}, tables, () => { isTold = true })
  return { changes, isNews: isTold || changes.length > 0 || question !== null }
}

function isStopped(problems: readonly RosterProblem[]): boolean {
  return problems.some(problem => problem.weight === 'stops')
}

export function doubleMessage(row: number): string {
  return `与第 ${row} 行是同一人，这一行没有用`
}

export const doubleAdvice = '请核对，只保留一行；确是两个人的，请选择另一人'
