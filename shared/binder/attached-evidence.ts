import { type AttachedFile, attachedFiles } from '../archive/attached-files.ts'
import type { Reader } from '../archive/reader.ts'
import type { RowRef } from '../archive/row-ref.ts'
import type { LocalDate } from '../time/local-date.ts'
import { dateOf } from '../time/local-date-time.ts'
import { type DateRange, type Period, rangeOf } from '../time/period.ts'
import type { BinderUnit } from './binder-units.ts'
import { isInScope } from './rows-in-scope.ts'

/** A file that a record of the binder's organisations and days names. */
export interface Evidence extends Pick<AttachedFile, 'sha256' | 'name'> {
  readonly organisation: string
  /** Of what it is evidence: the record's title. */
  readonly of: string
}

/** Every attachment in the order of units and days; the same file of one record once. */
export async function attachedEvidence(reader: Reader, units: readonly BinderUnit[], period: Period): Promise<readonly Evidence[]> {
  const days = rangeOf(period)
  const records = (await recordsOf(reader, days)).toSorted(byDay)
  return units.flatMap(({ ownIds, name }) => {
    const scope = { organisationIds: new Set(ownIds), days }
    return records.filter(({ table, row }) => isInScope({ table, id: row.id, row: { ...row } }, scope, noPerson)).flatMap(({ row, title }) => evidenceOf(row, name, title))
  })
}

/** A training belongs to those who held it, not to all whose people came. */
const noPerson = (): boolean => false

function evidenceOf(row: object, organisation: string, title: string): readonly Evidence[] {
  const files = new Map(attachedFiles(row).map(file => [`${file.sha256} ${file.name}`, file]))
  return [...files.values()].map(({ sha256, name }) => ({ sha256, name, organisation, of: title }))
}

interface EvidenceRecord {
  readonly table: RowRef['table']
  readonly row: { readonly id: string }
  readonly day: LocalDate | ''
  readonly title: string
}

async function recordsOf(reader: Reader, days: DateRange): Promise<readonly EvidenceRecord[]> {
  const [meetings, talks, reviews, trainings, cases, people] = await Promise.all([reader.meetings(days), reader.talks(), reader.reviews(), reader.trainings(), reader.developmentCases(), reader.people()])
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  return [
    ...meetings.map(row => ({ table: 'meetings', row, day: dateOf(row.startAt), title: row.title }) as const),
    ...talks.map(row => ({ table: 'talks', row, day: dateOf(row.talkedAt), title: `谈心谈话：${nameOf.get(row.talkeeId ?? '') ?? row.talkeeName}` }) as const),
    ...reviews.map(row => ({ table: 'reviews', row, day: '' as const, title: `${row.year}年民主评议党员` }) as const),
    ...trainings.map(row => ({ table: 'trainings', row, day: row.from, title: row.name }) as const),
    ...cases.map(row => ({ table: 'developmentCases', row, day: '' as const, title: `发展党员：${nameOf.get(row.personId) ?? ''}` }) as const),
  ]
}

function byDay(a: EvidenceRecord, b: EvidenceRecord): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : a.row.id < b.row.id ? -1 : 1
}
