import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

/** 32 zero bytes in hex: the hash of a view without rows. */
export const emptyViewHash = '0'.repeat(64)

/** `_h`: SHA-256 in hex of the canonical row without `_h` (formats.md §3). Synchronous: it runs inside Dexie's transactions. */
export function rowHash(row: Readonly<Record<string, unknown>>): string {
  const { _h: _, ...rest } = row
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(rest))))
}

/** The view's hash with one row added or taken away: XOR of SHA-256 of `table`, `id`, `_h`, parted by line feeds. */
export function toggleRow(viewHash: string, table: string, id: string, h: string): string {
  const sum = hexToBytes(viewHash)
  const token = sha256(utf8ToBytes(`${table}\n${id}\n${h}`))
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) ^ (token[i] ?? 0)
  return bytesToHex(sum)
}
