import type { Post } from '../../model/post.ts'
import type { Stored } from '../../model/record.ts'
import { classificationMarks } from '../../rules/classification.ts'
import { cleanText } from '../clean-text.ts'
import type { Sheet, SheetRow } from '../sheet.ts'
import { cellText } from './cell-text.ts'
import { openDoubles } from './doubles.ts'
import { peopleIndex } from './find-person.ts'
import { namedBranches, titledBranch } from './named-branches.ts'
import { doubleAdvice, doubleMessage, type PlannedRow, planRow, type PlanTables } from './plan-row.ts'
import { type RowReader, rowReader } from './read-row.ts'
import type { RosterChoices } from './roster-choices.ts'
import type { RosterKnown } from './roster-known.ts'
import type { RosterMapping } from './roster-mapping.ts'
import type { RosterAction, RosterPlan, RosterPlanRow, RosterProblem } from './roster-plan.ts'
import { rowKinds } from './row-kinds.ts'
import { unmergedBelow } from './unmerged.ts'
import { saysNothing } from './values/read-value.ts'

export interface PlanOptions {
  readonly newId: () => string
  /** Called every few hundred rows: lets others have their turn, and may throw to give the plan up. */
  readonly step?: (done: number, total: number) => Promise<void>
}

/** So many rows between two steps. */
const rowsBetweenSteps = 500

/** The branch that the sheet's name and the rows above its titles speak of, as the proposal for rows that name none. */
export function suggestedBranch(sheet: Sheet, mapping: RosterMapping, known: RosterKnown): string | null {
  const first = mapping.headerRows[0] ?? 0
  const above = sheet.rows.filter(row => row.number < first).flatMap(row => row.cells.map(cellText)).filter(text => text !== '')
  return titledBranch([sheet.name, ...above], known)
}

/** What the sheet would do to the archive: every row new, changed, same or a problem. Nothing is written; a row with a problem holds back no other. */
export async function planRoster(sheet: Sheet, choices: RosterChoices, known: RosterKnown, { newId, step }: PlanOptions): Promise<RosterPlan> {
  const { mapping } = choices
  const body = unmergedBelow(sheet, Math.max(0, ...mapping.headerRows))
  const planner = openPlanner(body, choices, known, newId, coverProblem(sheet, mapping, known.markWords))
  const kindOf = rowKinds(mapping)
  const passedOver: { number: number; text: string }[] = []
  const people: { row: SheetRow; heading: string | null }[] = []
  let heading: string | null = null
  for (const row of body) {
    const kind = kindOf(row)
    if (kind.kind === 'person') people.push({ row, heading })
    else {
      passedOver.push({ number: row.number, text: kind.text })
      if (kind.kind === 'heading') heading = kind.branchName
    }
  }
  for (const each of people) planner.announce(each.row, each.heading)
  for (const [i, each] of people.entries()) {
    if (step !== undefined && i % rowsBetweenSteps === 0) await step(i, people.length)
    planner.add(each.row, each.heading)
  }
  return { sheet: sheet.name, ...planner.plan(), passedOver, unusedColumns: mapping.columns.filter(column => column.field === null && column.title !== '').map(column => column.title) }
}

/** A mark of classification above the titles, or in the sheet's name, is one of the whole sheet (domain.md E.4). */
function coverProblem(sheet: Sheet, { headerRows }: RosterMapping, markWords: readonly string[]): RosterProblem | null {
  const first = headerRows[0] ?? 0
  const texts = [sheet.name, ...sheet.rows.filter(row => row.number < first).flatMap(row => row.cells.map(cellText))]
  const [mark] = texts.flatMap(text => classificationMarks(text, markWords))
  return mark === undefined ? null : { column: '', letter: '', message: `表上有密级字样“${mark.found.trim()}”，没有登记`, suggestion: '本软件为非涉密软件，不得录入国家秘密', weight: 'stops' }
}

interface Planner {
  /** Before any row is planned: posts of one row may be held in an organisation that a later one names. */
  announce(row: SheetRow, heading: string | null): void
  add(row: SheetRow, heading: string | null): void
  plan(): Pick<RosterPlan, 'rows' | 'counts' | 'organisations' | 'writes'>
}

function openPlanner(body: readonly SheetRow[], choices: RosterChoices, known: RosterKnown, newId: () => string, cover: RosterProblem | null): Planner {
  const tables: PlanTables = {
    reader: rowReader(choices.mapping.columns, body, known.today, known.markWords), people: peopleIndex(known), branches: namedBranches(known, choices, newId),
    postsOf: groupedPosts(known.posts), choices, known, newId,
  }
  const planned = new Map<number, PlannedRow>()
  const doubles = openDoubles()
  const branchColumn = choices.mapping.columns.find(column => column.field === 'organisation')
  return {
    announce: (row, heading) => {
      const written = branchColumn === undefined ? '' : cleanText(cellText(row.cells[branchColumn.index]), 'name').text.trim()
      const name = saysNothing(written) ? heading : written
      if (name !== null) tables.branches.named(name, row.number)
    },
    add: (row, heading) => {
      const { insteadOf, ...one } = planRow(tables.reader.read(row), heading, tables, doubles, cover)
      planned.set(row.number, one)
      const before = insteadOf === undefined ? undefined : planned.get(insteadOf)
      if (before !== undefined) planned.set(before.row.number, givenWay(before, row.number, tables.reader))
    },
    plan: () => {
      const all = [...planned.values()]
      const rows = all.map(({ row }) => row)
      const writes = { people: all.flatMap(({ person }) => (person === null ? [] : [person])), memberships: all.flatMap(({ memberships }) => memberships), posts: all.flatMap(({ posts }) => posts) }
      const used = new Set([...writes.memberships, ...writes.posts].map(({ row }) => row.organisationId))
      for (const { row } of writes.people) if (row.cadre?.organisationId != null) used.add(row.cadre.organisationId)
      const organisations = tables.branches.founded().filter(({ organisation }) => used.has(organisation.id))
      return { rows, counts: countsOf(rows), organisations: tables.branches.plans(), writes: { organisations, ...writes } }
    },
  }
}

function givenWay({ row }: PlannedRow, to: number, reader: RowReader): PlannedRow {
  const problems = [...row.problems, reader.problem('name', 'stops', doubleMessage(to), doubleAdvice)]
  return { row: { ...row, action: 'problem', problems, changes: [], question: { kind: 'double', row: to } }, person: null, memberships: [], posts: [] }
}

function countsOf(rows: readonly RosterPlanRow[]): Record<RosterAction, number> {
  const counts = { new: 0, changed: 0, same: 0, problem: 0 }
  for (const { action } of rows) counts[action] += 1
  return counts
}

function groupedPosts(posts: readonly Stored<Post>[]): ReadonlyMap<string, readonly Stored<Post>[]> {
  const groups = new Map<string, Stored<Post>[]>()
  for (const post of posts) {
    const group = groups.get(post.personId)
    if (group === undefined) groups.set(post.personId, [post])
    else group.push(post)
  }
  return groups
}
