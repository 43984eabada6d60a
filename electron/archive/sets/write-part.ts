import * as fs from 'node:fs/promises'
import path from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { StoredRow } from '#shared/archive/commit.ts'
import type { ArchivePart } from '#shared/archive/restore-report.ts'
import type { ArchiveHead } from '#shared/archive/start-state.ts'
import { emptyViewHash } from '#shared/archive/view-hash.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { folderName } from '#shared/documents/file-name.ts'
import { toWriteFailure } from '../../files/durable-file.ts'
import { UnreadableSeal } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { placeKeyFolder } from '../keys/key-folders.ts'
import { unitSlot } from '../keys/key-slots.ts'
import { ViewHash } from '../state/row-hash.ts'
import type { WorkContext } from '../store/work-context.ts'
import { blobsOf } from './archive-files.ts'
import { openSet } from './open-set.ts'
import { packGroups } from './pack-groups.ts'
import { plainFileHashes, writeCard, writeExplanation } from './plain-files.ts'
import { writeRowsPack } from './rows-pack.ts'
import { type RowLine, type SetPack, knownSetFormat } from './set-format.ts'
import { sha256Of } from './set-keys.ts'
import { writeZip } from './set-zip.ts'
import { type BackupSource, toLine } from './steady-rows.ts'
import { filesForZip, inWorkshop } from './workshop.ts'
import { writeManifest } from './write-manifest.ts'
import { writeSoundFiles } from './write-sound-files.ts'

/** A part of the archive for another unit, as one file. */
export interface PartWish {
  readonly kind: 'part' | 'submission'
  /** The file to be made; there is none of that name yet. */
  readonly target: string
  readonly open: Pick<BackupSource, 'folder' | 'keys'>
  readonly unit: string
  readonly now: Date
  readonly scope: 'all' | ArchivePart
  /** Of the archive, when the rows were taken. */
  readonly head: ArchiveHead
  /** With `rev` and `_h`. */
  readonly rows: readonly StoredRow[]
  /** Attachments that these rows name. */
  readonly blobs: ReadonlySet<string>
  /** The only one, beside the sender, who can open it. */
  readonly receiver: { readonly name: string; readonly recipient: string }
}

export interface WrittenPart {
  readonly bytes: number
  readonly files: number
}

/** Sealed to an identity made for this one file, without frames or journal keys; read back whole before it gets its name (formats.md §7). Throws no-recipient, and the failures of writing. */
export async function writePartSet(wish: PartWish, context: WorkContext): Promise<WrittenPart> {
  try {
    return await inWorkshop(wish.open.folder, building => writeInto(path.join(building, path.basename(wish.target, '.zip')), wish, context))
  } catch (error) {
    throw error instanceof UnreadableSeal ? new ExpectedFailure('write-failed', { message: '写入的内容读回来核对不上，文件没有生成，档案没有受影响。请换一个位置重试。', detail: String(error) }) : toWriteFailure(error)
  }
}

async function writeInto(set: string, wish: PartWish, context: WorkContext): Promise<WrittenPart> {
  const { open, unit, now } = wish
  const keys = await freshKeys(open.keys.archiveId)
  const slots = await slotsFor(keys, wish)
  for (const name of ['snapshots', 'packs', 'keys']) await fs.mkdir(path.join(set, name), { recursive: true })
  await placeKeyFolder(path.join(set, 'keys'), 1, slots)
  const { setId } = await writeCard(set, { archiveId: keys.archiveId, kind: wish.kind, unit, now })
  await writeExplanation(set, unit, wish.kind)
  const packs = [await rowsPack(set, keys, wish.rows, context), ...await blobPacks(set, keys, wish, context)]
  const id = await writePartManifest(set, setId, keys, slots, packs, wish)
  const read = await openSet(set, { identities: open.keys.identities })
  await read.verify(id, context).finally(() => read.close())
  return { bytes: await zipped(set, wish.target, context), files: filesIn(packs).length }
}

