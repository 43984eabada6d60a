import { createHash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { createFile, exists, namesIn, syncFolder } from '../../files/durable-file.ts'
import { placeKeyFolder } from '../keys/key-folders.ts'
import { isSlot, isUnitSlot, slotsIn } from '../keys/key-slots.ts'
import { keyFolderNumbers } from '../keys/keys.ts'
import { lastingList, readSlotList, slotListBytes, slotListName } from '../keys/slot-list.ts'
import { limits } from './set-format.ts'

/** A backup that leaves the PC is opened by a password, never by a plain file (formats.md §4). Throws password-needed. */
export async function requirePassword(dataFolder: string): Promise<void> {
  const keys = path.join(dataFolder, 'keys')
  const [newest] = await keyFolderNumbers(keys)
  const slots = newest === undefined ? [] : await slotsIn(path.join(keys, String(newest)))
  if (!slots.includes('password')) throw new ExpectedFailure('password-needed')
}

/** Whether the keys that lie in a set are older states of the archive's own: nothing of theirs would have to change. */
export async function keysFit(dataFolder: string, set: string): Promise<boolean> {
  const [mine, theirs] = [path.join(dataFolder, 'keys'), path.join(set, 'keys')]
  for (const name of await keyFolders(theirs)) {
    if (!(await exists(path.join(mine, name)))) return false // it knows keys that the archive has lost, or is another's
    const present = await keyFiles(path.join(theirs, name)) // a mirror has the whole list of slots
    for (const [file, bytes] of await keyFiles(path.join(mine, name))) {
      if (await exists(path.join(theirs, name, file)) && !isUnitSlot(file) && present.get(file)?.equals(bytes) !== true) return false
    }
  }
  return true
}

/** Copies what a set's keys lack: whole folders, and slots that were added since. Nothing there is changed. */
export async function copyKeys(dataFolder: string, set: string): Promise<void> {
  const [mine, theirs] = [path.join(dataFolder, 'keys'), path.join(set, 'keys')]
  await fs.mkdir(theirs, { recursive: true })
  for (const name of await keyFolders(mine)) {
    const files = await keyFiles(path.join(mine, name))
    if (await exists(path.join(theirs, name))) await addSlots(path.join(theirs, name), files)
    else await placeKeyFolder(theirs, name, files)
  }
}

/** Hashes of the archive's key files as they lie in the set, by their path in it: without slots of an older time that only the set still has. */
export async function keyFileHashes(dataFolder: string, set: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const name of await keyFolders(path.join(dataFolder, 'keys'))) {
    for (const [file, bytes] of await keyFiles(path.join(dataFolder, 'keys', name))) {
      const there = await placeOf(bytes, path.join(set, 'keys', name), file)
      hashes[`keys/${name}/${path.basename(there)}`] = sha256Of(bytes) // ours: what lies there may have decayed
    }
  }
  return hashes
}

async function addSlots(to: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [file, bytes] of files) {
    if (!isSlot(file) && file !== slotListName) continue
    const place = await placeOf(bytes, to, file)
    if (!(await exists(place))) await createFile(place, bytes)
  }
  await syncFolder(to)
}

/** A unit's slot that was made anew stands beside the one of before. */
async function placeOf(bytes: Uint8Array, folder: string, file: string): Promise<string> {
  const usual = path.join(folder, file)
  if (!isUnitSlot(file) || !(await exists(usual)) || await holds(usual, bytes)) return usual
  return path.join(folder, `unit-${sha256Of(bytes).slice(0, 16)}.age`)
}

async function keyFolders(keys: string): Promise<readonly string[]> {
  return (await namesIn(keys)).filter(name => /^([1-9]\d{0,5}|section-[0-9a-f-]{36})$/.test(name))
}

/** As a set gets them: no open ones, and of the list of slots what stays, for nothing there is ever changed. */
async function keyFiles(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const name of (await namesIn(folder)).filter(each => each.endsWith('.age'))) files.set(name, await fs.readFile(path.join(folder, name)))
  const list = await readSlotList(folder)
  return list === null ? files : files.set(slotListName, Buffer.from(slotListBytes(lastingList(list))))
}

async function holds(file: string, bytes: Uint8Array): Promise<boolean> {
  return (await fs.readFile(file)).equals(bytes)
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Before anything of a strange set is opened: few slots; how large and how costly each may be, whoever opens it looks at. Throws set-excessive. */
export async function checkSlots(keys: string): Promise<void> {
  for (const name of await keyFolders(keys)) {
    const slots = (await namesIn(path.join(keys, name))).filter(isSlot)
    if (slots.length > limits.slots) throw new ExpectedFailure('set-excessive', { detail: `${slots.length} slots in key folder ${name}` })
  }
}
