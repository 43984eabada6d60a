import { type Hash, createHash } from 'node:crypto'
import { Readable, pipeline } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { maxRowBytes } from '#shared/archive/commit.ts'
import { readChunks, writeDurably } from '../../files/durable-file.ts'
import { UnreadableSeal, sealStream } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { ExcessivePack, openSealedPack } from './sealed-pack.ts'
import { RowLine, type RowsPack, limits } from './set-format.ts'

/** More than text ever compresses to: what inflates further is refused while it inflates. */
const mostInflation = 200
/** A row with its table and id around it. */
const longestLine = 2 * maxRowBytes

/** Hears of each line, without reading anything again. */
export interface RowsWatch {
  /** Its canonical JSON, as it is written. */
  readonly onWritten?: (json: string) => void
  /** As it is read back from the disk. */
  readonly onReadBack?: (line: RowLine) => void
}

/** Seals lines as `packs/<sha256>.age` (ndjson, gzip, age), and reads the file back whole before it gets its name. */
export async function writeRowsPack(folder: string, lines: AsyncIterable<RowLine>, keys: ArchiveKeys, { onWritten, onReadBack }: RowsWatch = {}): Promise<RowsPack> {
  const plain = createHash('sha256')
  let count = 0
  async function* text(): AsyncGenerator<Buffer> {
    for await (const line of lines) {
      const json = canonicalJson(line)
      onWritten?.(json)
      const bytes = Buffer.from(`${json}\n`, 'utf8')
      plain.update(bytes)
      count++
      yield bytes
    }
  }
  let plainSha256 = ''
  const written = await writeDurably({
    folder,
    nameOf: ({ sha256 }) => `${sha256}.age`,
    content: sealStream(gzipped(text()), keys.recipient),
    onExisting: 'keepExisting',
    check: async (part, { bytes, sha256: name }) => {
      plainSha256 = plain.digest('hex')
      for await (const line of readRowsPack(readChunks(part), keys, { name, bytes, plainSha256, lines: count })) onReadBack?.(line)
    },
  })
  return { name: written.sha256, bytes: written.bytes, plainSha256, holds: 'tables', lines: count }
}

/** The lines of a pack, in order. Throws UnreadableSeal, at its end at the latest, when they are not the ones that were written. */
export async function* readRowsPack(sealed: AsyncIterable<Uint8Array>, { identities }: Pick<ArchiveKeys, 'identities'>, pack: Omit<RowsPack, 'holds'>): AsyncGenerator<RowLine> {
  if (pack.lines > limits.rows) throw new ExcessivePack(`pack ${pack.name} of ${pack.lines} rows`)
  const hash = createHash('sha256')
  let count = 0
  for await (const line of textLines(packText(openSealedPack(sealed, pack, identities), pack.name), hash)) {
    if (++count > pack.lines) break // told below
    yield RowLine.parse(JSON.parse(line))
  }
  if (count !== pack.lines || hash.digest('hex') !== pack.plainSha256) throw new UnreadableSeal(`pack ${pack.name} holds other rows than it should`)
}

async function* textLines(text: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<string> {
  let rest = Buffer.alloc(0)
  for await (const chunk of text) {
    hash.update(chunk)
    const seen = Buffer.concat([rest, chunk])
    const end = seen.lastIndexOf(10) + 1
    rest = seen.subarray(end)
    if (rest.length > longestLine) throw new ExcessivePack('a pack with a line beyond all measure')
    if (end > 0) yield* seen.subarray(0, end - 1).toString('utf8').split('\n')
  }
  if (rest.length > 0) throw new UnreadableSeal('a pack that ends inside a line')
}

const blockBytes = 1024 * 1024

/** Members of a gzip file may follow one another; one that compresses too well, and would be refused on reading, is stored as it is. */
async function* gzipped(text: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  for await (const block of blocks(text)) {
    const small = await gzipBlock(block, 6)
    yield block.length < small.length * (mostInflation / 2) ? small : await gzipBlock(block, 0)
  }
}

async function gzipBlock(block: Buffer, level: number): Promise<Buffer> {
  const gzip = createGzip({ level })
  gzip.end(block)
  return Buffer.concat(await gzip.toArray() as Buffer[]) // a zlib stream gives buffers
}

async function* blocks(text: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = []
  let size = 0
  for await (const piece of text) {
    pieces.push(piece)
    size += piece.length
    if (size < blockBytes) continue
    yield Buffer.concat(pieces)
    pieces = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(pieces)
}

/** Inflated as it comes; the pack's own failure is told before zlib's. */
async function* packText(packed: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Buffer> {
  let packedBytes = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      packedBytes += chunk.length
      yield chunk
    }
  }
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  let failure: unknown
  pipeline(Readable.from(counted()), gunzip, error => { failure = error })
  let inflated = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) { // a zlib stream gives buffers
      inflated += chunk.length
      if (inflated > Math.min(limits.rowBytes, mostInflation * Math.max(packedBytes, 64 * 1024))) throw new ExcessivePack(`pack ${name} inflates beyond all measure`)
      yield chunk
    }
  } catch (error) {
    throw asUnreadable(failure ?? error, name)
  }
}

function asUnreadable(error: unknown, name: string): unknown {
  const isDisk = error instanceof Error && 'syscall' in error
  return isDisk || error instanceof UnreadableSeal || isAbort(error) ? error : new UnreadableSeal(`pack ${name} does not inflate: ${String(error)}`, { cause: error })
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
