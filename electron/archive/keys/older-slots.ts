import * as fs from 'node:fs/promises'
import path from 'node:path'
import { identityToRecipient } from 'age-encryption'
import { errorCode, exists, namesIn, syncFolder } from '../../files/durable-file.ts'
import { UnreadableSeal, open } from './age-file.ts'
import type { OpenedKeys } from './archive-keys.ts'
import { keyCopyFolder, keyCopyNames } from './key-copies.ts'
import { identityIn, isSlot, readKeyFile, slotNames } from './key-slots.ts'
import { slotListName } from './slot-list.ts'
import { wipeFile } from './wipe-file.ts'

type Present = Pick<OpenedKeys, 'identity' | 'identities'>

/**
 * Once the present identity has its password: every slot of the ones before goes, wherever it lies in the data folder, and what interrupted writing of
 * keys left. Begun anew at each start, so that nothing of a removal that was cut short stays.
 */
export async function removeOlderSlots(dataFolder: string, keys: Present): Promise<void> {
  if (await exists(path.join(dataFolder, 'keys', String(keys.identity), slotNames.open))) return
  for (const folder of [path.join(dataFolder, 'keys'), ...keyCopyNames.map(copy => keyCopyFolder(dataFolder, copy))]) await removeFrom(folder, keys, false)
  await removeFrom(path.join(dataFolder, 'quarantine'), keys, true)
}

/** `doubtful`: key folders of other archives may lie here; theirs stay. */
async function removeFrom(folder: string, keys: Present, doubtful: boolean): Promise<void> {
  for (const name of await foldersIn(folder)) {
    const here = path.join(folder, name)
    if (/^([1-9]\d*|section-[0-9a-f-]+)\..+\.part$/.test(name)) await wipeAll(here) // not a whole key folder: nobody needs it
    else if (/^[1-9]\d{0,5}$/.test(name)) {
      if (Number(name) < keys.identity) await removeSlots(here, keys, doubtful)
    } else if (doubtful) await removeFrom(here, keys, doubtful)
  }
}

async function removeSlots(keyFolder: string, keys: Present, doubtful: boolean): Promise<void> {
  const slots = (await namesIn(keyFolder)).filter(name => isSlot(name) || name === slotListName || name.endsWith('.part'))
  if (slots.length === 0 || (doubtful && !(await isOurs(keyFolder, keys.identities)))) return
  for (const name of slots) await wipeFile(path.join(keyFolder, name))
  await syncFolder(keyFolder)
}

/** Whether anything in a key folder opens with our identities, or its plain slot is one of them or a damaged one. */
async function isOurs(keyFolder: string, identities: readonly string[]): Promise<boolean> {
  const plain = await readKeyFile(path.join(keyFolder, slotNames.open))
  if (plain !== null) return isOurIdentity(plain.toString('utf8'), identities)
  for (const name of (await namesIn(keyFolder)).filter(each => /^(journal|identity)-\d+\.age$/.test(each))) {
    if (await opens(path.join(keyFolder, name), identities)) return true
  }
  return false
}

/** A plain slot that is no identity any more may still be one with a letter wrong. */
async function isOurIdentity(text: string, identities: readonly string[]): Promise<boolean> {
  try {
    const identity = identityIn(text)
    await identityToRecipient(identity)
    return identities.includes(identity)
  } catch {
    return true // of no use to another archive either
  }
}

async function opens(file: string, identities: readonly string[]): Promise<boolean> {
  try {
    const sealed = await readKeyFile(file)
    return sealed !== null && (await open(sealed, identities)).length > 0
  } catch (error) {
    if (error instanceof UnreadableSeal) return false
    throw error
  }
}

async function wipeAll(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) await wipeFile(path.join(folder, name))
  await fs.rmdir(folder)
  await syncFolder(path.dirname(folder))
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    return (await fs.readdir(folder, { withFileTypes: true })).filter(entry => entry.isDirectory()).map(entry => entry.name)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}
