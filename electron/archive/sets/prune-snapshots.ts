import * as fs from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from '../../files/durable-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { removeUnnamedPacks } from './prune-set.ts'
import { listSnapshots } from './snapshots.ts'
import { snapshotsToKeep } from './snapshots-to-keep.ts'

/** Removes snapshots that are no longer kept, then packs that none names. Where anything can't be read, nothing goes that it might need. */
export async function pruneSnapshots(dataFolder: string, keys: ArchiveKeys): Promise<readonly string[]> {
  const { snapshots } = await listSnapshots(dataFolder, keys)
  const keep = snapshotsToKeep(snapshots, localDay)
  const gone = snapshots.filter(({ id }) => !keep.has(id)).map(({ id }) => id)
  const folder = path.join(dataFolder, 'snapshots', 'snapshots')
  for (const id of gone) {
    await fs.rm(path.join(folder, `${id}.age`), { force: true }) // first: without its manifest it doesn't exist
    await fs.rm(path.join(folder, `${id}.list`), { force: true })
  }
  if (gone.length > 0) await syncFolder(folder)
  await removeUnnamedPacks(path.join(dataFolder, 'snapshots'))
  return gone
}

function localDay(at: string): string {
  return new Date(at).toDateString()
}
