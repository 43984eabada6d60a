import { ArchiveBox, ArchiveItem } from '../model/archive-item.ts'
import { type TableName, tables } from '../model/tables.ts'
import { archiveNumber } from '../rules/archive/archive-number.ts'
import type { FieldProblem } from './commit.ts'

type Fields = Readonly<Record<string, unknown>>

/** Which field names a row of which table; `*` = every item of a list. Such a row must exist, and can't be deleted while it is named. */
export const references: Readonly<Record<TableName, Readonly<Record<string, TableName>>>> = {
  units: {},
  organisations: { mergedIntoId: 'organisations' },
  organisationFacts: { organisationId: 'organisations', superiorId: 'organisations' },
  termsOfOffice: { organisationId: 'organisations' },
  people: { 'cadre.organisationId': 'organisations' },
  memberships: { personId: 'people', organisationId: 'organisations', groupId: 'organisations' },
  posts: { personId: 'people', organisationId: 'organisations' },
  developmentCases: {
    personId: 'people', organisationId: 'organisations', 'mentors.*.personId': 'people', 'sponsors.*.personId': 'people', 'approver.organisationId': 'organisations',
  },
  duesStandards: { personId: 'people' },
  duesPayments: { personId: 'people' },
  trainings: { organisationId: 'organisations', 'attendees.*.personId': 'people' },
  honours: { personId: 'people', organisationId: 'organisations' },
  meetings: {
    organisationId: 'organisations', hostId: 'people', recorderId: 'people', 'attendees.*.personId': 'people', 'topics.*.reporterId': 'people',
    'topics.*.responsibleId': 'people', 'topics.*.speeches.*.personId': 'people', 'topics.*.election.candidates.*.personId': 'people', 'lecture.lecturerId': 'people',
    'lifeMeeting.criticisms.*.personId': 'people', 'lifeMeeting.criticisms.*.byOthers.*.personId': 'people', 'lifeMeeting.rectifications.*.responsibleId': 'people',
    'centerGroup.writings.*.personId': 'people',
  },
  meetingPlans: { organisationId: 'organisations', 'speakerIds.*': 'people', meetingId: 'meetings' },
  talks: { organisationId: 'organisations', talkerId: 'people', talkeeId: 'people' },
  reviews: { organisationId: 'organisations', meetingId: 'meetings', 'members.*.personId': 'people' },
  archiveItems: { boxId: 'archiveBoxes' },
  archiveBoxes: {},
  binders: { 'organisationIds.*': 'organisations', 'entries.*.organisationId': 'organisations' },
  settings: {},
  sealedRecords: {},
  yearSeals: {},
  handOvers: {},
}

/** Tables of one row. */
export const singletons: readonly TableName[] = ['units', 'settings']

/** Rows of one thing (`of`) whose days from–to must not overlap. */
export const periods: Readonly<Partial<Record<TableName, { readonly of: string; readonly message: string }>>> = {
  organisationFacts: { of: 'organisationId', message: '起止日期与这个党组织的另一段情况重叠，请先填好前一段的截止日期' },
  memberships: { of: 'personId', message: '起止日期与此人的另一段党员关系重叠，请先填好前一段的转出日期' },
}

/** Two moments of one row, in their order; an empty one is not compared. Equal ones are allowed but where `strictly` stands. */
interface Order {
  readonly first: string
  readonly then: string
  readonly strictly: boolean
}

export const orders: Readonly<Partial<Record<TableName, readonly Order[]>>> = {
  organisations: [{ first: 'establishedOn', then: 'dissolvedOn', strictly: false }],
  organisationFacts: [{ first: 'from', then: 'to', strictly: false }],
  memberships: [
    { first: 'from', then: 'to', strictly: false },
    { first: 'joinedOn', then: 'fullOn', strictly: false },
  ],
  posts: [{ first: 'from', then: 'to', strictly: false }],
  termsOfOffice: [{ first: 'electedOn', then: 'extendedTo', strictly: true }],
  trainings: [{ first: 'from', then: 'to', strictly: false }],
  meetings: [{ first: 'startAt', then: 'endAt', strictly: true }],
}

/** Lists of spans inside a row: each `to` is not before its `from`. */
const spans: Readonly<Partial<Record<TableName, readonly string[]>>> = { memberships: ['votingSuspensions'] }

/** Tables that hold one row for each owner (`of`) and value of `by`. */
export const oneFor: Readonly<Partial<Record<TableName, { readonly of: string; readonly by: string; readonly message: string }>>> = {
  termsOfOffice: { of: 'organisationId', by: 'electedOn', message: '这个党组织已有同一天选举的任期，请修改那一条' },
  duesStandards: { of: 'personId', by: 'from', message: '此人从这个月起已有核定的党费，请修改那一条' },
  duesPayments: { of: 'personId', by: 'year', message: '此人这一年已有党费交纳记录，请修改那一条' },
  reviews: { of: 'organisationId', by: 'year', message: '这个党组织这一年已有民主评议，请修改那一条' },
}

