import { defaultSettings } from '../../model/settings.ts'
import type { RowOf, TableName } from '../../model/tables.ts'
import type { EvidenceInput } from '../../rules/dossier/evidence-input.ts'
import type { LocalDate } from '../../time/local-date.ts'
import { dateOf } from '../../time/local-date-time.ts'
import type { SampleRecord } from '../sample-archive.ts'

/** The rows of one table of a sample. */
export function sampleRows<T extends TableName>(records: readonly SampleRecord[], table: T): readonly RowOf<T>[] {
  return records.filter(record => record.table === table).map(({ value }) => value as unknown as RowOf<T>) // made as such by the sample
}

/** What the sample's archive said on that day. */
export function sampleEvidenceInput(records: readonly SampleRecord[], today: LocalDate): EvidenceInput {
  const [unit] = sampleRows(records, 'units')
  return {
    today, unitName: unit?.name ?? '', settings: sampleRows(records, 'settings')[0] ?? defaultSettings, organisations: sampleRows(records, 'organisations'), facts: sampleRows(records, 'organisationFacts'), people: sampleRows(records, 'people'),
    posts: sampleRows(records, 'posts'), honours: sampleRows(records, 'honours'), reviews: sampleRows(records, 'reviews'), trainings: sampleRows(records, 'trainings').filter(({ to }) => to <= today),
    talks: sampleRows(records, 'talks').filter(({ talkedAt }) => dateOf(talkedAt) <= today), meetings: sampleRows(records, 'meetings').filter(({ startAt }) => dateOf(startAt) <= today),
  }
}
