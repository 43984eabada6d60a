import * as z from 'zod'
import type { SnapshotInfo } from '#shared/archive/start-state.ts'
import { Instant } from '#shared/time/instant.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** `name`: SHA-256 of the sealed bytes; `bytes`: how many they are; `plainSha256`: of what they open to. */
export const SnapshotPack = z.object({ name: sha256, bytes: z.int(), plainSha256: sha256, holds: z.literal('tables'), lines: z.int() })
export type SnapshotPack = z.infer<typeof SnapshotPack>

/** What a snapshot says of itself; it exists once this lies sealed in its place (formats.md §7). */
export const SnapshotManifest = z.looseObject({
  format: z.literal(1),
  kind: z.literal('local'),
  archiveId: z.uuid(),
  schema: z.int(),
  scope: z.literal('all'),
  at: Instant,
  fromSeq: z.int(),
  seq: z.int(),
  head: z.string(),
  counts: z.record(z.string(), z.int()),
  viewHash: sha256,
  packs: z.array(SnapshotPack),
})
export type SnapshotManifest = z.infer<typeof SnapshotManifest>

/** Unsealed: a missing or damaged pack is noticed without a password. */
export const SnapshotList = z.looseObject({
  format: z.literal(1), minReader: z.literal(1), schema: z.int(), packs: z.array(z.object({ name: sha256, bytes: z.int() })),
})
export type SnapshotList = z.infer<typeof SnapshotList>

/** One line of a pack. A later line of the same row replaces an earlier one; without a value it takes it away. */
export const SnapshotLine = z.object({ table: z.string(), id: z.string(), value: z.record(z.string(), z.unknown()).nullable() })
export type SnapshotLine = z.infer<typeof SnapshotLine>

/** `20261122-083000-1204`: UTC, then the seq. */
export function snapshotId(at: Date, seq: number): string {
  const [day, time] = at.toISOString().slice(0, 19).split('T')
  return `${(day ?? '').replaceAll('-', '')}-${(time ?? '').replaceAll(':', '')}-${seq}`
}

/** What the name alone says, of a snapshot whose manifest doesn't open. */
export function infoFromId(id: string): SnapshotInfo {
  const [year, month, day] = [id.slice(0, 4), id.slice(4, 6), id.slice(6, 8)]
  const [hour, minute, second] = [id.slice(9, 11), id.slice(11, 13), id.slice(13, 15)]
  return { id, at: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`, seq: seqOf(id), counts: {} }
}

export const snapshotIdPattern = /^\d{8}-\d{6}-\d+$/

export function seqOf(id: string): number {
  return Number(id.slice(16))
}
