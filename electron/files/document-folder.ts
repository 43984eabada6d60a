import * as fs from 'node:fs/promises'
import path from 'node:path'
import { documentFileName, numberedFileName } from '#shared/documents/file-name.ts'
import { createFile, namesIn, toWriteFailure } from './durable-file.ts'

/** A folder that documents are written into; what lies there already is never overwritten. */
export interface DocumentFolder {
  /** A name that is free for every extension; a second one of the same name becomes “… (2)”. */
  reserve(name: string, extensions: readonly string[]): ReservedName
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
  }
}
