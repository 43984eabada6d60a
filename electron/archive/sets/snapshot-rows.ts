import { createHash } from 'node:crypto'
import path from 'node:path'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { StoredRow } from '#shared/archive/commit.ts'
import { emptyViewHash } from '#shared/archive/view-hash.ts'
import { UnreadableSeal } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { ViewHash } from '../state/row-hash.ts'
import type { SnapshotLine, SnapshotManifest } from './snapshot-format.ts'
import { readPack } from './snapshot-pack.ts'

/** Every row of a snapshot, proven against its manifest: seals, hashes, counts, and the hash over all rows. Throws UnreadableSeal. */
export async function readSnapshotRows(set: string, keys: ArchiveKeys, manifest: SnapshotManifest): Promise<readonly StoredRow[]> {
  const rows = await lastLines(set, keys, manifest, toStoredRow)
  checkSum([...rows.values()].map(stored => [stored.table, stored.id, String(stored.row?.['_h'])]), manifest)
  return [...rows.values()]
}

/** The same proof with only the rows' hashes in memory. */
export async function verifySnapshotRows(set: string, keys: ArchiveKeys, manifest: SnapshotManifest): Promise<void> {
  const rows = await lastLines<Hashed>(set, keys, manifest, line => [line.table, line.id, String(toStoredRow(line).row?.['_h'])])
  checkSum([...rows.values()], manifest)
}

/** table, id, `_h`. */
type Hashed = readonly [string, string, string]

type PresentLine = SnapshotLine & { readonly value: NonNullable<SnapshotLine['value']> }

async function lastLines<T>(set: string, keys: ArchiveKeys, manifest: SnapshotManifest, keep: (line: PresentLine) => T): Promise<ReadonlyMap<string, T>> {
  const rows = new Map<string, T>()
  for (const pack of manifest.packs) {
    for await (const { table, id, value } of readPack(path.join(set, 'packs', `${pack.name}.age`), keys, pack)) {
      if (value === null) rows.delete(`${table}\n${id}`)
      else rows.set(`${table}\n${id}`, keep({ table, id, value }))
    }
  }
  return rows
}

function toStoredRow({ table, id, value }: PresentLine): StoredRow {
  if (typeof value['rev'] !== 'number') throw new UnreadableSeal(`row ${table}/${id} of a snapshot has no revision`)
  const _h = createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
  return StoredRow.parse({ table, id, row: { ...value, _h } })
}

function checkSum(rows: readonly Hashed[], manifest: SnapshotManifest): void {
  const counts = new Map<string, number>()
  const sum = new ViewHash(emptyViewHash)
  for (const [table, id, h] of rows) {
    counts.set(table, (counts.get(table) ?? 0) + 1)
    sum.toggle(table, id, h)
  }
  const expected = Object.entries(manifest.counts).filter(([, count]) => count > 0)
  const sameCounts = expected.length === counts.size && expected.every(([table, count]) => counts.get(table) === count)
  if (!sameCounts || sum.hex() !== manifest.viewHash) throw new UnreadableSeal(`the snapshot of commit ${manifest.seq} holds other rows than it says`)
}
