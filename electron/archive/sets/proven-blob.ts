import { createHash } from 'node:crypto'
import { UnreadableSeal } from '../keys/age-file.ts'

/** Passes bytes on, and throws at their end if they are not the ones that the name stands for. */
export async function* provenBlob(sha256: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
  if (hash.digest('hex') !== sha256) throw new UnreadableSeal(`other bytes than those of ${sha256}`)
}
