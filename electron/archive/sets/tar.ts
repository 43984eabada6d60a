import { UnreadableSeal } from '../keys/age-file.ts'

/** ustar as `tar -x` reads it: plain files only, names of at most 100 bytes, each less than 8 GiB, no owner and no date. */
export interface TarEntry {
  readonly name: string
  readonly bytes: number
}

export interface TarFile extends TarEntry {
  content(): AsyncIterable<Uint8Array>
}

/** Throws when a content is not as long as it was said to be. */
export async function* writeTar(files: Iterable<TarFile>): AsyncGenerator<Uint8Array> {
  for (const file of files) {
    yield tarHeader(file)
    let count = 0
    for await (const chunk of file.content()) {
      count += chunk.length
      yield chunk
    }
    if (count !== file.bytes) throw new Error(`${file.name} has ${count} bytes, not ${file.bytes}`)
    if (paddingOf(file.bytes) > 0) yield zeros.subarray(0, paddingOf(file.bytes))
  }
  yield zeros.subarray(0, 2 * blockBytes)
}

/** How long the tar of these is. */
export function tarBytes(entries: readonly TarEntry[]): number {
  return entries.reduce((sum, { bytes }) => sum + blockBytes + bytes + paddingOf(bytes), 2 * blockBytes)
}

/**
 * Reads a tar that must hold just these entries in this order, written as `writeTar` writes it; anything else throws UnreadableSeal.
 * `use` must read each content to its end.
 */
export async function readTar<E extends TarEntry>(tar: AsyncIterable<Uint8Array>, entries: readonly E[], use: (entry: E, content: AsyncIterable<Uint8Array>) => Promise<void>): Promise<void> {
  const source = new ByteSource(tar)
  try {
    for (const entry of entries) {
      if (!(await source.take(blockBytes)).equals(tarHeader(entry))) throw new UnreadableSeal(`a pack that holds something else than ${entry.name}`)
      await use(entry, source.pieces(entry.bytes))
      await expectZeros(source, paddingOf(entry.bytes))
    }
    await expectZeros(source, 2 * blockBytes)
    if (!(await source.isAtEnd())) throw new UnreadableSeal('a pack with more in it than its manifest says')
  } finally {
    await source.letGo()
  }
}

export const blockBytes = 512
const zeros = Buffer.alloc(2 * blockBytes)
const largestTarFile = 8 * 1024 ** 3

function paddingOf(bytes: number): number {
  return (blockBytes - (bytes % blockBytes)) % blockBytes
}

/** The fields of POSIX.1-1988 with `ustar` behind them. */
export function tarHeader({ name, bytes }: TarEntry): Buffer {
  if (Buffer.byteLength(name) > 100 || bytes >= largestTarFile) throw new Error(`no tar takes ${name} of ${bytes} bytes`)
  const header = Buffer.alloc(blockBytes)
  const octal = (value: number, at: number, digits: number) => header.write(value.toString(8).padStart(digits, '0'), at, 'latin1') // a zero byte ends each field
  header.write(name, 0, 'utf8')
  octal(0o644, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(bytes, 124, 11)
  octal(0, 136, 11)
  header.write('        0', 148, 'latin1') // the sum is made with blanks in its place; type 0 = a plain file
  header.write('ustar', 257, 'latin1')
  header.write('00', 263, 'latin1')
  octal(header.reduce((total, byte) => total + byte, 0), 148, 6)
  header[154] = 0
  return header
}

export async function expectZeros(source: ByteSource, count: number): Promise<void> {
  if (count > 0 && !(await source.take(count)).equals(zeros.subarray(0, count))) throw new UnreadableSeal('a pack with other bytes between its files')
}

/** Pieces of a stream by length. */
export class ByteSource {
  private readonly source: AsyncIterator<Uint8Array>
  private rest: Uint8Array = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]()
  }

  async take(count: number): Promise<Buffer> {
    const pieces: Uint8Array[] = []
    for await (const piece of this.pieces(count)) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  async *pieces(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0;) {
      if (this.rest.length === 0 && !(await this.pull())) throw new UnreadableSeal('a pack that ends too early')
      const piece = this.rest.subarray(0, left)
      this.rest = this.rest.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }

  /** Reads on to the end of the stream, whose own checks come then. */
  async isAtEnd(): Promise<boolean> {
    return this.rest.length === 0 && !(await this.pull())
  }

  /** Whoever reads a file for this stream closes it. */
  async letGo(): Promise<void> {
    await this.source.return?.()
  }

  private async pull(): Promise<boolean> {
    for (;;) {
      const next = await this.source.next()
      if (next.done === true) return false
      this.rest = next.value
      if (this.rest.length > 0) return true
    }
  }
}
