import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { documentFileName, folderName, numberedFileName } from '#shared/documents/file-name.ts'
import { createFile, exists, namesIn, renamePatiently, syncFolder, toWriteFailure } from './durable-file.ts'

/** A folder that documents are written into; what lies there already is never overwritten. */
export interface DocumentFolder {
  /** A name that is free for every extension; a second one of the same name becomes “… (2)”. */
  reserve(name: string, extensions: readonly string[]): ReservedName
  /** A folder of that name, or “… (2)”: filled under another name and there only when it is whole. Answers with its path. */
  fill(name: string, work: (inside: FolderInside) => Promise<void>): Promise<string>
}

/** What is written into a new folder, or into a folder in it. */
export interface FolderInside {
  write(folder: string | null, name: string, bytes: Uint8Array): Promise<void>
}

export interface ReservedName {
  /** Answers with the file's path. */
  write(extension: string, bytes: Uint8Array): Promise<string>
}

export async function documentFolder(folder: string): Promise<DocumentFolder> {
  const place = path.resolve(folder)
  await fs.mkdir(place, { recursive: true }).catch((error: unknown) => { throw toWriteFailure(error) })
  const taken = new Set((await namesIn(place)).map(name => name.toLowerCase()))
  return {
    reserve: (name, extensions) => {
      const nameOf = (extension: string, copy: number) => numberedFileName(documentFileName(`${name}.${extension}`), copy)
      const isFree = (copy: number) => extensions.every(extension => !taken.has(nameOf(extension, copy).toLowerCase()))
      let copy = 1
      while (!isFree(copy)) copy += 1
      const chosen = copy
      for (const extension of extensions) taken.add(nameOf(extension, chosen).toLowerCase())
      return { write: async (extension, bytes) => (await createFile(path.join(place, nameOf(extension, chosen)), bytes)).path }
    },
    fill: async (name, work) => {
      const nameOf = (copy: number) => copy === 1 ? folderName(name) : folderName(`${name} (${copy})`)
      let copy = 1
      while (taken.has(nameOf(copy).toLowerCase())) copy += 1
      taken.add(nameOf(copy).toLowerCase())
      return filledFolder(path.join(place, nameOf(copy)), work)
    },
  }
}

async function filledFolder(target: string, work: (inside: FolderInside) => Promise<void>): Promise<string> {
  const part = path.join(path.dirname(target), `${randomBytes(6).toString('hex')}.part`)
  try {
    await fs.mkdir(part)
    await work({
      write: async (folder, name, bytes) => {
        const into = folder === null ? part : path.join(part, folder)
        await fs.mkdir(into, { recursive: true })
        await createFile(path.join(into, name), bytes)
      },
    })
    if (await exists(target)) throw new ExpectedFailure('file-exists', { detail: target })
    await renamePatiently(part, target)
    await syncFolder(path.dirname(target))
    return target
  } catch (error) {
    await fs.rm(part, { recursive: true, force: true }).catch(() => undefined) // the failure of the work is the one to tell
    throw toWriteFailure(error)
  }
}
