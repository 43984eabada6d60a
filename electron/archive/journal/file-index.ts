import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import * as z from 'zod'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import type { Frame } from '#shared/archive/commit.ts'
import { replaceFile } from '../../files/durable-file.ts'
import { headBytes } from './frame-codec.ts'
import type { FramePlace } from './frame-reader.ts'
import type { JournalFile, JournalKeys } from './journal-file.ts'
import { rowKey } from '../state/row-key.ts'

/** In which frames of one journal file a record stands. */
export class FileIndex {
  private readonly frames: (readonly [offset: number, seq: number, part: number])[]
  /** By row key: numbers of frames, in their order. */
  private readonly rows: Map<string, number[]>

  constructor(frames: FileIndex['frames'] = [], rows: FileIndex['rows'] = new Map<string, number[]>()) {
    this.frames = frames
    this.rows = rows
  }

  add({ offset, seq, part }: FramePlace, { ops }: Frame): void {
    const number = this.frames.push([offset, seq, part]) - 1
    for (const { table, id } of ops) {
      const key = rowKey(table, id)
      const known = this.rows.get(key)
      if (known === undefined) this.rows.set(key, [number])
      else known.push(number)
    }
  }

  /** Oldest first. */
  placesOf(key: string, file: number): FramePlace[] {
    return (this.rows.get(key) ?? []).flatMap(number => {
      const frame = this.frames[number]
      return frame === undefined ? [] : [{ file, offset: frame[0], seq: frame[1], part: frame[2] }]
    })
  }

  toData(): Pick<SavedIndex, 'frames' | 'rows'> {
    return { frames: this.frames.map(([...frame]) => frame), rows: Object.fromEntries(this.rows) }
  }
}

const SavedIndex = z.object({
  format: z.literal(1),
  /** Of the journal file that it was made from: another length or last head, and the index is of another file. */
  bytes: z.int(),
  head: z.string(),
  /** Offset, seq, part. */
  frames: z.array(z.tuple([z.int(), z.int(), z.int()])),
  rows: z.record(z.string(), z.array(z.int())),
})
type SavedIndex = z.infer<typeof SavedIndex>

/** `<number>-<epoch>.i1` beside the journal file. Derived: whatever becomes of it, the journal file says the same. */
export function indexPath({ path }: Pick<JournalFile, 'path'>): string {
  return path.replace(/\.j1$/, '.i1')
}

/** Null when it is missing, damaged, or not made from the file as it is now. */
export async function readIndex(file: JournalFile, keys: JournalKeys): Promise<FileIndex | null> {
  try {
    const saved = await openIndex(await fs.readFile(indexPath(file)), file, keys)
    const { bytes, head } = await endOf(file)
    return saved.bytes === bytes && saved.head === head ? new FileIndex(saved.frames, new Map(Object.entries(saved.rows))) : null
  } catch {
    return null // it is made again from the journal file
  }
}

/** magic ‖ nonce ‖ AES-256-GCM of gzip of canonical JSON, tag at the end; whole or not at all. */
export async function writeIndex(file: JournalFile, keys: JournalKeys, index: FileIndex): Promise<void> {
  const saved: SavedIndex = { format: 1, ...(await endOf(file)), ...index.toData() }
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(file, keys), nonce)
  cipher.setAAD(additionalData(file, keys))
  const sealed = Buffer.concat([cipher.update(await promisify(gzip)(canonicalJson(saved))), cipher.final()])
  await replaceFile(indexPath(file), Buffer.concat([magic, nonce, sealed, cipher.getAuthTag()]))
}

const magic = Buffer.from('894c49310d0a1a0a', 'hex')
const nonceBytes = 12
const tagBytes = 16
const mostInflatedBytes = 256 * 1024 * 1024

async function openIndex(bytes: Buffer, file: JournalFile, keys: JournalKeys): Promise<SavedIndex> {
  if (!bytes.subarray(0, magic.length).equals(magic)) throw new Error('no index')
  const body = bytes.subarray(magic.length + nonceBytes, -tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(file, keys), bytes.subarray(magic.length, magic.length + nonceBytes))
  decipher.setAAD(additionalData(file, keys))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  const packed = Buffer.concat([decipher.update(body), decipher.final()])
  return SavedIndex.parse(JSON.parse((await promisify(gunzip)(packed, { maxOutputLength: mostInflatedBytes })).toString('utf8')))
}

function keyOf({ epoch }: JournalFile, keys: JournalKeys): Uint8Array {
  const key = keys.journalKey(epoch)
  if (key === undefined) throw new Error(`no journal key of epoch ${epoch}`)
  return key
}

/** Longer than a frame's, and begun otherwise: a frame can't pass for an index. */
function additionalData({ name }: JournalFile, { archiveId }: JournalKeys): Buffer {
  return Buffer.from(`index of ${archiveId} ${name}`, 'utf8')
}

async function endOf({ path }: JournalFile): Promise<Pick<SavedIndex, 'bytes' | 'head'>> {
  const handle = await fs.open(path, 'r')
  try {
    const { size } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, Math.max(0, size - headBytes))
    return { bytes: size, head: buffer.toString('hex', 0, bytesRead) }
  } finally {
    await handle.close()
  }
}
