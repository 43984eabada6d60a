/** Bytes `from` to `to` are replaced by `put`. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly put: string
}

/** `bytes` from `from` to `to` with the edits in it, as pieces to be joined. Of edits that overlap the first holds; those outside are left out. */
export function editedPieces(bytes: Uint8Array, from: number, to: number, edits: readonly Edit[]): readonly Uint8Array[] {
  const inside = edits.filter(edit => edit.from >= from && edit.to <= to).sort((a, b) => a.from - b.from || a.to - b.to)
  const pieces: Uint8Array[] = []
  let at = from
  for (const edit of inside) {
    if (edit.from < at) continue
    if (edit.from > at) pieces.push(bytes.subarray(at, edit.from))
    if (edit.put !== '') pieces.push(new TextEncoder().encode(edit.put))
    at = edit.to
  }
  if (at < to) pieces.push(bytes.subarray(at, to))
  return pieces
}

/** CDATA as ordinary text. */
export function escapedText(bytes: Uint8Array, from: number, to: number): string {
  return escaped(new TextDecoder().decode(bytes.subarray(from, to)))
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, c => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;'))
}
