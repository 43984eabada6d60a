import { createSecretKey } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import type { StoredRow } from '#shared/archive/commit.ts'
import type { ArchiveHead } from '#shared/archive/start-state.ts'
import type { RowRef } from '#shared/archive/row-ref.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { modelVersion } from '#shared/model/tables.ts'
import { createFile } from '../../files/durable-file.ts'
import { encodeFileHead, encodeFrame } from '../journal/frame-codec.ts'
import { JournalScanner } from '../journal/journal.ts'
import { type JournalFile, type JournalKeys, journalFile, journalFiles } from '../journal/journal-file.ts'
import type { Purged } from '../journal/purged.ts'
import { splitFrame } from '../journal/split-frame.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { openArchive } from '../state/archive.ts'
import { readCheckpoint } from '../state/checkpoint-file.ts'
import { Replay } from '../state/replay.ts'
import { sealedTexts } from '../state/row-hash.ts'
import { idOf, rowKey, tableOf } from '../state/row-key.ts'
import { rowsLeft } from './rows-left.ts'

export interface PurgeWish {
  readonly rows: readonly RowRef[]
  readonly reason: string
  readonly actor: string
  readonly device: string
  readonly now: Date
  readonly newId: () => string
}

/**
 * Begins the journal anew: one file whose first commit holds every row but these, with neither their history nor anybody else's (formats.md §1).
 * The archive must be closed. Whole or not at all; the files of before stay, obsolete. Throws invalid-rows and year-sealed as a deletion does.
 */
export async function purgeJournal(folder: string, keys: ArchiveKeys, wish: PurgeWish): Promise<Purged> {
  const { actor, device, now } = wish
  const archive = await openArchive(folder, keys, { actor, device, now: () => now, checkpoint: await readCheckpoint(folder, keys) })
  const left = await rowsLeft(archive, wish).then(rows => ({ rows, head: archive.head() })).finally(() => archive.close())
  const file = journalFile(folder, ((await journalFiles(folder)).at(-1)?.number ?? 0) + 1, keys.epoch)
  const at = now.toISOString()
  const seq = left.head.seq + 1
  const values = valuesOf(left.rows)
  await createFile(file.path, fileBytes(keys, values, left.head, { ...wish, at }), part => expectSound(part, file, keys, seq, values))
  return { file: file.number, seq, at }
}

/** By row key: as the journal keeps them. */
type Values = ReadonlyMap<string, Readonly<Record<string, unknown>>>

function valuesOf(rows: readonly StoredRow[]): Values {
  return new Map(rows.flatMap(({ table, id, row }) => {
    if (row === null) return []
    const { rev: _, _h, ...value } = row
    return [[rowKey(table, id), value] as const]
  }))
}

async function* fileBytes(keys: JournalKeys, values: Values, { seq: seqBefore, head }: ArchiveHead, { rows, reason, actor, device, at, newId }: PurgeWish & { readonly at: string }): AsyncGenerator<Buffer> {
  const { archiveId, epoch } = keys
  const keyBytes = keys.journalKey(epoch)
  if (keyBytes === undefined) throw new ExpectedFailure('keys-unreadable', { detail: `no journal key of epoch ${epoch}` })
  const key = createSecretKey(keyBytes)
  const seq = seqBefore + 1
  let headBefore: Buffer = Buffer.from(head, 'hex')
  yield encodeFileHead({ archiveId, epoch, firstSeq: seq, headBefore })
  const ops = [...values].map(([rowId, value]) => ({ table: tableOf(rowId), id: idOf(rowId), json: Buffer.from(canonicalJson(value), 'utf8') }))
  const envelope = { schema: modelVersion, commitId: newId(), at, actor, device, act: 'purge', summary: `清除 ${rows.length} 条记录`, purge: { headBefore: head, seqBefore, reason } }
  for (const [i, { json }] of splitFrame(envelope, ops).entries()) {
    const frame = encodeFrame(json, headBefore, { key, archiveId, epoch, seq, part: i + 1 })
    headBefore = frame.head
    yield frame.bytes
  }
}

/** Read back as a start reads it, before it counts: every row that is left, and no other. */
async function expectSound(part: string, file: JournalFile, keys: JournalKeys, seq: number, values: Values): Promise<void> {
  const replay = new Replay(null)
  const scanner = new JournalScanner({ keys, visitor: replay })
  scanner.add(file, await fs.readFile(part), false)
  const scan = scanner.verdict()
  const count = Object.values(replay.state.counts()).reduce((sum, each) => sum + each, 0)
  const isSame = ([key, value]: readonly [string, Readonly<Record<string, unknown>>]) => replay.state.row(key)?.hash === sealedTexts(value, seq).hash
  if (scan.kind === 'good' && scan.seq === seq && count === values.size && [...values].every(isSame)) return
  throw new ExpectedFailure('write-failed', { detail: `the new journal is ${scan.kind}, or holds other rows than it should` })
}
