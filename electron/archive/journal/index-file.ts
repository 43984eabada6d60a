import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { replaceFile } from '../../files/durable-file.ts'
import { type FileIndex, FilePlaces, type IndexedAct } from './file-index.ts'
import { headBytes } from './frame-codec.ts'
import type { JournalFile, JournalKeys } from './journal-file.ts'

/** `<number>-<epoch>.i1` beside the journal file. Derived: whatever becomes of it, the journal file says the same. */
export function indexPath({ path }: Pick<JournalFile, 'path'>): string {
  return path.replace(/\.j1$/, '.i1')
}

/** Null when the index is missing, damaged, of another format, or not made from the file as it is now. */
export async function readPlaces(file: JournalFile, keys: JournalKeys): Promise<FilePlaces | null> {
  try {
    return placesIn(opened((await sections(file)).places, 'places', file, keys, await endOf(file)))
  } catch {
    return null // it is made again from the journal file
  }
}

/** Oldest first; null as above. `chars`: how much they are, for whoever keeps them. */
export async function readActs(file: JournalFile, keys: JournalKeys): Promise<{ readonly acts: readonly IndexedAct[]; readonly chars: number } | null> {
  try {
    const packed = opened((await sections(file)).acts, 'acts', file, keys, await endOf(file))
    const text = (await promisify(gunzip)(packed, { maxOutputLength: mostInflatedBytes })).toString('utf8')
    return { acts: JSON.parse(text) as IndexedAct[], chars: text.length } // its seal says that `writeIndex` of this very format wrote it; a schema would take longer than all the rest
  } catch {
    return null // as above
  }
}

/** Magic ‖ length of the places ‖ places ‖ acts, both sealed (nonce ‖ AES-256-GCM ‖ tag) and bound to the file's length and last head; whole or not at all. */
export async function writeIndex(file: JournalFile, keys: JournalKeys, { places, acts }: FileIndex): Promise<void> {
  const end = await endOf(file)
  const sealedPlaces = sealed(bytesOf(places), 'places', file, keys, end)
  const sealedActs = sealed(await promisify(gzip)(JSON.stringify(acts)), 'acts', file, keys, end)
  await replaceFile(indexPath(file), Buffer.concat([magic, lengthOf(sealedPlaces), sealedPlaces, sealedActs]))
}

/** The second format; the first knew no acts. */
const magic = Buffer.from('894c49320d0a1a0a', 'hex')
const lengthBytes = 4
const nonceBytes = 12
const tagBytes = 16
const mostInflatedBytes = 256 * 1024 * 1024

async function sections(file: JournalFile): Promise<{ readonly places: Buffer; readonly acts: Buffer }> {
  const bytes = await fs.readFile(indexPath(file))
  if (!bytes.subarray(0, magic.length).equals(magic)) throw new Error('no index of this format')
  const from = magic.length + lengthBytes
  const until = from + bytes.readUInt32LE(magic.length)
  return { places: bytes.subarray(from, until), acts: bytes.subarray(until) }
}

function bytesOf({ frames, rows, undone }: FilePlaces): Buffer {
  return Buffer.concat([lengthOf(frames.bytes), lengthOf(rows.bytes), frames.bytes, rows.bytes, undone.bytes])
}

function placesIn(bytes: Buffer): FilePlaces {
  const rowsAt = 2 * lengthBytes + bytes.readUInt32LE(0)
  const undoneAt = rowsAt + bytes.readUInt32LE(lengthBytes)
  return new FilePlaces(bytes.subarray(2 * lengthBytes, rowsAt), bytes.subarray(rowsAt, undoneAt), bytes.subarray(undoneAt))
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32LE(bytes.length)
  return length
}

type Section = 'places' | 'acts'

function sealed(plain: Buffer, section: Section, file: JournalFile, keys: JournalKeys, end: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(file, keys), nonce)
  cipher.setAAD(additionalData(section, file, keys, end))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function opened(bytes: Buffer, section: Section, file: JournalFile, keys: JournalKeys, end: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(file, keys), bytes.subarray(0, nonceBytes))
  decipher.setAAD(additionalData(section, file, keys, end))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()])
}

function keyOf({ epoch }: JournalFile, keys: JournalKeys): Uint8Array {
  const key = keys.journalKey(epoch)
  if (key === undefined) throw new Error(`no journal key of epoch ${epoch}`)
  return key
}

/** Longer than a frame's, and begun otherwise: a frame can't pass for an index. Another length or last head of the journal file, and the index is of another file. */
function additionalData(section: Section, { name }: JournalFile, { archiveId }: JournalKeys, end: string): Buffer {
  return Buffer.from(`index 2 of ${archiveId} ${name} ${end} ${section}`, 'utf8')
}

async function endOf({ path }: JournalFile): Promise<string> {
  const handle = await fs.open(path, 'r')
  try {
    const { size } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, Math.max(0, size - headBytes))
    return `${size} ${buffer.toString('hex', 0, bytesRead)}`
  } finally {
    await handle.close()
  }
}
