import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { namesIn, removeParts } from '../../files/durable-file.ts'
import { indexPath } from '../journal/index-file.ts'
import { journalFiles, journalFolder } from '../journal/journal-file.ts'
import { obsoleteFiles, purgedIn } from '../journal/purged.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { seqOf } from '../sets/set-format.ts'
import { listSnapshots, readManifest } from '../sets/snapshots.ts'
import { readCheckpoint } from '../state/checkpoint-file.ts'
import { blobFiles } from '../store/blobs.ts'
import { Removal } from './removal.ts'
import { type StillNeeded, stillNeeded } from './still-needed.ts'

/**
 * Removes everything of before a purge that may hold what was purged; answers with how many files went. Only after a verified backup, while the archive is closed.
 * The old journal goes last: as long as any of it is there, the rest is known to be waiting. Throws damaged when the new journal or a snapshot of it can't be read, and then nothing goes.
 */
export async function removeObsolete(folder: string, keys: ArchiveKeys): Promise<number> {
  const purged = await purgedIn(await journalFiles(folder), keys)
  const obsolete = await obsoleteFiles(folder, purged)
  if (purged === null || obsolete.length === 0) return 0
  const needed = await stillNeeded(folder, keys, obsolete)
  const kept = (await listSnapshots(folder, keys)).snapshots.map(({ id }) => id).filter(id => seqOf(id) >= purged.seq)
  if (kept.length === 0) throw new ExpectedFailure('damaged', { detail: 'there is no snapshot of the archive since the purge' })
  const removal = new Removal()
  await removeDrafts(folder, needed, removal)
  await removeBlobs(folder, needed, removal)
  await removeSnapshots(folder, keys, kept, removal)
  const checkpoint = await readCheckpoint(folder, keys)
  if (checkpoint === null || checkpoint.seq < purged.seq) await removal.file(path.join(folder, 'checkpoint.age'))
  await removal.files(path.join(folder, 'quarantine'), name => !name.startsWith('keys')) // keys of other archives may lie there
  await removal.files(path.join(folder, 'sources'), name => !needed.sources.has(name))
  await removal.files(path.join(folder, 'work'), () => true)
  await removal.files(folder, name => name.endsWith('.part'))
  await removeParts(journalFolder(folder))
  for (const file of obsolete) await removal.file(indexPath(file))
  for (const file of obsolete) await removal.file(file.path)
  await removal.end()
  return removal.count
}

/** Drafts of records that the old journal knew and the new one doesn't. */
async function removeDrafts(folder: string, { goneIds }: StillNeeded, removal: Removal): Promise<void> {
  await removal.files(path.join(folder, 'drafts'), name => {
    const [, id] = /^(?!section-).*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.age$/.exec(name) ?? []
    return name.endsWith('.part') || (id !== undefined && goneIds.has(id))
  })
}

async function removeBlobs(folder: string, { blobs }: StillNeeded, removal: Removal): Promise<void> {
  const root = path.join(folder, 'blobs')
  for (const name of (await namesIn(root)).filter(each => /^[0-9a-f]{2}$/.test(each))) await removeParts(path.join(root, name))
  for (const { file, sha256 } of await blobFiles(root)) if (!blobs.has(sha256)) await removal.file(file)
}

async function removeSnapshots(folder: string, keys: ArchiveKeys, kept: readonly string[], removal: Removal): Promise<void> {
  const set = path.join(folder, 'snapshots')
  const packs = new Set<string>()
  for (const id of kept) for (const { name } of (await readManifest(folder, keys, id)).packs) packs.add(`${name}.age`)
  const manifests = new Set(kept.flatMap(id => [`${id}.age`, `${id}.list`]))
  await removal.files(path.join(set, 'snapshots'), name => !manifests.has(name))
  await removal.files(path.join(set, 'packs'), name => !packs.has(name))
}
