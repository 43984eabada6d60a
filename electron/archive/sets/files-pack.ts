import { createHash } from 'node:crypto'
import { readChunks, writeDurably } from '../../files/durable-file.ts'
import { UnreadableSeal, sealStream } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { openSealedPack } from './sealed-pack.ts'
import type { FilesPack, PackEntry } from './set-format.ts'
import { type TarFile, readTar, writeTar } from './tar.ts'

export type PackFile = TarFile & PackEntry

/** Is told of the bytes that have gone by, and ends the work by throwing. */
export type Watch = (bytes: number) => void

/** Seals files as `packs/<sha256>.age` (ustar, age), and reads the pack back whole before it gets its name. */
export async function writeFilesPack(folder: string, holds: FilesPack['holds'], files: readonly PackFile[], keys: ArchiveKeys, watch: Watch): Promise<FilesPack> {
  const plain = createHash('sha256')
  const entries = files.map(entryOf)
  let plainSha256 = ''
  const written = await writeDurably({
    folder,
    nameOf: ({ sha256 }) => `${sha256}.age`,
    content: sealStream(watched(writeTar(files), chunk => { plain.update(chunk); watch(chunk.length) }), keys.recipient),
    onExisting: 'keepExisting',
    check: async (part, { bytes, sha256: name }) => {
      plainSha256 = plain.digest('hex')
      await readFilesPack(readChunks(part), keys, { name, bytes, plainSha256, entries }, readThrough, watch)
    },
  })
  return { name: written.sha256, bytes: written.bytes, plainSha256, holds, entries }
}

export type UseEntry = (entry: PackEntry, content: AsyncIterable<Uint8Array>) => Promise<void>

/** Gives each file of a pack in order. Throws UnreadableSeal, at its end at the latest, when they are not the ones that were written: nothing is proven before it has ended. */
export async function readFilesPack(
  sealed: AsyncIterable<Uint8Array>, { identities }: Pick<ArchiveKeys, 'identities'>, pack: Omit<FilesPack, 'holds'>, use: UseEntry, watch: Watch = () => {},
): Promise<void> {
  const plain = createHash('sha256')
  const tar = watched(openSealedPack(sealed, pack, identities), chunk => { plain.update(chunk); watch(chunk.length) })
  await readTar(tar, pack.entries, use)
  if (plain.digest('hex') !== pack.plainSha256) throw new UnreadableSeal(`pack ${pack.name} holds other files than it should`)
}

/** For who only wants to know that a file is whole. */
export const readThrough: UseEntry = async (_, content) => {
  for await (const _chunk of content) continue
}

async function* watched(chunks: AsyncIterable<Uint8Array>, see: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    see(chunk)
    yield chunk
  }
}

function entryOf({ name, bytes, mark, closed }: PackFile): PackEntry {
  return { name, bytes, ...(mark === undefined ? {} : { mark }), ...(closed === undefined ? {} : { closed }) }
}
