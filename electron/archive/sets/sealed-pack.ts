import { createHash } from 'node:crypto'
import path from 'node:path'
import { readChunks } from '../../files/durable-file.ts'
import { UnreadableSeal, openStream } from '../keys/age-file.ts'
import type { SetPack } from './set-format.ts'

/** A pack whose content goes beyond the limits (formats.md §7). */
export class ExcessivePack extends UnreadableSeal {
  override name = 'ExcessivePack'
}

/** The sealed bytes of a pack, wherever the set lies. */
export type PackSource = (pack: string) => AsyncIterable<Uint8Array>

/** Of a set that is a folder. */
export function packsIn(set: string): PackSource {
  return name => readChunks(path.join(set, 'packs', `${name}.age`))
}

/** What a pack opens to, while its sealed bytes are counted and hashed. Throws UnreadableSeal, at its end at the latest, when they are not the ones that its name stands for. */
export async function* openSealedPack(sealed: AsyncIterable<Uint8Array>, { name, bytes }: Pick<SetPack, 'name' | 'bytes'>, identities: readonly string[]): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let count = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of sealed) {
      hash.update(chunk)
      count += chunk.length
      yield chunk
    }
  }
  yield* openStream(counted(), identities)
  if (count !== bytes || hash.digest('hex') !== name) throw new UnreadableSeal(`pack ${name} has other bytes than its name says`)
}
