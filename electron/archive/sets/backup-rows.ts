import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { StoredRow } from '#shared/archive/commit.ts'
import { raisedRow } from '#shared/archive/raised-row.ts'
import { emptyViewHash } from '#shared/archive/view-hash.ts'
import { UnreadableSeal } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { ViewHash } from '../state/row-hash.ts'
import { readRowsPack } from './rows-pack.ts'
import type { PackSource } from './sealed-pack.ts'
import type { RowLine, SetManifest } from './set-format.ts'

type Identities = Pick<ArchiveKeys, 'identities'>

/** Every row of a backup as the present model has it, proven against the manifest: seals, hashes, counts, and the hash over all rows. Throws UnreadableSeal. */
export async function readBackupRows(packs: PackSource, keys: Identities, manifest: SetManifest): Promise<readonly StoredRow[]> {
  const rows = new Map<string, StoredRow>()
  await eachLine(packs, keys, manifest, line => {
    if (isPresent(line)) rows.set(keyOf(line), toStoredRow(line))
    else rows.delete(keyOf(line))
  })
  checkSum([...rows.values()].map(stored => [stored.table, stored.id, String(stored.row?.['_h'])]), manifest)
  return [...rows.values()].map(stored => raisedRow(stored, manifest.schema))
}

/** What the rows are proven against. */
export type RowsSaid = Pick<SetManifest, 'packs' | 'counts' | 'viewHash' | 'seq'>

/** The same proof with only the rows' hashes in memory. */
export async function verifyBackupRows(packs: PackSource, keys: Identities, manifest: RowsSaid): Promise<void> {
  const proof = new RowsProof()
  await eachLine(packs, keys, manifest, line => { proof.take(line) })
  proof.expect(manifest)
}

/** What lines come to as they are read: of each row the last one counts, and one without a value takes it away. */
export class RowsProof {
  private readonly rows = new Map<string, Hashed>()

  take(line: RowLine): void {
    const key = keyOf(line)
    if (isPresent(line)) this.rows.set(key, [line.table, line.id, hashOf(line)])
    else this.rows.delete(key)
  }

  /** Throws UnreadableSeal when they are other rows. */
  expect(said: Omit<RowsSaid, 'packs'>): void {
    checkSum([...this.rows.values()], said)
  }
}

/** table, id, `_h`. */
type Hashed = readonly [string, string, string]

type PresentLine = RowLine & { readonly value: NonNullable<RowLine['value']> }

async function eachLine(packs: PackSource, keys: Identities, manifest: RowsSaid, use: (line: RowLine) => void): Promise<void> {
  for (const pack of manifest.packs) {
    if (pack.holds !== 'tables') continue
    for await (const line of readRowsPack(packs(pack.name), keys, pack)) use(line)
  }
}

function keyOf({ table, id }: RowLine): string {
  return `${table}\n${id}`
}

function isPresent(line: RowLine): line is PresentLine {
  return line.value !== null
}

function hashOf({ table, id, value }: PresentLine): string {
  if (typeof value['rev'] !== 'number') throw new UnreadableSeal(`row ${table}/${id} of a backup has no revision`)
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
}

function toStoredRow(line: PresentLine): StoredRow {
  const { table, id, value } = line
  return StoredRow.parse({ table, id, row: { ...value, _h: hashOf(line) } })
}

function checkSum(rows: readonly Hashed[], manifest: Omit<RowsSaid, 'packs'>): void {
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
