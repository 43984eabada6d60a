import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { createFile, exists, namesIn, renamePatiently, replaceFile, syncFolder, toWriteFailure } from '../../files/durable-file.ts'
import { isSlot, isUnitSlot } from './key-slots.ts'
import { slotListName } from './slot-list.ts'
import { wipeFile } from './wipe-file.ts'

/** Key folders of the archive, and of its sealed sections. */
const keyFolderName = /^([1-9]\d{0,5}|section-[0-9a-f-]{36})$/

/** Names of the sealed sections' folders. */
export async function sectionFolders(keysFolder: string): Promise<readonly string[]> {
  return (await namesIn(keysFolder)).filter(name => keyFolderName.test(name) && name.startsWith('section-'))
}

/** Puts a key folder (its number, or a section's name) in its place whole or not at all; throws file-exists rather than touch one that is there. */
export async function placeKeyFolder(keysFolder: string, name: number | string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const target = path.join(keysFolder, String(name))
  if (await exists(target)) throw new ExpectedFailure('file-exists', { detail: target })
  const part = path.join(keysFolder, `${name}.${randomBytes(6).toString('hex')}.part`)
  let isPlaced = false
  try {
    await fs.mkdir(part, { recursive: true })
    for (const [file, bytes] of files) await createFile(path.join(part, file), bytes)
    await renamePatiently(part, target)
    isPlaced = true
    await syncFolder(keysFolder)
    await syncFolder(path.dirname(keysFolder))
  } catch (error) {
    if (isPlaced) await takeKeyFolderAway(keysFolder, name).catch(() => undefined) // else it would count from the next start on
    await fs.rm(part, { recursive: true, force: true }).catch(() => undefined) // the first failure is the one to tell
    throw toWriteFailure(error)
  }
}

/** One that was just placed and isn't used after all: in one step, so that never a half of it counts. */
export async function takeKeyFolderAway(keysFolder: string, name: number | string): Promise<void> {
  const part = path.join(keysFolder, `${name}.${randomBytes(6).toString('hex')}.part`)
  await renamePatiently(path.join(keysFolder, String(name)), part)
  await fs.rm(part, { recursive: true, force: true })
}

/** Every key folder of `from`, sealed sections' too, that `to` lacks. */
export async function copyKeyFolders(from: string, to: string): Promise<void> {
  for (const name of await namesIn(from)) {
    if (!keyFolderName.test(name)) continue
    if (!(await exists(path.join(to, name)))) await placeFolderCopy(path.join(from, name), to, name)
  }
}

/** One key folder, whole or not at all. */
export async function placeFolderCopy(source: string, keysFolder: string, name: string): Promise<void> {
  const part = path.join(keysFolder, `${name}.${randomBytes(6).toString('hex')}.part`)
  try {
    await fs.mkdir(part, { recursive: true })
    for (const file of await namesIn(source)) await createFile(path.join(part, file), await fs.readFile(path.join(source, file)))
    await renamePatiently(part, path.join(keysFolder, name))
    await syncFolder(keysFolder)
  } catch (error) {
    await fs.rm(part, { recursive: true, force: true }).catch(() => undefined) // the first failure is the one to tell
    throw toWriteFailure(error)
  }
}

/** Makes `to` the same as `from`, file by file; at each moment it opens as it did before or as it will. */
export async function mirrorKeyFolders(from: string, to: string): Promise<void> {
  await copyKeyFolders(from, to)
  const [wanted, present] = await Promise.all([filesUnder(from), filesUnder(to)])
  for (const [name, bytes] of wanted) if (present.get(name)?.equals(bytes) !== true) await replaceFile(path.join(to, name), bytes)
  for (const name of present.keys()) if (!wanted.has(name)) await wipeFile(path.join(to, name))
}

/** Files of two folders of key folders that both have, with other bytes, and files that only `copy` has; slots and their list, which are changed on purpose, not counted. */
export async function contradictions(original: string, copy: string): Promise<readonly string[]> {
  const [mine, theirs] = await Promise.all([filesUnder(original), filesUnder(copy)])
  return [...theirs].filter(([name, bytes]) => !mayChange(path.basename(name), mine.has(name)) && mine.get(name)?.equals(bytes) !== true).map(([name]) => name)
}

/** Upper units come and go, and with them the list; other slots only go. */
function mayChange(name: string, isInBoth: boolean): boolean {
  return name === slotListName || isUnitSlot(name) || (isSlot(name) && !isInBoth)
}

/** Whether two folders hold the same key folders, byte for byte. */
export async function sameKeyFolders(one: string, other: string): Promise<boolean> {
  const [mine, theirs] = await Promise.all([filesUnder(one), filesUnder(other)])
  return mine.size === theirs.size && [...mine].every(([name, bytes]) => theirs.get(name)?.equals(bytes) === true)
}

async function filesUnder(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const name of await namesIn(folder)) {
    if (!keyFolderName.test(name)) continue
    for (const file of await namesIn(path.join(folder, name))) files.set(`${name}/${file}`, await fs.readFile(path.join(folder, name, file)))
  }
  return files
}
