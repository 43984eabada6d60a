import { type Commit, type CommitOp, type FieldProblem, problemText, put } from '../../archive/commit.ts'
import type { FailureProblem } from '../../contract/outcome.ts'
import { pinyinInitials } from '../../model/pinyin-initials.ts'
import type { Person } from '../../model/person.ts'
import { RecordBase } from '../../model/record.ts'
import type { RowOf, TableName } from '../../model/tables.ts'
import type { RosterPlan, RosterWrite } from './roster-plan.ts'

/** The plan as one commit; null = it would change nothing. */
export function rosterCommit(plan: RosterPlan, fileName: string, id: string): Commit | null {
  const ops = rosterOps(plan)
  return ops.length === 0 ? null : { id, act: 'importRoster', summary: rosterSummary(plan, fileName), ops }
}

/** Organisations before the people who name them. */
export function rosterOps({ writes }: RosterPlan): CommitOp[] {
  return [
    ...writes.organisations.flatMap(({ organisation, fact }) => [put('organisations', organisation), put('organisationFacts', fact)]),
    ...writes.people.map(write => op('people', { ...write, row: withInitials(write.row) })),
    ...writes.memberships.map(write => op('memberships', write)),
    ...writes.posts.map(write => op('posts', write)),
  ]
}

/** 从“名册.xlsx”导入名册：新增 12 人，修改 3 人，新建党组织 1 个. */
export function rosterSummary({ counts, writes }: RosterPlan, fileName: string): string {
  const parts = [
    counts.new > 0 ? `新增 ${counts.new} 人` : '', counts.changed > 0 ? `修改 ${counts.changed} 人` : '', writes.organisations.length > 0 ? `新建党组织 ${writes.organisations.length} 个` : '',
  ].filter(part => part !== '')
  return `从“${fileName}”导入名册：${parts.length === 0 ? '没有改动' : parts.join('，')}`
}

/** A row made from an older one carries nothing of when and by whom that one was entered. */
function op<T extends TableName>(table: T, { row, rev }: RosterWrite<RowOf<T>>): CommitOp {
  return { table, id: row.id, ifRev: rev, value: Object.fromEntries(Object.entries(row).filter(([field]) => !baseFields.includes(field))) }
}

const baseFields: readonly string[] = [...Object.keys(RecordBase.shape), 'rev', '_h']

function withInitials(person: Person): Person {
  return person.pinyinInitials === '' ? { ...person, pinyinInitials: pinyinInitials(person.name) } : person
}

/** The rows of the file whose records the archive refuses, with why: a plan without them can be entered. */
export function refusedRows({ writes }: RosterPlan, problems: readonly FailureProblem[]): ReadonlyMap<number, string> {
  const numbers = new Map<string, number>([
    ...writes.people.map(({ row, number }) => [`people ${row.id}`, number] as const),
    ...writes.memberships.map(({ row, number }) => [`memberships ${row.id}`, number] as const),
    ...writes.posts.map(({ row, number }) => [`posts ${row.id}`, number] as const),
  ])
  return new Map(problems.flatMap(problem => {
    const number = numbers.get(`${problem.table} ${problem.id}`)
    return number === undefined ? [] : [[number, problemText(problem as FieldProblem)] as const] // it names one of the rows above, so its table is one of theirs
  }))
}
