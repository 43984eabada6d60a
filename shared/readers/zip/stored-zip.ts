/** A file for a package; its bytes may come in pieces. */
export interface StoredPart {
  readonly name: string
  readonly pieces: readonly Uint8Array[]
}

/** A ZIP without compression and without checksums, for a reader in the same program. Names are ASCII. */
export function storedZip(parts: readonly StoredPart[]): Uint8Array<ArrayBuffer> {
  const sized = parts.map(part => ({ ...part, size: part.pieces.reduce((sum, piece) => sum + piece.length, 0) }))
  const total = sized.reduce((sum, { name, size }) => sum + 30 + 46 + 2 * name.length + size, 22)
  const zip = new Uint8Array(total)
  const view = new DataView(zip.buffer)
  const offsets: number[] = []
  let at = 0
  for (const { name, pieces, size } of sized) {
    offsets.push(at)
    view.setUint32(at, 0x04034b50, true)
    writeCommon(view, at + 4, size, name.length)
    at = putText(zip, at + 30, name)
    for (const piece of pieces) {
      zip.set(piece, at)
      at += piece.length
    }
  }
  const directoryAt = at
  for (const [i, { name, size }] of sized.entries()) {
    view.setUint32(at, 0x02014b50, true)
    writeCommon(view, at + 6, size, name.length)
    view.setUint32(at + 42, offsets[i] ?? 0, true)
    at = putText(zip, at + 46, name)
  }
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 8, parts.length, true)
  view.setUint16(at + 10, parts.length, true)
  view.setUint32(at + 12, at - directoryAt, true)
  view.setUint32(at + 16, directoryAt, true)
  return zip
}

/** From "version needed" to the length of the name: alike in both headers (APPNOTE 4.3.7, 4.3.12). */
function writeCommon(view: DataView, at: number, size: number, nameLength: number): void {
  view.setUint16(at, 20, true)
  view.setUint32(at + 14, size, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, nameLength, true)
}

function putText(bytes: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i += 1) bytes[at + i] = text.charCodeAt(i)
  return at + text.length
}
