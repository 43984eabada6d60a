import { UnreadableSeal } from '../keys/age-file.ts'
import { ByteSource, type TarEntry, blockBytes, expectZeros, tarHeader } from './tar.ts'

/** What a tar holds that `writeTar` wrote and nothing else speaks of any more; `use` must read each content to its end. Anything else throws UnreadableSeal. */
export async function listTar(tar: AsyncIterable<Uint8Array>, use: (entry: TarEntry, content: AsyncIterable<Uint8Array>) => Promise<void>): Promise<readonly TarEntry[]> {
  const source = new ByteSource(tar)
  const entries: TarEntry[] = []
  try {
    for (let header = await source.take(blockBytes); header.some(byte => byte !== 0); header = await source.take(blockBytes)) {
      const entry = entryIn(header)
      await use(entry, source.pieces(entry.bytes))
      await expectZeros(source, -entry.bytes & (blockBytes - 1))
      entries.push(entry)
    }
    await expectZeros(source, blockBytes)
    if (!(await source.isAtEnd())) throw new UnreadableSeal('a tar that goes on behind its end')
    return entries
  } finally {
    await source.letGo()
  }
}

function entryIn(header: Buffer): TarEntry {
  const name = header.subarray(0, 100).toString('utf8').split('\0', 1).join('')
  const bytes = Number.parseInt(header.subarray(124, 135).toString('latin1'), 8)
  if (!Number.isSafeInteger(bytes) || Buffer.byteLength(name) > 100 || !tarHeader({ name, bytes }).equals(header)) throw new UnreadableSeal('no tar of ours')
  return { name, bytes }
}