async function freshKeys(archiveId: string): Promise<ArchiveKeys> {
  const identity = await generateX25519Identity()
  return { archiveId, epoch: 0, journalKey: () => undefined, recipient: await identityToRecipient(identity), identities: [identity] }
}

async function slotsFor({ identities: [identity = ''] }: ArchiveKeys, { receiver, open }: PartWish): Promise<ReadonlyMap<string, Uint8Array>> {
  const recipient = receiver.recipient.trim()
  if (!/^age1[0-9a-z]{58}$/.test(recipient)) throw new ExpectedFailure('no-recipient')
  const toReceiver = await unitSlot(identity, recipient).catch((error: unknown) => { throw new ExpectedFailure('no-recipient', { detail: String(error) }) })
  return new Map([[`unit-${folderName(receiver.name).slice(0, 40)}.age`, toReceiver], ['sender.age', await unitSlot(identity, open.keys.recipient)]])
}

async function rowsPack(set: string, keys: ArchiveKeys, rows: readonly StoredRow[], { report, signal }: WorkContext): Promise<SetPack> {
  async function* lines(): AsyncGenerator<RowLine> {
    for (const [i, row] of rows.entries()) {
      signal.throwIfAborted()
      report({ doing: '正在写入记录', done: i, total: rows.length, unit: 'records' })
      yield toLine(row)
    }
  }
  return writeRowsPack(path.join(set, 'packs'), lines(), keys)
}

async function blobPacks(set: string, keys: ArchiveKeys, { open, blobs }: PartWish, { report, signal }: WorkContext): Promise<readonly SetPack[]> {
  if (blobs.size === 0) return []
  const files = (await blobsOf(open.folder, open.keys)).filter(({ name }) => blobs.has(name))
  const total = files.reduce((sum, { bytes }) => sum + 2 * bytes, 0)
  let done = 0
  const packs: SetPack[] = []
  for (const group of packGroups(files)) {
    const pack = await writeSoundFiles(path.join(set, 'packs'), 'blobs', group, keys, bytes => {
      signal.throwIfAborted()
      report({ doing: '正在写入附件', done: done += bytes, total, unit: 'bytes' })
    })
    if (pack !== null) packs.push(pack)
  }
  return packs
}

async function writePartManifest(set: string, setId: string, keys: ArchiveKeys, slots: ReadonlyMap<string, Uint8Array>, packs: readonly SetPack[], wish: PartWish): Promise<string> {
  const { schema, seq, head } = wish.head
  const present = new Set(filesIn(packs))
  const keyFiles = Object.fromEntries([...slots].map(([name, bytes]) => [`keys/1/${name}`, sha256Of(bytes)]))
  return writeManifest(set, keys, {
    format: knownSetFormat, kind: wish.kind, archiveId: keys.archiveId, schema, scope: wish.scope, unit: wish.unit, setId, at: wish.now.toISOString(), fromSeq: seq, seq, head,
    ...summed(wish.rows), packs: [...packs], files: { ...await plainFileHashes(set), ...keyFiles }, missingBlobs: [...wish.blobs].filter(name => !present.has(name)).sort(),
  })
}

function summed(rows: readonly StoredRow[]): { readonly counts: Record<string, number>; readonly viewHash: string } {
  const counts: Record<string, number> = {}
  const sum = new ViewHash(emptyViewHash)
  for (const { table, id, row } of rows) {
    counts[table] = (counts[table] ?? 0) + 1
    sum.toggle(table, id, String(row?.['_h']))
  }
  return { counts, viewHash: sum.hex() }
}

function filesIn(packs: readonly SetPack[]): readonly string[] {
  return packs.flatMap(pack => (pack.holds === 'blobs' ? pack.entries.map(({ name }) => name) : []))
}

async function zipped(set: string, target: string, { report, signal }: WorkContext): Promise<number> {
  const files = await filesForZip(set)
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  return writeZip(target, path.basename(set), files, bytes => {
    signal.throwIfAborted()
    report({ doing: '正在合成一个文件', done: done += bytes, total, unit: 'bytes' })
  })
}
