import * as fs from 'node:fs/promises'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { scanJournal } from '../journal/journal.ts'
import type { JournalFile } from '../journal/journal-file.ts'
import { obsoleteFiles } from '../journal/purged.ts'
import { walkJournalFile } from '../journal/walk-journal-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import type { BackupSource } from '../sets/steady-rows.ts'
import { draftStore } from '../store/drafts.ts'

/** What the journal since a purge, and the drafts of what it still holds, speak of. */
export interface StillNeeded {
  /** Hashes of attachments. */
  readonly blobs: ReadonlySet<string>
  /** Names of files. */
  readonly sources: ReadonlySet<string>
  /** Records that the old files knew and the new journal never names. */
  readonly goneIds: ReadonlySet<string>
}

/** While files of before a purge still lie there; null = all that lies there is needed. */
export async function neededSincePurge({ folder, keys, archive }: BackupSource): Promise<StillNeeded | null> {
  const obsolete = await obsoleteFiles(folder, archive.purged)
  return obsolete.length === 0 ? null : stillNeeded(folder, keys, obsolete)
}

const sha256 = /\b[0-9a-f]{64}\b/g

/** Throws damaged when the journal can't be read whole: it must be repaired before anything goes. */
export async function stillNeeded(folder: string, keys: ArchiveKeys, obsolete: readonly JournalFile[]): Promise<StillNeeded> {
  const blobs = new Set<string>()
  const sources = new Set<string>()
  const ids = new Set<string>()
  const { kind } = await scanJournal(folder, keys, {
    visitor: {
      restart: () => { for (const names of [blobs, sources, ids]) names.clear() },
      commit: ({ frames }) => {
        for (const { frame } of frames) {
          for (const [hash] of JSON.stringify(frame.ops).matchAll(sha256)) blobs.add(hash)
          for (const { file } of frame.sources ?? []) sources.add(file)
          for (const { id } of frame.ops) ids.add(id)
        }
      },
    },
  })
  if (kind !== 'good' && kind !== 'torn') throw new ExpectedFailure('damaged', { detail: `the journal since the purge is ${kind}` })
  const goneIds = await idsIn(obsolete, keys)
  for (const id of ids) goneIds.delete(id)
  for (const draft of (await draftStore(folder, keys).list()).drafts) {
    if (!goneIds.has(draft.recordId)) for (const [hash] of JSON.stringify(draft).matchAll(sha256)) blobs.add(hash) // chosen, and not saved yet
  }
  return { blobs, sources, goneIds }
}

/** As far as old files can be read. */
async function idsIn(files: readonly JournalFile[], keys: ArchiveKeys): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const file of files) {
    if (keys.journalKey(file.epoch) === undefined) continue
    const walk = walkJournalFile(await fs.readFile(file.path), { keys, isNewest: false })
    if (walk.kind !== 'walked') continue
    for (const { frame } of [...walk.commits, ...walk.commitsAfter].flat()) for (const { id } of frame?.ops ?? []) ids.add(id)
  }
  return ids
}
