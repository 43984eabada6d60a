const endSignature = 0x06054b50
const endBytes = 22
const end64Signature = 0x06064b50
const locator64Signature = 0x07064b50
const longestComment = 0xffff
const centralHeaderBytes = 46
const inExtra = 0xffff_ffff

export interface DirectoryEnd {
  /** Where the directory begins, how many entries it has, and where it ends. */
  readonly offset: number
  readonly count: number
  readonly at: number
}

/** The end record of a ZIP (APPNOTE 4.3.16, with ZIP64 4.3.14); null when there is none that holds together. */
export function endOfDirectory(view: DataView): DirectoryEnd | null {
  const last = view.byteLength - endBytes
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) !== endSignature || at + endBytes + view.getUint16(at + 20, true) > view.byteLength) continue
    const isOneDisk = view.getUint16(at + 4, true) === 0 && view.getUint16(at + 6, true) === 0
    const [here, count, bytes, offset] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true), view.getUint32(at + 12, true), view.getUint32(at + 16, true)]
    if (count === 0xffff || offset === inExtra || bytes === inExtra) return endOfDirectory64(view, at)
    return isOneDisk && here === count && offset + bytes <= at ? { offset, count, at } : null
  }
  return null
}

function endOfDirectory64(view: DataView, endAt: number): DirectoryEnd | null {
  const locatorAt = endAt - 20
  if (locatorAt < 0 || view.getUint32(locatorAt, true) !== locator64Signature) return null
  const at = Number(view.getBigUint64(locatorAt + 8, true))
  if (at + 56 > locatorAt || view.getUint32(at, true) !== end64Signature) return null
  const [count, bytes, offset] = [at + 32, at + 40, at + 48].map(field => Number(view.getBigUint64(field, true)))
  return count !== undefined && bytes !== undefined && offset !== undefined && offset + bytes <= at ? { offset, count, at } : null
}

export interface ToldSizes {
  readonly packed: number
  readonly inflated: number
  readonly localAt: number
}

/** Sizes and place of an entry, from its ZIP64 field where the header has no room; null when that field is missing. */
export function sizesOf(view: DataView, { at, nameLength, extraLength }: { readonly at: number; readonly nameLength: number; readonly extraLength: number }): ToldSizes | null {
  const told = { inflated: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true), localAt: view.getUint32(at + 42, true) }
  const missing = (['inflated', 'packed', 'localAt'] as const).filter(field => told[field] === inExtra)
  if (missing.length === 0) return told
  const extra = zip64Extra(view, at + centralHeaderBytes + nameLength, extraLength)
  if (extra === null || extra.length < missing.length * 8) return null
  for (const [i, field] of missing.entries()) told[field] = Number(view.getBigUint64(extra.from + i * 8, true))
  return told
}

function zip64Extra(view: DataView, from: number, length: number): { readonly from: number; readonly length: number } | null {
  for (let at = from; at + 4 <= from + length && at + 4 <= view.byteLength;) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) return at + 4 + size <= view.byteLength && at + 4 + size <= from + length ? { from: at + 4, length: size } : null
    at += 4 + size
  }
  return null
}
