import * as fs from 'node:fs/promises'
import { decodeFileHead, fileHeadBytes } from './frame-codec.ts'
import type { JournalPosition } from './journal.ts'
import { type JournalFile, type JournalKeys, journalFiles } from './journal-file.ts'
import { rowKey } from '../state/row-key.ts'
import { walkJournalFile } from './walk-journal-file.ts'

/** Keys of the rows that commits after `seq` wrote or deleted, read from the journal's last files up to `until`. Nobody can say it across a purge: an archive is opened anew then. */
export async function changedKeys(folder: string, keys: JournalKeys, seq: number, until: JournalPosition): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const file of await filesSince(folder, seq, until.file)) {
    const bytes = await fs.readFile(file.path)
    const walk = walkJournalFile(file.number === until.file ? bytes.subarray(0, until.offset) : bytes, { keys, isNewest: true })
    if (walk.kind !== 'walked') continue
    for (const { seq: at, frame } of walk.commits.flat()) {
      if (at > seq && frame?.purge !== undefined) throw new Error(`what changed since commit ${seq} can't be told: commit ${at} is a purge`)
      if (at > seq) for (const { table, id } of frame?.ops ?? []) found.add(rowKey(table, id))
    }
  }
  return found
}

async function filesSince(folder: string, seq: number, last: number): Promise<JournalFile[]> {
  const since: JournalFile[] = []
  for (const file of (await journalFiles(folder)).filter(each => each.number <= last).reverse()) {
    since.unshift(file)
    if ((await firstSeqOf(file)) <= seq + 1) break
  }
  return since
}

async function firstSeqOf(file: JournalFile): Promise<number> {
  const handle = await fs.open(file.path, 'r')
  try {
    const bytes = Buffer.alloc(fileHeadBytes)
    await handle.read(bytes, 0, fileHeadBytes, 0)
    const read = decodeFileHead(bytes)
    return read.kind === 'ok' ? read.head.firstSeq : Infinity
  } finally {
    await handle.close()
  }
}
