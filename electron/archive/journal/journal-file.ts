import * as fs from 'node:fs/promises'
import path from 'node:path'
import { namesIn } from '../../files/durable-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { decodeFileHead, fileHeadBytes } from './frame-codec.ts'

/** What reading and writing frames needs of the keys. */
export type JournalKeys = Pick<ArchiveKeys, 'archiveId' | 'epoch' | 'journalKey'>

/** A new file is begun once one has grown to this. */
export const fullFileBytes = 16 * 1024 * 1024

export interface JournalFile {
  readonly number: number
  readonly epoch: number
  readonly name: string
  readonly path: string
}

export function journalFolder(folder: string): string {
  return path.join(folder, 'journal')
}

export function journalFile(folder: string, number: number, epoch: number): JournalFile {
  const name = `${String(number).padStart(6, '0')}-${epoch}.j1`
  return { number, epoch, name, path: path.join(journalFolder(folder), name) }
}

/** What a name says; null when it is no journal file's. */
export function journalFileOf(name: string, folder = ''): JournalFile | null {
  const [, number, epoch] = /^(\d+)-(\d+)\.j1$/.exec(name) ?? []
  return number === undefined ? null : { number: Number(number), epoch: Number(epoch), name, path: path.join(journalFolder(folder), name) }
}

/** In the order of their running numbers; other names are no journal files. */
export async function journalFiles(folder: string): Promise<readonly JournalFile[]> {
  const files = (await namesIn(journalFolder(folder))).flatMap(name => journalFileOf(name, folder) ?? [])
  return files.sort((a, b) => a.number - b.number)
}

/** As the head of the first file says that has a sound one; it stands there in clear. Null when there is none. */
export async function archiveIdInJournal(folder: string): Promise<string | null> {
  for (const { path: file } of await journalFiles(folder)) {
    const read = decodeFileHead(await firstBytes(file, fileHeadBytes))
    if (read.kind === 'ok') return read.head.archiveId
  }
  return null
}

/** Zeros where the file is shorter. */
async function firstBytes(file: string, count: number): Promise<Buffer> {
  const handle = await fs.open(file, 'r')
  try {
    const bytes = Buffer.alloc(count)
    await handle.read(bytes, 0, count, 0)
    return bytes
  } finally {
    await handle.close()
  }
}
