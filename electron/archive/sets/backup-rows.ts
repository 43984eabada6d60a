import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { StoredRow } from '#shared/archive/commit.ts'
import { upgradedRow } from '#shared/archive/upgrade-row.ts'
import { emptyViewHash, rowHash } from '#shared/archive/view-hash.ts'
import { modelVersion } from '#shared/model/tables.ts'
import { UnreadableSeal } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { ViewHash } from '../state/row-hash.ts'
import { readRowsPack } from './rows-pack.ts'
import type { PackSource } from './sealed-pack.ts'
import type { RowLine, SetManifest } from './set-format.ts'

type Identities = Pick<ArchiveKeys, 'identities'>

/** Every row of a backup as the present model has it, proven against the manifest: seals, hashes, counts, and the hash over all rows. Throws UnreadableSeal. */
export async function readBackupRows(packs: PackSource, keys: Identities, manifest: SetManifest): Promise<readonly StoredRow[]> {
  const rows = await lastLines(packs, keys, manifest, toStoredRow)
  checkSum([...rows.values()].map(stored => [stored.table, stored.id, String(stored.row?.['_h'])]), manifest)
  return manifest.schema === modelVersion ? [...rows.values()] : [...rows.values()].map(stored => raised(stored, manifest.schema))
}

/** What the rows are proven against. */
export type RowsSaid = Pick<SetManifest, 'packs' | 'counts' | 'viewHash' | 'seq'>

/** The same proof with only the rows' hashes in memory. */
export async function verifyBackupRows(packs: PackSource, keys: Identities, manifest: RowsSaid): Promise<void> {
  const rows = await lastLines<Hashed>(packs, keys, manifest, line => [line.table, line.id, String(toStoredRow(line).row?.['_h'])])
  checkSum([...rows.values()], manifest)
}

/** table, id, `_h`. */
type Hashed = readonly [string, string, string]

type PresentLine = RowLine & { readonly value: NonNullable<RowLine['value']> }

async function lastLines<T>(packs: PackSource, keys: Identities, manifest: RowsSaid, keep: (line: PresentLine) => T): Promise<ReadonlyMap<string, T>> {
  const rows = new Map<string, T>()
  for (const pack of manifest.packs) {
    if (pack.holds !== 'tables') continue
    for await (const { table, id, value } of readRowsPack(packs(pack.name), keys, pack)) {
      if (value === null) rows.delete(`${table}\n${id}`)
      else rows.set(`${table}\n${id}`, keep({ table, id, value }))
    }
  }
  return rows
}

function toStoredRow({ table, id, value }: PresentLine): StoredRow {
  if (typeof value['rev'] !== 'number') throw new UnreadableSeal(`row ${table}/${id} of a backup has no revision`)
  const _h = createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
  return StoredRow.parse({ table, id, row: { ...value, _h } })
}

function checkSum(rows: readonly Hashed[], manifest: RowsSaid): void {
  const counts = new Map<string, number>()
  const sum = new ViewHash(emptyViewHash)
  for (const [table, id, h] of rows) {
    counts.set(table, (counts.get(table) ?? 0) + 1)
    sum.toggle(table, id, h)
  }
  const expected = Object.entries(manifest.counts).filter(([, count]) => count > 0)
  const sameCounts = expected.length === counts.size && expected.every(([table, count]) => counts.get(table) === count)
  if (!sameCounts || sum.hex() !== manifest.viewHash) throw new UnreadableSeal(`the backup of commit ${manifest.seq} holds other rows than it says`)
}

function raised({ table, id, row }: StoredRow, schema: number): StoredRow {
  if (row === null) return { table, id, row }
  const { _h, ...value } = row
  const present = upgradedRow(table, value, schema)
  return { table, id, row: { ...present, _h: rowHash(present) } }
}
