import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'

/** age v1 (C2SP): the header is the library's; the payload goes through node:crypto where it has the cipher, about 15 times faster. */
export type PayloadEngine = 'node' | 'library'

/** An age file that can't be opened: damaged, cut short, or sealed to somebody else. */
export class UnreadableSeal extends Error {
  override name = 'UnreadableSeal'
}

/** Sealed to one recipient (`age1…`), piece by piece: memory doesn't grow with the file. */
export async function* sealStream(plain: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, recipient: string, engine = payloadEngine()): AsyncGenerator<Uint8Array> {
  if (engine === 'library') return yield* await encrypter(recipient).encrypt(toWebStream(plain))
  const { header, fileKey } = await newHeader(recipient)
  const nonce = randomBytes(nonceBytes)
  yield header
  yield nonce
  const key = payloadKey(fileKey, nonce)
  yield* inChunks(plain, chunkBytes, (chunk, index, isLast) => sealChunk(key, chunk, index, isLast))
}

/** Throws UnreadableSeal. What it gives before its end is not yet proven whole: use it only once it has ended. */
export async function* openStream(sealed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, identities: readonly string[], engine = payloadEngine()): AsyncGenerator<Uint8Array> {
  try {
    const { header, rest } = await splitHeader(sealed)
    if (engine === 'library') return yield* await decrypter(identities).decrypt(toWebStream(joined(header, rest)))
    const fileKey = await decrypter(identities).decryptHeader(header)
    const { nonce, payload } = await splitNonce(rest)
    const key = payloadKey(fileKey, nonce)
    yield* inChunks(payload, chunkBytes + tagBytes, (chunk, index, isLast) => openChunk(key, chunk, index, isLast))
  } catch (error) {
    throw isSystemError(error) || error instanceof UnreadableSeal ? error : new UnreadableSeal(`an age file that does not open: ${String(error)}`, { cause: error })
  }
}

export async function seal(plain: Uint8Array, recipient: string): Promise<Uint8Array> {
  return collect(sealStream([plain], recipient))
}

/** Throws UnreadableSeal. */
export async function open(sealed: Uint8Array, identities: readonly string[]): Promise<Uint8Array> {
  return collect(openStream([sealed], identities))
}

/** How long what a file opens to is, by its length and header alone; null when it is no age file. */
export async function plainBytesOf(file: string): Promise<number | null> {
  const handle = await fs.open(file, 'r')
  try {
    const { size } = await handle.stat()
    for (const length of [1024, longestHeader]) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0)
      const end = headerEnd(buffer.subarray(0, bytesRead))
      if (end !== undefined) return plainLength(size - end - nonceBytes)
    }
    return null
  } finally {
    await handle.close()
  }
}

function plainLength(payload: number): number | null {
  if (payload < tagBytes) return null
  return payload - tagBytes * Math.ceil(payload / (chunkBytes + tagBytes))
}

/** The exponent of a passphrase slot's work; 0 where there is none. */
export function scryptFactorOf(sealed: Uint8Array): number {
  const bytes = Buffer.from(sealed)
  const header = bytes.subarray(0, headerEnd(bytes) ?? bytes.length)
  const factors = stanzaLines(header).map(line => line.split(' ')).filter(([kind]) => kind === 'scrypt').map(([, , factor]) => Number(factor))
  return Math.max(0, ...factors.map(factor => (Number.isNaN(factor) ? 0 : factor)))
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

let engine: PayloadEngine | undefined

/** Electron's crypto is BoringSSL, which may lack the cipher: tried, not assumed. */
export function payloadEngine(): PayloadEngine {
  engine ??= nodeHasCipher() ? 'node' : 'library'
  return engine
}

const chunkBytes = 64 * 1024
const tagBytes = 16
const nonceBytes = 16
const longestHeader = 64 * 1024
/** formats.md §7: each recipient costs a calculation. */
const mostStanzas = 16

function nodeHasCipher(): boolean {
  try {
    const key = new Uint8Array(32)
    const text = new Uint8Array([1, 2, 3])
    return Buffer.from(openChunk(key, Buffer.concat(sealChunk(key, text, 0, true)), 0, true)[0]).equals(text)
  } catch {
    return false // this runtime lacks the cipher: the library has its own
  }
}

function encrypter(recipient: string): Encrypter {
  const it = new Encrypter()
  it.addRecipient(recipient)
  return it
}

function decrypter(identities: readonly string[]): Decrypter {
  const it = new Decrypter()
  for (const identity of identities) it.addIdentity(identity)
  return it
}

/** The library makes header and file key; a second recipient without a stanza learns the key. */
async function newHeader(recipient: string): Promise<{ header: Uint8Array; fileKey: Uint8Array }> {
  let fileKey: Uint8Array | undefined
  const it = encrypter(recipient)
  it.addRecipient({
    wrapFileKey: key => {
      fileKey = key
      return []
    },
  })
  const empty = await it.encrypt(new Uint8Array(0))
  if (fileKey === undefined) throw new Error('the age library made a header without a file key')
  return { header: empty.subarray(0, empty.length - nonceBytes - tagBytes), fileKey }
}

function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32))
}

