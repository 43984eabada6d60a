import { createSecretKey } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { Frame } from '#shared/archive/commit.ts'
import { modelVersion } from '#shared/model/tables.ts'
import { decodeFileHead, decodeFrameHead, fileHeadBytes, frameHeadBytes, openSealed } from './frame-codec.ts'
import { type JournalFile, type JournalKeys, journalFiles } from './journal-file.ts'
import type { FileWalk } from './walk-journal-file.ts'

/** The commit that a journal begins with since a 清除: what files before this one say counts no longer (formats.md §1). */
export interface Purged {
  /** Running number of the file that it begins. */
  readonly file: number
  readonly seq: number
  readonly at: string
}

/** The newest purge among these files, which are in order; null when the journal begins at its beginning, or nothing can be opened. */
export async function purgedIn(files: readonly JournalFile[], keys: JournalKeys | null): Promise<Purged | null> {
  if (keys === null) return null
  for (const file of [...files].reverse()) {
    const found = await purgeAt(file, keys)
    if (found !== null) return found
  }
  return null
}

/** Files that a purge has made obsolete and that still lie there. */
export async function obsoleteFiles(folder: string, purged: Purged | null): Promise<readonly JournalFile[]> {
  return purged === null ? [] : (await journalFiles(folder)).filter(({ number }) => number < purged.file)
}

/** Whether a file's first commit is a whole purge. */
export function beginsWithPurge({ commits }: Pick<FileWalk, 'commits'>): boolean {
  return commits[0]?.[0]?.frame?.purge !== undefined
}

/** Of the first frame alone; one that can't be opened is judged by whoever reads the journal. */
async function purgeAt(file: JournalFile, keys: JournalKeys): Promise<Purged | null> {
  const handle = await fs.open(file.path, 'r')
  try {
    const heads = Buffer.alloc(fileHeadBytes + frameHeadBytes)
    await handle.read(heads, 0, heads.length, 0)
    const fileHead = decodeFileHead(heads)
    const frameHead = decodeFrameHead(heads.subarray(fileHeadBytes))
    if (fileHead.kind !== 'ok' || fileHead.head.archiveId !== keys.archiveId || frameHead === null) return null
    const { epoch, archiveId } = fileHead.head
    const key = keys.journalKey(epoch)
    if (key === undefined) return null
    const sealed = Buffer.alloc(frameHead.length)
    await handle.read(sealed, 0, sealed.length, heads.length)
    const { seq, nonce } = frameHead
    const json = openSealed(sealed, nonce, { key: createSecretKey(key), archiveId, epoch, seq, part: 1 })
    return json === null ? null : purgeOf(json, file.number, seq)
  } finally {
    await handle.close()
  }
}

function purgeOf(json: string, file: number, seq: number): Purged | null {
  if (!json.startsWith(firstKey)) return null // most first frames are no purge, and need no parsing to say so
  const frame = Frame.safeParse(JSON.parse(json))
  return frame.success && frame.data.schema <= modelVersion && frame.data.purge !== undefined ? { file, seq, at: frame.data.at } : null
}

/** Canonical JSON orders keys: `act` comes first. */
const firstKey = '{"act":"purge",'
