import * as z from 'zod'
import { recordId, type Stored } from '../record.ts'
import { Dossier, dossierLabels } from './dossier.ts'
import { DossierAccess, dossierAccessLabels } from './dossier-access.ts'
import { DossierTemplate, dossierTemplateLabels } from './dossier-template.ts'

/** The tables inside the sealed section: on the disk there is only `sealedRecords` (formats.md §4). */
export const sectionTables = {
  dossiers: { schema: Dossier, name: '政治素质档案', labels: dossierLabels },
  dossierTemplates: { schema: DossierTemplate, name: '档案目录与测评表', labels: dossierTemplateLabels },
  dossierAccesses: { schema: DossierAccess, name: '调阅登记', labels: dossierAccessLabels },
} as const

export type SectionTable = keyof typeof sectionTables
export type SectionRowOf<T extends SectionTable> = z.infer<(typeof sectionTables)[T]['schema']>

export const sectionTableNames = Object.keys(sectionTables) as readonly SectionTable[] // Object.keys forgets the key type

export const sectionTable = z.enum(sectionTableNames as readonly [SectionTable, ...SectionTable[]]) // there is at least one table
const fields = z.record(z.string(), z.unknown())

/** One change of one row of the section. `ifRev`: the revision that was seen; null = must not exist yet. */
export const SectionOp = z.object({ table: sectionTable, id: recordId, ifRev: z.int().nullable(), value: fields.nullable() })
export type SectionOp = z.infer<typeof SectionOp>

/** What lies sealed in one record, as text of canonical JSON. */
export const SectionContent = z.object({ table: sectionTable, id: recordId, value: fields })
export type SectionContent = z.infer<typeof SectionContent>

/** A row of the open section, with who wrote it and when; `row: null` = it is gone. */
export interface SectionRow {
  readonly table: SectionTable
  readonly id: string
  readonly row: (Stored<{ readonly id: string }> & Readonly<Record<string, unknown>>) | null
}

/** What an unlocked section holds. */
export type SectionRows = { readonly [T in SectionTable]: readonly Stored<SectionRowOf<T>>[] }

/** The rows of a read by their tables: the machine side parsed each before it was sealed. */
export function sectionRowsOf(rows: readonly SectionRow[]): SectionRows {
  const of = (table: SectionTable) => rows.flatMap(({ table: own, row }) => (own === table && row !== null ? [row] : []))
  return Object.fromEntries(sectionTableNames.map(table => [table, of(table)])) as unknown as SectionRows // as the schemas say
}

/** A row as it shall be from now on; the revision that it carries is the one that was seen. */
export function putInSection<T extends SectionTable>(table: T, row: SectionRowOf<T> & Partial<{ readonly rev: number }>): SectionOp {
  const { rev, _h, createdAt, createdBy, updatedAt, updatedBy, source, ...value } = row as SectionRowOf<T> & Partial<Stored<object>>
  return { table, id: row.id, ifRev: rev ?? null, value }
}
