import * as z from 'zod'
import { backupKinds } from '#shared/archive/backup-set.ts'
import type { SnapshotInfo } from '#shared/archive/start-state.ts'
import { Instant } from '#shared/time/instant.ts'

/** The one format of backup sets so far (formats.md §7). */
export const knownSetFormat = 1

/** Refused beyond, while reading. */
export const limits = {
  entries: 20_000,
  manifestBytes: 16 * 1024 * 1024,
  slots: 16,
  /** Of one pack, and their bytes: they are compared in memory. */
  rows: 2_000_000,
  rowBytes: 1024 * 1024 * 1024,
  /** A sealed pack; a little more than its plain 1 GiB. */
  packBytes: 1024 * 1024 * 1024 + 64 * 1024 * 1024,
} as const

/** What is packed together: below FAT32's 4 GiB, and within what a reader takes. */
export const largestPack = { plainBytes: 1024 * 1024 * 1024, entries: limits.entries } as const

/** Who made a set, for reading. */
export const maker = '党务台账'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const setKinds = ['backup', 'local', 'mirror', 'submission', 'part'] as const

/** `set.json`, written once; no personal data. Local sets of the first version have neither `setId` nor unit: their archive's id tells them. */
export const SetCard = z.looseObject({
  format: z.literal(knownSetFormat),
  archiveId: z.uuid(),
  setId: z.uuid().optional(),
  kind: z.enum(setKinds),
  unit: z.string().default(''),
  maker: z.string().default(''),
  createdAt: Instant,
}).transform(card => ({ ...card, setId: card.setId ?? card.archiveId }))
export type SetCard = z.infer<typeof SetCard>

const pack = {
  /** SHA-256 of the sealed bytes; `bytes`: how many they are; `plainSha256`: of what they open to. */
  name: sha256, bytes: z.int().min(0), plainSha256: sha256,
}

/** Rows: ndjson, gzip, age. */
export const RowsPack = z.object({ ...pack, holds: z.literal('tables'), lines: z.int().min(0) })
export type RowsPack = z.infer<typeof RowsPack>

/**
 * One file in a tar pack. `mark` tells it from another of its name: of a journal file the head of its last frame, which stands for all before it, of a source its SHA-256.
 * `closed` false: a journal file that was still written to.
 */
export const PackEntry = z.object({ name: z.string().max(100), bytes: z.int().min(0), mark: sha256.optional(), closed: z.boolean().optional() })
export type PackEntry = z.infer<typeof PackEntry>

/** Files as they are: ustar, age. Blobs are plain and named by their SHA-256, a sealed section's are its age files. */
export const FilesPack = z.object({ ...pack, holds: z.enum(['journal', 'blobs', 'sources']), entries: z.array(PackEntry).max(limits.entries) })
export type FilesPack = z.infer<typeof FilesPack>

export const SetPack = z.discriminatedUnion('holds', [RowsPack, FilesPack])
export type SetPack = z.infer<typeof SetPack>

/** What a backup says of itself; it exists once this lies sealed in its place (formats.md §7). */
export const SetManifest = z.looseObject({
  format: z.literal(knownSetFormat),
  kind: z.enum(backupKinds),
  archiveId: z.uuid(),
  schema: z.int(),
  /** `all`, or which part of the archive it is. */
  scope: z.union([z.literal('all'), z.record(z.string(), z.unknown())]),
  unit: z.string().default(''),
  /** Of the set that it was written for; local sets don't say. */
  setId: z.uuid().optional(),
  at: Instant,
  fromSeq: z.int(),
  seq: z.int(),
  head: z.string(),
  counts: z.record(z.string(), z.int()),
  viewHash: sha256,
  packs: z.array(SetPack).max(limits.entries),
  /** The unsealed files of the set and its key files as they were, by their path in it; local sets don't say. */
  files: z.record(z.string(), sha256).default({}),
  /** Attachments that were lost or damaged in the archive itself, and so couldn't be packed. */
  missingBlobs: z.array(z.string()).default([]),
})
export type SetManifest = z.infer<typeof SetManifest>

/** Unsealed: a missing or damaged pack is noticed without a password. */
export const SetList = z.looseObject({
  format: z.literal(knownSetFormat), minReader: z.literal(knownSetFormat), schema: z.int(), packs: z.array(z.object({ name: sha256, bytes: z.int().min(0) })).max(limits.entries),
})
export type SetList = z.infer<typeof SetList>

/** One line of a pack of rows. A later line of the same row replaces an earlier one; without a value it takes it away. */
export const RowLine = z.object({ table: z.string(), id: z.string(), value: z.record(z.string(), z.unknown()).nullable() })
export type RowLine = z.infer<typeof RowLine>

export function listOf({ schema, packs }: SetManifest): SetList {
  return { format: knownSetFormat, minReader: knownSetFormat, schema, packs: packs.map(({ name, bytes }) => ({ name, bytes })) }
}

/** `20261122-083000-1204`: UTC, then the seq. */
export function backupId(at: Date, seq: number): string {
  const [day, time] = at.toISOString().slice(0, 19).split('T')
  return `${(day ?? '').replaceAll('-', '')}-${(time ?? '').replaceAll(':', '')}-${seq}`
}

/** What the name alone says, of a backup whose manifest isn't or can't be opened. */
export function infoFromId(id: string): SnapshotInfo {
  const [year, month, day] = [id.slice(0, 4), id.slice(4, 6), id.slice(6, 8)]
  const [hour, minute, second] = [id.slice(9, 11), id.slice(11, 13), id.slice(13, 15)]
  return { id, at: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`, seq: seqOf(id), counts: {} }
}

export const backupIdPattern = /^\d{8}-\d{6}-\d{1,15}$/

export function seqOf(id: string): number {
  return Number(id.slice(16))
}

/** By seq, which only grows; a PC's clock may jump back. Then by time. */
export function byAge(a: string, b: string): number {
  return seqOf(a) - seqOf(b) || a.localeCompare(b)
}

/** Whether a path inside a set (with slashes) is one that a set has. Everything else is left alone. */
export function isSetName(name: string): boolean {
  return setNames.some(pattern => pattern.test(name))
}

const setNames = [
  /^(set\.json|说明\.txt|rescue\.mjs)$/,
  /^snapshots\/\d{8}-\d{6}-\d{1,15}\.(age|list)$/,
  /^packs\/[0-9a-f]{64}\.age$/,
  /^keys\/([1-9]\d{0,5}|section-[0-9a-f-]{36})\/(open\.txt|slots\.json|[^/\\]{1,120}\.age)$/,
]
