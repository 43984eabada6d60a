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
      let copy = 1
      while (taken.has(numberedFolderName(name, copy).toLowerCase())) copy += 1
      taken.add(numberedFolderName(name, copy).toLowerCase())
      return filledFolder(path.join(place, numberedFolderName(name, copy)), work)
    },
  }
}

async function filledFolder(target: string, work: (inside: FolderInside) => Promise<void>): Promise<string> {
  const part = await beginFolder(path.dirname(target))
  try {
    await work({
      write: async (folder, name, bytes) => {
        const into = folder === null ? part : path.join(part, folder)
        await fs.mkdir(into, { recursive: true })
        await createFile(path.join(into, name), bytes)
      },
    })
    return await finishFolder(part, target)
  } catch (error) {
    await fs.rm(part, { recursive: true, force: true }).catch(() => undefined) // the failure of the work is the one to tell
    throw toWriteFailure(error)
  }
}

/** A folder under a name that nobody opens, to be filled. */
export async function beginFolder(parent: string): Promise<string> {
  const part = path.join(parent, `${randomBytes(6).toString('hex')}.part`)
  await fs.mkdir(part).catch((error: unknown) => { throw toWriteFailure(error) })
  return part
}

/** Gives it its name at last. Throws file-exists rather than touch what is there. */
export async function finishFolder(part: string, target: string): Promise<string> {
  try {
    if (await exists(target)) throw new ExpectedFailure('file-exists', { detail: target })
    await renamePatiently(part, target)
    await syncFolder(path.dirname(target)).catch(async (error: unknown) => {
      await fs.rename(target, part).catch(() => undefined) // what is told as not made must not lie there
      throw error
    })
    return target
  } catch (error) {
    throw toWriteFailure(error)
  }
}

/** 材料, 材料 (2): the `copy`th folder that would bear this name. */
export function numberedFolderName(name: string, copy: number): string {
  return copy === 1 ? folderName(name) : folderName(`${name} (${copy})`)
}