/** 11 bytes of counter, then 1 in the last chunk. */
function chunkNonce(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

const cipherName = 'chacha20-poly1305'

/** The sealed bytes and their tag, not yet joined: whoever writes joins many. */
function sealChunk(key: Uint8Array, chunk: Uint8Array, index: number, isLast: boolean): readonly [Uint8Array, Uint8Array] {
  const cipher = createCipheriv(cipherName, key, chunkNonce(index, isLast), { authTagLength: tagBytes })
  const sealed = cipher.update(chunk)
  cipher.final() // of a stream cipher, so that nothing is left to add
  return [sealed, cipher.getAuthTag()]
}

function openChunk(key: Uint8Array, chunk: Uint8Array, index: number, isLast: boolean): readonly [Uint8Array] {
  if (chunk.length < tagBytes) throw new UnreadableSeal('an age file that is cut short')
  if (isLast && index > 0 && chunk.length === tagBytes) throw new UnreadableSeal('an age file whose last chunk is empty')
  const decipher = createDecipheriv(cipherName, key, chunkNonce(index, isLast), { authTagLength: tagBytes })
  decipher.setAuthTag(chunk.subarray(chunk.length - tagBytes))
  const opened = decipher.update(chunk.subarray(0, chunk.length - tagBytes))
  decipher.final() // throws when the tag doesn't fit
  return [opened]
}

/** Cuts a stream into chunks of one size; the last one, perhaps empty, is told as such. */
async function* inChunks(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, size: number, use: (chunk: Uint8Array, index: number, isLast: boolean) => readonly Uint8Array[],
): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(size)
  let used = 0
  let index = 0
  for await (const piece of source) {
    for (let at = 0; at < piece.length;) {
      if (used === size) {
        yield* use(buffer, index++, false)
        used = 0
      }
      if (used === 0 && piece.length - at > size) { // a whole chunk with more behind it is taken where it lies
        yield* use(piece.subarray(at, at + size), index++, false)
        at += size
        continue
      }
      const taken = Math.min(size - used, piece.length - at)
      buffer.set(piece.subarray(at, at + taken), used)
      used += taken
      at += taken
    }
  }
  yield* use(buffer.subarray(0, used), index, true)
}

async function splitHeader(sealed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<{ header: Uint8Array; rest: AsyncGenerator<Uint8Array> }> {
  const source = piecesOf(sealed)
  let seen = Buffer.alloc(0)
  for (;;) {
    const end = headerEnd(seen)
    if (end !== undefined) return { header: fitHeader(seen.subarray(0, end)), rest: joined(seen.subarray(end), source) }
    const next = seen.length > longestHeader ? null : await source.next()
    if (next === null || next.done === true) throw new UnreadableSeal('not an age file, or one without a whole header')
    seen = Buffer.concat([seen, next.value])
  }
}

/** Throws UnreadableSeal before any key is tried on a header that is out of all measure. */
function fitHeader(header: Buffer): Buffer {
  const stanzas = stanzaLines(header).length
  if (header.length > longestHeader || stanzas > mostStanzas) throw new UnreadableSeal(`an age header of ${header.length} bytes with ${stanzas} recipients`)
  return header
}

/** The header's last line begins with `---`. */
function headerEnd(seen: Buffer): number | undefined {
  const lastLine = seen.indexOf('\n--- ')
  if (lastLine < 0) return undefined
  const end = seen.indexOf('\n', lastLine + 1)
  return end < 0 ? undefined : end + 1
}

function stanzaLines(header: Buffer): readonly string[] {
  return header.toString('latin1').split('\n').filter(line => line.startsWith('-> ')).map(line => line.slice(3))
}

async function splitNonce(source: AsyncGenerator<Uint8Array>): Promise<{ nonce: Uint8Array; payload: AsyncGenerator<Uint8Array> }> {
  let seen = Buffer.alloc(0)
  while (seen.length < nonceBytes) {
    const next = await source.next()
    if (next.done === true) throw new UnreadableSeal('an age file without a payload')
    seen = Buffer.concat([seen, next.value])
  }
  return { nonce: seen.subarray(0, nonceBytes), payload: joined(seen.subarray(nonceBytes), source) }
}

async function* piecesOf(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* source
}

async function* joined(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first
  yield* rest
}

function toWebStream(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): globalThis.ReadableStream<Uint8Array> {
  return ReadableStream.from(source) as unknown as globalThis.ReadableStream<Uint8Array> // Node's web streams are the library's; only their declarations differ
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