/** A name that only one row may bear: it stands among what the row names, so that the other bearer is found. */
export interface OwnKey {
  readonly key: string
  readonly path: string
  readonly message: string
}

/** 档号 of an item (DA/T 22-2015), 盒号 of a box within its series; null = it has none, or this version can't read the row. */
export function ownKey(table: TableName, row: Fields): OwnKey | null {
  if (table === 'archiveItems') {
    const item = ArchiveItem.safeParse(row)
    return item.success ? { key: `档号 ${archiveNumber(item.data)}`, path: 'itemNo', message: `档号 ${archiveNumber(item.data)} 已有一件，请换一个件号` } : null
  }
  if (table === 'archiveBoxes') {
    const box = ArchiveBox.safeParse(row)
    if (!box.success) return null
    const { year, retention, organisationCode, no } = box.data
    return { key: `盒 ${year} ${retention} ${organisationCode.trim()} ${no}`, path: 'no', message: `这一年度、保管期限、机构（问题）已有第 ${no} 盒，请换一个盒号` }
  }
  return null
}

/** What a row is found by: the ids that it names, each once, and its own key. */
export function refsOf(table: TableName, row: Fields, named: readonly NamedRow[] = namedRows(table, row)): readonly string[] {
  const own = ownKey(table, row)
  return [...new Set([...named.map(({ id }) => id), ...(own === null ? [] : [own.key])])]
}

export interface NamedRow {
  readonly path: string
  readonly table: TableName
  readonly id: string
}

/** Every row that this one names, with where it does. */
export function namedRows(table: TableName, row: Fields): NamedRow[] {
  const named: NamedRow[] = []
  for (const { path, target } of steps[table]) {
    for (const { path: at, value } of valuesAt(row, path)) if (typeof value === 'string') named.push({ path: at, table: target, id: value })
  }
  return named
}

const steps = Object.fromEntries(Object.entries(references).map(([table, paths]) => [
  table, Object.entries(paths).map(([path, target]) => ({ path: path.split('.'), target })),
])) as Record<TableName, { path: string[]; target: TableName }[]> // Object.entries forgets the key type

/** What can be said of a row without looking at others. */
export function orderProblems(table: TableName, id: string, row: Fields): FieldProblem[] {
  const ofRow = (orders[table] ?? []).filter(order => !inOrder(row[order.first], row[order.then], order.strictly)).map(({ first, then, strictly }) => ({
    table, id, path: then, message: `应${strictly ? '晚' : '不早'}于${labelOf(table, first)}`,
  }))
  const ofSpans = (spans[table] ?? []).flatMap(list => valuesAt(row, [list, '*']).filter(({ value }) => {
    const span = value as Fields // the schema has seen that each item is an object
    return !inOrder(span['from'], span['to'], false)
  }).map(({ path }) => ({ table, id, path: `${path}.to`, message: '截止日期应不早于开始日期' })))
  return [...ofRow, ...ofSpans]
}

/** Days as text, both included; `to` null has no end. */
export interface Span {
  readonly from: string
  readonly to: string | null
}

export function spanOf(row: Fields): Span {
  return { from: String(row['from']), to: typeof row['to'] === 'string' ? row['to'] : null }
}

/** What two spans have in common, or null. */
export function commonSpan(a: Span, b: Span): Span | null {
  const from = a.from > b.from ? a.from : b.from
  const to = a.to === null ? b.to : b.to === null ? a.to : a.to < b.to ? a.to : b.to
  return to !== null && to < from ? null : { from, to }
}

/** A person's or an organisation's name for a sentence, or the table's name. */
export function nameOf(table: TableName, row: Fields): string {
  const name = ['name', 'title', 'fullName'].map(field => row[field]).find(value => typeof value === 'string' && value !== '')
  return name === undefined ? `这条${tables[table].name}` : `${tables[table].name}「${String(name)}」`
}

function inOrder(first: unknown, then: unknown, strictly: boolean): boolean {
  if (typeof first !== 'string' || typeof then !== 'string') return true
  const known = Math.min(first.length, then.length) // a day and its own month are in order
  return strictly ? first < then : first.slice(0, known) <= then.slice(0, known)
}

function labelOf(table: TableName, field: string): string {
  return `「${(tables[table].labels as Readonly<Record<string, string>>)[field] ?? field}」`
}

interface FoundValue {
  readonly path: string
  readonly value: unknown
}

function valuesAt(row: Fields, steps: readonly string[]): readonly FoundValue[] {
  const found: FoundValue[] = []
  collect(row, steps, 0, '', found)
  return found
}

function collect(value: unknown, steps: readonly string[], depth: number, path: string, found: FoundValue[]): void {
  const step = steps[depth]
  if (step === undefined) found.push({ path, value })
  else if (step === '*') {
    if (Array.isArray(value)) for (let i = 0; i < value.length; i++) collect(value[i], steps, depth + 1, `${path}.${i}`, found)
  } else if (typeof value === 'object' && value !== null && step in value) {
    collect((value as Fields)[step], steps, depth + 1, path === '' ? step : `${path}.${step}`, found) // an object that has the key
  }
}
