import { type AttachedFile, attachedFiles } from '../archive/attached-files.ts'
import type { Reader } from '../archive/reader.ts'
import { attachmentCategory } from '../model/attachment.ts'
import type { OrganisationFact } from '../model/organisation.ts'
import { factOn, shortNameOn, subtreeDuring } from '../rules/organisation-on.ts'
import { type LocalDate, yearOf } from '../time/local-date.ts'
import { dateOf } from '../time/local-date-time.ts'
import { type DateRange, type Period, rangeOf } from '../time/period.ts'

/** 佐证材料: a file that a record names. Its number is its place in the list, from 1; files and papers bear the same. */
export interface Evidence extends Pick<AttachedFile, 'sha256' | 'name'> {
  readonly number: number
  /** 签到表, 照片; empty = not said. */
  readonly category: string
  readonly organisation: string
  /** Of what it is evidence: the record's table, id and title. */
  readonly record: EvidenceRecord
}

export interface EvidenceRecord {
  readonly table: 'meetings' | 'talks' | 'reviews' | 'trainings' | 'developmentCases'
  readonly id: string
  readonly organisationId: string
  readonly title: string
  /** Null = of a year, or of many days. */
  readonly on: LocalDate | null
}

/** Every attachment of the organisation's records and of all below it, by organisation (a group stands with its branch) and day; the same file of one record once. */
export async function evidenceOf(reader: Reader, organisationId: string, period: Period): Promise<readonly Evidence[]> {
  const days = rangeOf(period)
  const facts = await reader.organisationFacts()
  const ids = subtreeDuring(facts, organisationId, days)
  const groups = new Set((await reader.organisations()).filter(({ type }) => type === 'group').map(({ id }) => id))
  const place = new Map(ids.map(id => [id, ids.indexOf(groups.has(id) && id !== organisationId ? superiorOf(facts, id, days) ?? id : id)]))
  const records = (await recordsOf(reader, ids, days)).toSorted((a, b) => (place.get(a.record.organisationId) ?? 0) - (place.get(b.record.organisationId) ?? 0) || byDay(a.record, b.record))
  return records.flatMap(({ row, record }) => filesOf(row).map(file => ({ ...file, record, organisation: shortNameOn(facts, record.organisationId, days.to) }))).map((file, i) => ({ ...file, number: i + 1 }))
}

/** 001: as it stands before a file's name and in the index. */
export function evidenceNumber({ number }: Pick<Evidence, 'number'>): string {
  return String(number).padStart(3, '0')
}

function filesOf(row: object): readonly Pick<Evidence, 'sha256' | 'name' | 'category'>[] {
  const files = new Map(attachedFiles(row).map(file => [`${file.sha256} ${file.name}`, file]))
  return [...files.values()].map(({ sha256, name, path }) => ({ sha256, name, category: categoryAt(row, path) }))
}

function categoryAt(row: object, path: string): string {
  const file = path.split('.').reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined), row)
  const category = typeof file === 'object' && file !== null && 'category' in file ? attachmentCategory.keys.find(key => key === file.category) : undefined
  return category === undefined ? '' : attachmentCategory.labels[category]
}

function superiorOf(facts: readonly OrganisationFact[], id: string, { from, to }: DateRange): string | null {
  return (factOn(facts, id, to) ?? factOn(facts, id, from))?.superiorId ?? null
}

interface Found {
  readonly row: object
  readonly record: EvidenceRecord
}

/** A training belongs to those who held it, not to all whose people came. */
async function recordsOf(reader: Reader, organisationIds: readonly string[], days: DateRange): Promise<readonly Found[]> {
  const [meetings, talks, reviews, trainings, cases, people] = await Promise.all([reader.meetings({ organisationIds, ...days }), reader.talks(), reader.reviews(), reader.trainings(), reader.developmentCases(), reader.people()])
  const ours = new Set(organisationIds)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const within = (day: LocalDate): boolean => days.from <= day && day <= days.to
  const found: readonly { readonly row: { readonly id: string; readonly organisationId: string | null }; readonly table: EvidenceRecord['table']; readonly title: string; readonly on: LocalDate | null; readonly isOfPeriod: boolean }[] = [
    ...meetings.map(row => ({ row, table: 'meetings' as const, title: row.title, on: dateOf(row.startAt), isOfPeriod: within(dateOf(row.startAt)) })),
    ...talks.map(row => ({ row, table: 'talks' as const, title: `谈心谈话：${names.get(row.talkeeId ?? '') ?? row.talkeeName}`, on: dateOf(row.talkedAt), isOfPeriod: within(dateOf(row.talkedAt)) })),
    ...reviews.map(row => ({ row, table: 'reviews' as const, title: `${row.year}年度民主评议党员`, on: null, isOfPeriod: yearOf(days.from) <= row.year && row.year <= yearOf(days.to) })),
    ...trainings.map(row => ({ row, table: 'trainings' as const, title: row.name, on: row.from, isOfPeriod: row.from <= days.to && days.from <= row.to })),
    ...cases.map(row => ({ row, table: 'developmentCases' as const, title: `发展党员：${names.get(row.personId) ?? ''}`, on: null, isOfPeriod: row.steps.some(({ on }) => on !== null && on <= days.to) })),
  ]
  return found.flatMap(({ row, isOfPeriod, ...record }) => {
    const { id, organisationId } = row
    return isOfPeriod && organisationId !== null && ours.has(organisationId) ? [{ row, record: { ...record, id, organisationId } }] : []
  })
}

function byDay(a: EvidenceRecord, b: EvidenceRecord): number {
  const [first, then] = [`${a.on ?? ''} ${a.id}`, `${b.on ?? ''} ${b.id}`]
  return first < then ? -1 : first > then ? 1 : 0
}
