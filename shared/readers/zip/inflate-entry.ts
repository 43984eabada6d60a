import { Inflate } from 'fflate'
import { spreadsheetLimits } from '../limits.ts'
import { advices, type Refuse } from '../refuse.ts'
import { crc32 } from './crc32.ts'
import type { ZipEntry } from './zip-directory.ts'

/** Packed bytes a step: deflate makes at most 1,032 out of one, so a bomb is met before it has 9 MB. */
const stepBytes = 8 * 1024

/** What all entries of a file may still inflate to. */
export interface Allowance {
  left: number
}

/** The bytes of an entry, counted while they come; header sizes are only ever compared, never believed. */
export function inflateEntry(entry: ZipEntry, allowance: Allowance, refuse: Refuse): Uint8Array {
  const bytes = entry.isDeflated ? inflated(entry, allowance, refuse) : entry.packed
  if (!entry.isDeflated) take(bytes.length, bytes.length, entry, allowance, refuse)
  if (bytes.length !== entry.toldBytes) return refuse('excessive', '里面有部件的大小与目录所说不符', advices.askSender)
  if (crc32(bytes) !== entry.crc) return refuse('damaged', '的内容与校验码不符，已损坏', advices.anotherCopy)
  return bytes
}

function inflated(entry: ZipEntry, allowance: Allowance, refuse: Refuse): Uint8Array {
  const { packed } = entry
  const chunks: Uint8Array[] = []
  let total = 0
  const inflate = new Inflate(chunk => {
    total += chunk.length
    take(chunk.length, total, entry, allowance, refuse)
    chunks.push(chunk)
  })
  try {
    for (let at = 0; at < packed.length || at === 0; at += stepBytes) inflate.push(packed.subarray(at, at + stepBytes), at + stepBytes >= packed.length)
  } catch (error) {
    if (typeof (error as { code?: unknown }).code !== 'number') throw error // a refusal of ours; fflate's errors have a number
    return refuse('damaged', '的压缩内容已损坏', advices.anotherCopy)
  }
  return joined(chunks, total)
}

function take(bytes: number, total: number, { packed, name }: ZipEntry, allowance: Allowance, refuse: Refuse): void {
  allowance.left -= bytes
  if (allowance.left < 0) refuse('excessive', `展开后超过 ${spreadsheetLimits.inflatedBytes / 1024 / 1024} MB`, advices.split)
  if (total >= spreadsheetLimits.ratioFromBytes && total > packed.length * spreadsheetLimits.zipRatio) refuse('excessive', `里面的“${name}”压缩得不正常（超过 ${spreadsheetLimits.zipRatio} 倍），可能是压缩炸弹`, advices.askSender)
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0]
  const whole = new Uint8Array(total)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
