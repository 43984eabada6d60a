import { createHash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { createFile, exists, namesIn, syncFolder } from '../../files/durable-file.ts'
import { placeFolderCopy } from '../keys/key-folders.ts'
import { isSlot, isUnitSlot, slotNames, slotsIn } from '../keys/key-slots.ts'
import { keyFolderNumbers } from '../keys/keys.ts'
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
    for (const file of await keyFiles(path.join(mine, name))) {
      const there = path.join(theirs, name, file)
      if (await exists(there) && !isUnitSlot(file) && !(await sameBytes(path.join(mine, name, file), there))) return false
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
    const from = path.join(mine, name)
    if (await exists(path.join(theirs, name))) await addSlots(from, path.join(theirs, name), files)
    else await placeFolderCopy(from, theirs, name, files)
  }
}

/** Hashes of the archive's key files as they lie in the set, by their path in it: without slots of an older time that only the set still has. */
export async function keyFileHashes(dataFolder: string, set: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const name of await keyFolders(path.join(dataFolder, 'keys'))) {
    for (const file of await keyFiles(path.join(dataFolder, 'keys', name))) {
      const there = await placeOf(path.join(dataFolder, 'keys', name, file), path.join(set, 'keys', name), file)
      hashes[`keys/${name}/${path.basename(there)}`] = sha256Of(await fs.readFile(path.join(dataFolder, 'keys', name, file))) // ours: what lies there may have decayed
    }
  }
  return hashes
}

async function addSlots(from: string, to: string, files: readonly string[]): Promise<void> {
  for (const file of files.filter(isSlot)) {
    const place = await placeOf(path.join(from, file), to, file)
    if (!(await exists(place))) await createFile(place, await fs.readFile(path.join(from, file)))
  }
  await syncFolder(to)
}

/** A unit's slot that was made anew stands beside the one of before. */
async function placeOf(source: string, folder: string, file: string): Promise<string> {
  const usual = path.join(folder, file)
  if (!isUnitSlot(file) || !(await exists(usual)) || await sameBytes(source, usual)) return usual
  return path.join(folder, `unit-${sha256Of(await fs.readFile(source)).slice(0, 16)}.age`)
}

async function keyFolders(keys: string): Promise<readonly string[]> {
  return (await namesIn(keys)).filter(name => /^([1-9]\d{0,5}|section-[0-9a-f-]{36})$/.test(name))
}

async function keyFiles(folder: string): Promise<readonly string[]> {
  return (await namesIn(folder)).filter(name => name.endsWith('.age') && name !== slotNames.open)
}

async function sameBytes(one: string, other: string): Promise<boolean> {
  return (await fs.readFile(one)).equals(await fs.readFile(other))
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const largestSlotBytes = 16 * 1024

/** Before anything of a strange set is opened: few slots, small ones, and none that would keep the PC busy for hours. Throws set-excessive. */
export async function checkSlots(keys: string): Promise<void> {
  for (const name of await keyFolders(keys)) {
    const slots = (await namesIn(path.join(keys, name))).filter(isSlot)
    if (slots.length > limits.slots) throw new ExpectedFailure('set-excessive', { detail: `${slots.length} slots in key folder ${name}` })
    for (const slot of slots) await checkSlot(path.join(keys, name, slot))
  }
}

async function checkSlot(file: string): Promise<void> {
  if ((await fs.stat(file)).size > largestSlotBytes) throw new ExpectedFailure('set-excessive', { detail: `${file} is no slot` })
  const header = (await fs.readFile(file)).toString('latin1').split('\n---')[0] ?? ''
  const stanzas = header.split('\n').filter(line => line.startsWith('-> '))
  if (stanzas.length > limits.slots) throw new ExpectedFailure('set-excessive', { detail: `${stanzas.length} stanzas in ${file}` })
  const work = Math.max(0, ...stanzas.map(stanza => Number(/^-> scrypt \S+ (\d+)$/.exec(stanza)?.[1] ?? 0)))
  if (work > limits.scryptWork) throw new ExpectedFailure('set-excessive', { detail: `scrypt 2^${work} in ${file}` })
}
