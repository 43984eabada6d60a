import * as fontkit from 'fontkit'
import type { Font, FontCollection } from 'fontkit'

/** One opened font: what it covers, how wide its glyphs are, and the bytes to embed. */
export interface FontFace {
  readonly bytes: Uint8Array
  readonly postscriptName: string | undefined
  /** For those who embed it by themselves. */
  readonly font: Font
  covers(codePoint: number): boolean
  /** Width of a covered character in em. */
  advance(codePoint: number): number
}

/** Why a font file is passed over. */
export type FontRefusal = 'embeddingForbidden' | 'unreadable'

/** Opens a font file, or says why it can't be embedded. The bytes are copied, never changed. */
export function openFace(source: Uint8Array, postscriptName: string | undefined): FontFace | FontRefusal {
  const bytes = withUniformMetrics(source)
  const font = bytes === null ? null : parse(bytes, postscriptName)
  if (bytes === null || font === null) return 'unreadable'
  if (!mayEmbed(font)) return 'embeddingForbidden'
  return {
    bytes, postscriptName, font,
    covers: codePoint => font.hasGlyphForCodePoint(codePoint),
    advance: codePoint => font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm,
  }
}

function parse(bytes: Uint8Array, postscriptName: string | undefined): Font | null {
  try {
    // fontkit reads any Uint8Array; its typings name Node's Buffer only
    const opened: Font | FontCollection | null = fontkit.create(bytes as Buffer, postscriptName)
    if (opened === null) return null
    const font = 'fonts' in opened ? opened.fonts[0] : opened
    return font !== undefined && font.unitsPerEm > 0 && font.characterSet.length > 0 ? font : null
  } catch (error) {
    if (error instanceof Error) return null // a damaged or foreign file: the next font of the chain serves
    throw error
  }
}

/** OS/2 fsType: restricted, no-subsetting and bitmap-only fonts are not embedded; "preview and print" and "editable" are. */
function mayEmbed(font: Font): boolean {
  const licence = font['OS/2']?.fsType
  if (licence === undefined) return true
  const restricted = licence.noEmbedding && !licence.viewOnly && !licence.editable
  return !restricted && !licence.noSubsetting && !licence.bitmapOnly
}

const ascentEm = 0.88
const descentEm = 0.12

/**
 * A copy in which ascent and descent are those of the ideographic box (0.88 and 0.12 em, no gap), so that a line keeps its
 * baseline and pitch whichever fonts its characters come from. Null if this is no whole TrueType or OpenType file.
 */
function withUniformMetrics(source: Uint8Array): Uint8Array | null {
  const bytes = source.slice()
  const view = new DataView(bytes.buffer)
  try {
    const faces = fontOffsets(view)
    for (const face of faces) {
      const hhea = tableOffset(view, face, 'hhea')
      const unitsPerEm = view.getUint16(tableOffset(view, face, 'head') + 18)
      view.setInt16(hhea + 4, Math.round(ascentEm * unitsPerEm))
      view.setInt16(hhea + 6, -Math.round(descentEm * unitsPerEm))
      view.setInt16(hhea + 8, 0)
    }
    return bytes
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function fontOffsets(view: DataView): number[] {
  if (tagAt(view, 0) !== 'ttcf') return [0]
  return Array.from({ length: view.getUint32(8) }, (_, i) => view.getUint32(12 + 4 * i))
}

function tableOffset(view: DataView, face: number, tag: string): number {
  const count = view.getUint16(face + 4)
  let found: number | undefined
  for (let i = 0; i < count; i++) {
    const record = face + 12 + 16 * i
    const offset = view.getUint32(record + 8)
    if (offset + view.getUint32(record + 12) > view.byteLength) throw new RangeError('a table ends beyond the file')
    if (tagAt(view, record) === tag) found = offset
  }
  if (found === undefined) throw new RangeError(`no ${tag} table`)
  return found
}

function tagAt(view: DataView, offset: number): string {
  return String.fromCharCode(view.getUint8(offset), view.getUint8(offset + 1), view.getUint8(offset + 2), view.getUint8(offset + 3))
}
