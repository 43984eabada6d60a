import type { YearSeal } from '#shared/model/year-seal.ts'
import type { TableName } from '#shared/model/tables.ts'
import type { StoredFields } from './archive.ts'
import { idOf, rowKey, tableOf } from './row-key.ts'

/** Rows as they would be, seen by the checks before anything is written. */
export interface RowsView {
  rev(table: TableName, id: string): number | null
  count(table: TableName): number
  /** Keys of the rows that name this id. */
  referrers(id: string): Iterable<string>
  value(key: string): Promise<StoredFields | null>
  /** By their ids: there is one a year, and every meeting is held to them. */
  yearSeals(): ReadonlyMap<string, YearSeal>
}

interface StagedRow {
  readonly table: TableName
  readonly rev: number
  readonly value: StoredFields
  readonly refs: readonly string[]
}

/** Changes laid over what is there; dropped when they are refused, folded into the layer below when they are not. */
export class StagedState implements RowsView {
  private readonly below: RowsView
  private readonly rows = new Map<string, StagedRow | null>()
  private readonly namedBy = new Map<string, Set<string>>()
  private readonly counts = new Map<TableName, number>()
  private readonly sealChanges = new Map<string, YearSeal | null>()

  constructor(below: RowsView) {
    this.below = below
  }

  put(table: TableName, id: string, row: Omit<StagedRow, 'table'>): void {
    if (this.rev(table, id) === null) this.counts.set(table, this.count(table) + 1)
    this.rows.set(rowKey(table, id), { table, ...row })
    if (table === 'yearSeals') this.sealChanges.set(id, row.value as unknown as YearSeal) // parsed by this very table's schema
    for (const named of row.refs) this.namedBy.set(named, (this.namedBy.get(named) ?? new Set()).add(rowKey(table, id)))
  }

  delete(table: TableName, id: string): void {
    if (this.rev(table, id) !== null) this.counts.set(table, this.count(table) - 1)
    this.rows.set(rowKey(table, id), null)
    if (table === 'yearSeals') this.sealChanges.set(id, null)
  }

  rev(table: TableName, id: string): number | null {
    const staged = this.rows.get(rowKey(table, id))
    return staged === undefined ? this.below.rev(table, id) : (staged?.rev ?? null)
  }

  count(table: TableName): number {
    return this.counts.get(table) ?? this.below.count(table)
  }

  *referrers(id: string): Iterable<string> {
    for (const key of this.below.referrers(id)) if (!this.rows.has(key)) yield key
    for (const key of this.namedBy.get(id) ?? []) if (this.rows.get(key)?.refs.includes(id) === true) yield key
  }

  async value(key: string): Promise<StoredFields | null> {
    const staged = this.rows.get(key)
    return staged === undefined ? this.below.value(key) : (staged?.value ?? null)
  }

  yearSeals(): ReadonlyMap<string, YearSeal> {
    if (this.sealChanges.size === 0) return this.below.yearSeals()
    const seals = new Map([...this.below.yearSeals(), ...this.sealChanges])
    return new Map([...seals].flatMap(([id, seal]) => (seal === null ? [] : [[id, seal]])))
  }

  /** Takes over what a layer above holds. */
  fold(above: StagedState): void {
    for (const [key, row] of above.rows) {
      if (row === null) this.delete(tableOf(key), idOf(key))
      else this.put(row.table, idOf(key), row)
    }
  }
}
