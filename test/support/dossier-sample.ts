import type { Reader } from '#shared/archive/reader.ts'
import { type DossierPaper, readDossierPaper } from '#shared/ledgers/dossier/dossier-paper.ts'
import { type SectionRow, type SectionRows, sectionRowsOf } from '#shared/model/dossier/section-tables.ts'
import type { RowOf, TableName } from '#shared/model/tables.ts'
import { sampleDossiers } from '#shared/sample/dossiers/sample-dossiers.ts'
import { sampleArchive } from '#shared/sample/sample-archive.ts'
import { stored, today } from './builders.ts'
import { readerOf } from './reader-of.ts'

/** The sample archive with its leaders' files, as an open section has them. */
export function dossierSample(count?: number): { readonly reader: Reader; readonly rows: SectionRows } {
  const records = sampleArchive({ seed: 7, today })
  const tables = new Map<TableName, RowOf<TableName>[]>()
  for (const { table, value } of records) tables.set(table, [...(tables.get(table) ?? []), value as RowOf<TableName>])
  const contents = sampleDossiers({ seed: 7, records, today, ...(count === undefined ? {} : { count }) })
  return { reader: readerOf(Object.fromEntries(tables)), rows: sectionRowsOf(contents.map(({ table, id, value }) => ({ table, id, row: stored({ ...value, id }) }) as SectionRow)) } // made by their tables' schemas
}

export async function dossierPaper(count?: number): Promise<DossierPaper> {
  const { reader, rows } = dossierSample(count)
  return readDossierPaper(reader, rows, today)
}
