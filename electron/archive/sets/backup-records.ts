import * as fs from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { BackupRecord } from '#shared/archive/backup-set.ts'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { Instant } from '#shared/time/instant.ts'
import { errorCode, replaceFile } from '../../files/durable-file.ts'
import { open, seal } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { turns } from '../store/turns.ts'

/** A backup that was finished and verified, and the drive that it lies on. */
export const KeptBackup = z.looseObject({ ...BackupRecord.shape, drive: z.string() })
export type KeptBackup = z.infer<typeof KeptBackup>

/** How the mirror stands: which of the archive's states it holds, and what kept it from the newest. */
export const MirrorState = z.object({ at: Instant.nullable(), seq: z.int().nullable(), problem: z.string().nullable() })
export type MirrorState = z.infer<typeof MirrorState>

/** What this PC remembers of its backups, in `DATA/backups.age`. Nothing depends on it: what is forgotten is read again. */
export interface BackupRecords {
  /** Newest first. */
  list(): readonly KeptBackup[]
  /** Only of a backup that was verified to its end. */
  add(backup: KeptBackup): Promise<void>
  /** Backups of a set that were read again whole on a drive. */
  noteReread(setId: string, drive: string, backupIds: readonly string[], at: string): Promise<void>
  /** When packs were last read whole on a drive; notes are kept with the next change. */
  readsOn(drive: string): DriveReads
  mirror(): MirrorState
  noteMirror(state: MirrorState): Promise<void>
}

interface DriveReads {
  lastRead(setId: string, pack: string): string | null
  noteRead(setId: string, pack: string, at: string): void
}

export interface RecordsWork {
  readonly dataFolder: string
  readonly keys: Pick<ArchiveKeys, 'recipient' | 'identities'>
  /** An archive that is only read: what is noted is gone with the program. */
  readonly readOnly: boolean
  readonly onFault: (what: string, error: unknown) => void
}

/** Records that can't be read are begun anew, ones that can't be written are only noted as a fault: a backup is no worse for it. */
export async function openBackupRecords({ dataFolder, keys, readOnly, onFault }: RecordsWork): Promise<BackupRecords> {
  const file = path.join(dataFolder, 'backups.age')
  let kept = await readRecords(file, keys, onFault)
  const inOrder = turns()
  const change = (next: (before: Records) => Partial<Records>) => inOrder(async () => {
    kept = { ...kept, ...next(kept) }
    if (readOnly) return
    try {
      await replaceFile(file, await seal(Buffer.from(canonicalJson(tidied(kept)), 'utf8'), keys.recipient))
    } catch (error) {
      onFault('the records of backups could not be written', error)
    }
  })
  return {
    list: () => kept.backups,
    add: backup => change(({ backups }) => ({ backups: [backup, ...backups].sort((a, b) => b.verifiedAt.localeCompare(a.verifiedAt)) })),
    noteReread: (setId, drive, backupIds, at) => change(({ backups }) => ({
      backups: backups.map(one => (one.setId === setId && one.drive === drive && backupIds.includes(one.backupId) ? { ...one, rereadAt: at } : one)),
    })),
    readsOn: drive => ({
      lastRead: (setId, pack) => kept.reads[keyOf(drive, setId)]?.[pack] ?? null,
      noteRead: (setId, pack, at) => { (kept.reads[keyOf(drive, setId)] ??= {})[pack] = at },
    }),
    mirror: () => kept.mirror,
    noteMirror: mirror => change(() => ({ mirror })),
  }
}

const Records = z.looseObject({
  format: z.literal(1),
  backups: z.array(KeptBackup),
  /** By drive and set: the instant of each pack. */
  reads: z.record(z.string(), z.record(z.string(), Instant)),
  mirror: MirrorState,
})
type Records = z.infer<typeof Records>

async function readRecords(file: string, keys: RecordsWork['keys'], onFault: RecordsWork['onFault']): Promise<Records> {
  const none: Records = { format: 1, backups: [], reads: {}, mirror: { at: null, seq: null, problem: null } }
  try {
    return Records.parse(JSON.parse(Buffer.from(await open(await fs.readFile(file), keys.identities)).toString('utf8')))
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') onFault('the records of backups can\'t be read and are begun anew', error)
    return none
  }
}

const mostBackups = 1000
/** Far older than any reading that still counts. */
const mostReadDays = 100

/** What no question needs any more is left out, so that the file doesn't grow for ever. */
function tidied(records: Records): Records {
  const newest = Math.max(...Object.values(records.reads).flatMap(packs => Object.values(packs)).map(at => Date.parse(at)), 0)
  const isRecent = (at: string) => newest - Date.parse(at) <= mostReadDays * 86_400_000
  const reads = Object.entries(records.reads).map(([key, packs]) => [key, Object.fromEntries(Object.entries(packs).filter(([, at]) => isRecent(at)))] as const)
  return { ...records, backups: records.backups.slice(0, mostBackups), reads: Object.fromEntries(reads.filter(([, packs]) => Object.keys(packs).length > 0)) }
}

function keyOf(drive: string, setId: string): string {
  return `${setId} ${drive}`
}
