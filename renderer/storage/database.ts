import { Dexie, type Table } from 'dexie'
import type { Stored } from '#shared/model/record.ts'
import { type RowOf, type TableName, tableNames } from '#shared/model/tables.ts'

/** What the view says of itself; one row, written in the same transaction as the rows that it speaks of. */
export interface ViewMeta {
  readonly key: 'view'
  readonly archiveId: string
  readonly schema: number
  readonly appliedSeq: number
  readonly counts: Readonly<Record<string, number>>
  readonly viewHash: string
}

export type ViewDatabase = Dexie & { readonly [T in TableName]: Table<Stored<RowOf<T>>, string> } & { readonly meta: Table<ViewMeta, string> }

/** Frozen: another name would be another, empty view. */
export const databaseName = 'dangwu-ledger-view'

interface Version {
  readonly number: number
  /** Tables that are new or indexed anew. */
  readonly stores: Readonly<Partial<Record<TableName | 'meta', string>>>
}

/** Append only; a released version is never edited: somebody's disk is still there. No unique and no multi-entry index. */
const versions: readonly Version[] = [
  {
    number: 1,
    stores: {
      meta: 'key',
      units: 'id', organisations: 'id', organisationFacts: 'id, organisationId', people: 'id', memberships: 'id, personId, organisationId',
      posts: 'id, personId, organisationId', meetings: 'id, startAt, belongYear, [organisationId+startAt]', settings: 'id', sealedRecords: 'id',
    },
  },
  { number: 2, stores: { yearSeals: 'id' } },
  { number: 3, stores: { handOvers: 'id' } },
  {
    number: 4,
    stores: {
      termsOfOffice: 'id, organisationId', developmentCases: 'id, personId, organisationId', duesStandards: 'id, personId, year', duesPayments: 'id, personId, year', trainings: 'id, from',
      honours: 'id, personId, organisationId',
    },
  },
  {
    number: 5,
    stores: {
      meetingPlans: 'id, organisationId, month', talks: 'id, organisationId, talkedAt', reviews: 'id, organisationId, year', archiveItems: 'id, year', archiveBoxes: 'id, year', binders: 'id',
    },
  },
]

/** A connection of one's own, as the list worker needs; everybody else uses `database`. */
export function viewDatabase(): ViewDatabase {
  const dexie = new Dexie(databaseName)
  for (const { number, stores } of versions) dexie.version(number).stores(stores)
  return dexie as ViewDatabase // its tables are those of the newest version
}

export const database: ViewDatabase = viewDatabase()

/** Every table of records by its name, for what treats them all alike. */
export function recordTables(from: ViewDatabase): readonly { readonly name: TableName; readonly table: Table<Record<string, unknown>, string> }[] {
  return tableNames.map(name => ({ name, table: from.table(name) }))
}

/** Whether an error says that the browser's storage failed, rather than that the program has a fault. */
export function isStorageError(error: unknown): boolean {
  return error instanceof Dexie.DexieError || error instanceof DOMException
}
