import * as fs from 'node:fs/promises'
import path from 'node:path'
import { namesIn, syncFolder } from '../../files/durable-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { SetList, backupIdPattern } from './set-format.ts'
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
  await removeUnnamedPacks(folder, path.join(dataFolder, 'snapshots', 'packs'))
  return gone
}

async function removeUnnamedPacks(folder: string, packs: string): Promise<void> {
  const named = await packsNamed(folder)
  if (named === null) return
  for (const name of await namesIn(packs)) {
    if (/^[0-9a-f]{64}\.age$/.test(name) && !named.has(name.slice(0, 64))) await fs.rm(path.join(packs, name), { force: true })
  }
}

/** By every `.list`, also of a snapshot whose manifest doesn't open; null when a list is missing or can't be read. */
async function packsNamed(folder: string): Promise<ReadonlySet<string> | null> {
  const named = new Set<string>()
  const names = await namesIn(folder)
  const ids = new Set(names.map(name => name.replace(/\.(age|list)$/, '')).filter(id => backupIdPattern.test(id)))
  for (const id of ids) {
    const list = await readList(path.join(folder, `${id}.list`))
    if (list === null) return null
    for (const pack of list.packs) named.add(pack.name)
  }
  return named
}

async function readList(file: string): Promise<SetList | null> {
  try {
    return SetList.parse(JSON.parse(await fs.readFile(file, 'utf8')))
  } catch {
    return null // it may name any pack: the caller keeps them all
  }
}

function localDay(at: string): string {
  return new Date(at).toDateString()
}
