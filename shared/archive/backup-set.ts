import * as z from 'zod'
import { Instant } from '../time/instant.ts'

/** What a backup holds: the whole archive, a part of it, what a lower unit reports, or the rows alone (formats.md §7). */
export const backupKinds = ['full', 'part', 'submission', 'local'] as const

/** One backup of a set, as far as it can be known without a password: by its name and its list. */
export const BackupInfo = z.object({
  id: z.string(),
  at: Instant,
  seq: z.int(),
  /** Of all packs that it names, shared ones too. */
  bytes: z.number(),
  /** Why it can't serve: a pack is missing or has another size, the list can't be read, it is of a newer format. Null = nothing is known against it. */
  problem: z.string().nullable(),
  /** Newer ones that have been read whole follow: it may be removed. */
  mayGo: z.boolean(),
})
export type BackupInfo = z.infer<typeof BackupInfo>

/** A set that was found in a folder, in a file to send, or beside the archive. `set`: a token of the machine side. */
export const SetLook = z.object({
  set: z.string(),
  /** The set's name and where it lies, for reading. */
  label: z.string(),
  form: z.enum(['folder', 'file']),
  kind: z.enum(['backup', 'local', 'mirror', 'submission', 'part']),
  unit: z.string(),
  archiveId: z.uuid(),
  isThisArchive: z.boolean(),
  /** Ways in, of its newest key folder; `own`: the open archive's keys open it, nothing is asked. */
  opensWith: z.array(z.enum(['own', 'open', 'password', 'recovery', 'unit'])),
  /** Newest first. */
  backups: z.array(BackupInfo),
  /** Names that are no part of a set: left alone. */
  unknownFiles: z.array(z.string()),
})
export type SetLook = z.infer<typeof SetLook>

/** A drive, or another place of this PC, that a backup may be written to. */
export const Drive = z.object({
  /** A token, and words for reading: 「金士顿 (E:)」. */
  place: z.object({ token: z.string(), label: z.string() }),
  kind: z.enum(['removable', 'fixed', 'unknown']),
  fileSystem: z.string(),
  freeBytes: z.number(),
  totalBytes: z.number(),
  /** The archive itself lies on it, or on another part of the same disk: no protection against its loss. */
  holdsArchive: z.boolean(),
  /** Of this archive, on this very drive. */
  lastBackup: z.object({ at: Instant, seq: z.int() }).nullable(),
  /** It has been out of the PC since that backup, which was not read again yet: `verifySet` on its set does that. */
  rereadDue: z.boolean(),
})
export type Drive = z.infer<typeof Drive>

/** What this PC remembers of a backup that was finished and verified. */
export const BackupRecord = z.object({
  setId: z.uuid(),
  backupId: z.string(),
  /** Of the stick or folder. */
  label: z.string(),
  at: Instant,
  seq: z.int(),
  head: z.string(),
  bytes: z.number(),
  /** Read back whole, opened and counted. */
  verifiedAt: Instant,
  /** Read again whole when the stick was next put in. */
  rereadAt: Instant.nullable(),
  /** It lies on the disk of the archive and is lost with it. Records from before this was noted say no. */
  onOwnDisk: z.boolean().default(false),
})
export type BackupRecord = z.infer<typeof BackupRecord>
