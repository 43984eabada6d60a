import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { exists, replaceFile } from '../../files/durable-file.ts'
import { contradictions, copyKeyFolders, mirrorKeyFolders, sameKeyFolders, sectionFolders } from './key-folders.ts'
import type { KeyWays } from './key-slots.ts'
import { keyFolderNumbers, openKeysFolder } from './keys.ts'
import { damagedSlots, isSlotAsWritten } from './slot-list.ts'
import { setAside } from '../store/quarantine-place.ts'

/** Where copies of the keys lie inside the data folder. */
const copies = { 'keys-copy': 'keys-copy', snapshots: path.join('snapshots', 'keys') } as const
export type KeyCopy = keyof typeof copies

export const keyCopyNames: readonly KeyCopy[] = ['keys-copy', 'snapshots']

export function keyCopyFolder(dataFolder: string, copy: KeyCopy): string {
  return path.join(dataFolder, copies[copy])
}

/** The copies that open, but for those of an archive that is known to be the wrong one. */
export async function keyCopies(dataFolder: string, wrongArchiveId: string | null = null, ways: KeyWays = {}): Promise<KeyCopy[]> {
  const ids = await Promise.all(keyCopyNames.map(name => archiveIdOf(keyCopyFolder(dataFolder, name), ways)))
  return keyCopyNames.filter((_, i) => ids[i] !== null && ids[i] !== wrongArchiveId)
}

/** Puts a copy in the keys' place; what was there is kept in quarantine. Throws as openKeysFolder when the copy doesn't open, and then nothing moves. */
export async function takeKeysFrom(dataFolder: string, copy: KeyCopy, ways: KeyWays = {}): Promise<void> {
  const source = keyCopyFolder(dataFolder, copy)
  await openKeysFolder(source, ways)
  const keys = path.join(dataFolder, 'keys')
  if (await exists(keys)) await setAside(dataFolder, keys)
  await copyKeyFolders(source, keys)
}

/** Makes `keys-copy` the same as `keys`, which must open; a damaged copy is kept in quarantine. */
export async function refreshKeyCopy(dataFolder: string, ways: KeyWays = {}): Promise<void> {
  await refresh(dataFolder, keyCopyFolder(dataFolder, 'keys-copy'), ways)
}

/** The same for the keys that lie in the snapshots. */
export async function refreshSnapshotKeys(dataFolder: string, ways: KeyWays = {}): Promise<void> {
  await refresh(dataFolder, keyCopyFolder(dataFolder, 'snapshots'), ways)
}

/** Both, as far as there are any snapshots. */
export async function refreshKeyCopies(dataFolder: string, ways: KeyWays): Promise<void> {
  await refreshKeyCopy(dataFolder, ways)
  if (await exists(path.join(dataFolder, 'snapshots'))) await refreshSnapshotKeys(dataFolder, ways)
}

/** Slots of a key folder (the present identity's number, or a section's name) that were damaged, which let nobody in, are taken from a copy that still has them. */
export async function mendSlots(dataFolder: string, name: number | string): Promise<void> {
  const keyFolder = path.join(dataFolder, 'keys', String(name))
  for (const { name: slot, sum } of await damagedSlots(keyFolder)) {
    for (const copy of keyCopyNames) {
      const there = path.join(keyCopyFolder(dataFolder, copy), String(name), slot)
      if (!(await isSlotAsWritten(there, sum))) continue
      await replaceFile(path.join(keyFolder, slot), await fs.readFile(there))
      break
    }
  }
}

async function refresh(dataFolder: string, copy: string, ways: KeyWays): Promise<void> {
  const keys = path.join(dataFolder, 'keys')
  if (await sameKeyFolders(keys, copy)) return
  const { identity } = await openKeysFolder(keys, ways)
  if (await newestIn(copy) > identity) return // the copy knows keys that were lost here
  for (const name of [String(identity), ...await sectionFolders(keys)]) if ((await damagedSlots(path.join(keys, name))).length > 0) return // a slot was damaged here: the copy may have it yet
  if ((await contradictions(keys, copy)).length > 0) await setAside(dataFolder, copy)
  await mirrorKeyFolders(keys, copy)
}

async function newestIn(folder: string): Promise<number> {
  return (await keyFolderNumbers(folder))[0] ?? 0
}

/** Null when the keys there don't open. */
async function archiveIdOf(folder: string, ways: KeyWays): Promise<string | null> {
  try {
    return (await openKeysFolder(folder, ways)).archiveId
  } catch (error) {
    if (error instanceof ExpectedFailure) return null
    throw error
  }
}
