import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { exists } from '../../files/durable-file.ts'
import { copyKeyFolders, sameKeyFolders } from './key-folders.ts'
import { keyFolderNumbers, openKeysFolder } from './keys.ts'
import { setAside } from '../store/quarantine-place.ts'

/** Where copies of the keys lie inside the data folder. */
const copies = { 'keys-copy': 'keys-copy', snapshots: path.join('snapshots', 'keys') } as const
export type KeyCopy = keyof typeof copies

/** The copies that open, but for those of an archive that is known to be the wrong one. */
export async function keyCopies(dataFolder: string, wrongArchiveId: string | null = null): Promise<KeyCopy[]> {
  const names: readonly KeyCopy[] = ['keys-copy', 'snapshots']
  const ids = await Promise.all(names.map(name => archiveIdOf(path.join(dataFolder, copies[name]))))
  return names.filter((_, i) => ids[i] !== null && ids[i] !== wrongArchiveId)
}

/** Puts a copy in the keys' place; what was there is kept in quarantine. Throws keys-unreadable when the copy doesn't open, and then nothing moves. */
export async function takeKeysFrom(dataFolder: string, copy: KeyCopy): Promise<void> {
  const source = path.join(dataFolder, copies[copy])
  await openKeysFolder(source)
  const keys = path.join(dataFolder, 'keys')
  if (await exists(keys)) await setAside(dataFolder, keys)
  await copyKeyFolders(source, keys)
}

/** Makes `keys-copy` the same as `keys`, which must open; a copy that differed is kept in quarantine. */
export async function refreshKeyCopy(dataFolder: string): Promise<void> {
  await refresh(dataFolder, path.join(dataFolder, 'keys-copy'))
}

/** The same for the keys that lie in the snapshots. */
export async function refreshSnapshotKeys(dataFolder: string): Promise<void> {
  await refresh(dataFolder, path.join(dataFolder, 'snapshots', 'keys'))
}

async function refresh(dataFolder: string, copy: string): Promise<void> {
  const keys = path.join(dataFolder, 'keys')
  if (await sameKeyFolders(keys, copy)) return
  await openKeysFolder(keys)
  if (await newestIn(copy) > await newestIn(keys)) return // the copy knows keys that were lost here
  if (await exists(copy)) await setAside(dataFolder, copy)
  await copyKeyFolders(keys, copy)
}

async function newestIn(folder: string): Promise<number> {
  return (await keyFolderNumbers(folder))[0] ?? 0
}

/** Null when the keys there don't open. */
async function archiveIdOf(folder: string): Promise<string | null> {
  try {
    return (await openKeysFolder(folder)).archiveId
  } catch (error) {
    if (error instanceof ExpectedFailure) return null
    throw error
  }
}
