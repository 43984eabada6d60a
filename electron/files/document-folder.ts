import * as fs from 'node:fs/promises'
import path from 'node:path'
import { safeFileName } from '#shared/documents/file-name.ts'
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
      const base = safeFileName(name)
      const isFree = (candidate: string) => extensions.every(extension => !taken.has(`${candidate}.${extension}`.toLowerCase()))
      let chosen = base
      for (let copy = 2; !isFree(chosen); copy++) chosen = `${base} (${copy})`
      for (const extension of extensions) taken.add(`${chosen}.${extension}`.toLowerCase())
      return { write: async (extension, bytes) => (await createFile(path.join(place, `${chosen}.${extension}`), bytes)).path }
    },
  }
}
