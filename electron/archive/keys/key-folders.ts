import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { createFile, exists, namesIn, renamePatiently, syncFolder, toWriteFailure } from '../../files/durable-file.ts'

/** Puts key folder `number` in its place whole or not at all; throws file-exists rather than touch one that is there. */
export async function placeKeyFolder(keysFolder: string, number: number, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const target = path.join(keysFolder, String(number))
  if (await exists(target)) throw new ExpectedFailure('file-exists', { detail: target })
  const part = path.join(keysFolder, `${number}.${randomBytes(6).toString('hex')}.part`)
  try {
    await fs.mkdir(part, { recursive: true })
    for (const [name, bytes] of files) await createFile(path.join(part, name), bytes)
    await renamePatiently(part, target)
    await syncFolder(keysFolder)
    await syncFolder(path.dirname(keysFolder))
  } catch (error) {
    await fs.rm(part, { recursive: true, force: true }).catch(() => undefined) // the first failure is the one to tell
    throw toWriteFailure(error)
  }
}

/** Every key folder of `from`, sealed sections' too, that `to` lacks. */
export async function copyKeyFolders(from: string, to: string): Promise<void> {
  for (const name of await namesIn(from)) {
    if (!/^([1-9]\d{0,5}|section-[0-9a-f-]{36})$/.test(name)) continue
    if (!(await exists(path.join(to, name)))) await placeFolderCopy(path.join(from, name), to, name)
  }
}

/** One key folder, or some of its files, whole or not at all. */
export async function placeFolderCopy(source: string, keysFolder: string, name: string, only?: readonly string[]): Promise<void> {
  const part = path.join(keysFolder, `${name}.${randomBytes(6).toString('hex')}.part`)
  try {
    await fs.mkdir(part, { recursive: true })
    for (const file of only ?? await namesIn(source)) await createFile(path.join(part, file), await fs.readFile(path.join(source, file)))
    await renamePatiently(part, path.join(keysFolder, name))
    await syncFolder(keysFolder)
  } catch (error) {
    await fs.rm(part, { recursive: true, force: true }).catch(() => undefined) // the first failure is the one to tell
    throw toWriteFailure(error)
  }
}

/** Whether two folders hold the same key folders, byte for byte. */
export async function sameKeyFolders(one: string, other: string): Promise<boolean> {
  const [mine, theirs] = await Promise.all([filesUnder(one), filesUnder(other)])
  return mine.size === theirs.size && [...mine].every(([name, bytes]) => theirs.get(name)?.equals(bytes) === true)
}

async function filesUnder(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const name of await namesIn(folder)) {
    if (name.endsWith('.part')) continue
    for (const file of await namesIn(path.join(folder, name))) files.set(`${name}/${file}`, await fs.readFile(path.join(folder, name, file)))
  }
  return files
}
