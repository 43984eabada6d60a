import type { FontFace } from './font-face.ts'
import type { PdfFile } from './pdf-file.ts'

/** The fonts of one file, whoever sets text in them: each is embedded once, with the glyphs of all its pages. */
export interface SharedFonts {
  /** The place of the glyph that a text is set as, in hexadecimal; null where that isn't one glyph of this width. */
  readonly placeOf: (face: FontFace, text: string, width: number) => string | null
  /** A text of one face as the string of an operator. */
  readonly stringOf: (face: FontFace, text: string) => string
  /** How pages name the face, `B0`. */
  readonly nameOf: (face: FontFace) => string
  /** An entry for the resources of a page. */
  readonly resourceOf: (name: string) => string
  readonly finish: () => void
}

/** fontkit's, as it is; its typings are of another time. `cff` is there for fonts of that kind only. */
interface Subset {
  readonly cff?: object
  includeGlyph(id: number): number
  encode(): Uint8Array
}

interface Embedded {
  readonly face: FontFace
  readonly subset: Subset
  readonly name: string
  readonly id: number
  readonly pieces: Map<string, Piece>
  readonly texts: string[]
  readonly widths: number[]
}

/** A text that is set as a whole. */
interface Piece {
  readonly string: string
  readonly glyphs: number
  readonly width: number
}

export function sharedFonts(file: PdfFile): SharedFonts {
  const fonts = new Map<FontFace, Embedded>()
  const of = (face: FontFace): Embedded => {
    const known = fonts.get(face)
    if (known !== undefined) return known
    const font = embedded(face, file.reserve(), `B${fonts.size}`)
    fonts.set(face, font)
    return font
  }
  return {
    placeOf: (face, text, width) => {
      const piece = pieceOf(of(face), text)
      return piece.glyphs === 1 && Math.abs(piece.width - width) < 1 ? piece.string : null
    },
    stringOf: (face, text) => {
      const font = of(face)
      let string = ''
      if (joining.test(text)) for (const piece of text.match(pieces) ?? []) string += pieceOf(font, piece).string
      else for (const character of text) string += pieceOf(font, character).string
      return `<${string}>`
    },
    nameOf: face => of(face).name,
    resourceOf: name => `/${name} ${[...fonts.values()].find(font => font.name === name)?.id ?? 0} 0 R`,
    finish: () => { for (const font of fonts.values()) embed(font, file) },
  }
}

/** Dashes and dots that belong together, and a character with its selector, are one piece; fontkit then finds their common glyph. */
const joining = /[—…]{2}|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/u
const pieces = /[—…]{2,}|[^][\ufe00-\ufe0f\u{e0100}-\u{e01ef}]?/gu

function embedded(face: FontFace, id: number, name: string): Embedded {
  return { face, subset: face.font.createSubset() as unknown as Subset, name, id, pieces: new Map(), texts: [''], widths: [thousandths(face, face.font.getGlyph(0).advanceWidth)] }
}

function pieceOf(font: Embedded, text: string): Piece {
  const known = font.pieces.get(text)
  if (known !== undefined) return known
  const { glyphs } = font.face.font.layout(text)
  const piece: Piece = {
    string: glyphs.map(glyph => {
      const place = font.subset.includeGlyph(glyph.id)
      font.texts[place] ??= String.fromCodePoint(...glyph.codePoints)
      font.widths[place] = thousandths(font.face, glyph.advanceWidth)
      return hex4(place)
    }).join(''),
    glyphs: glyphs.some(glyph => glyph.id === 0) ? 0 : glyphs.length,
    width: thousandths(font.face, glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0)),
  }
  font.pieces.set(text, piece)
  return piece
}

const thousandths = (face: FontFace, units: number): number => Math.round((units * 1_000_000) / face.font.unitsPerEm) / 1000

function embed({ face, subset, id, texts, widths }: Embedded, file: PdfFile): void {
  const { font } = face
  const scale = (units: number): number => thousandths(face, units)
  const isCff = subset.cff !== undefined
  const name = `${tagOf(id)}+${font.postscriptName.replaceAll(' ', '_')}`
  const program = file.addPacked(subset.encode(), isCff ? '/Subtype/CIDFontType0C' : '')
  const { bbox } = font
  const descriptor = file.add(`<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${[bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map(scale).join(' ')}]/ItalicAngle ${font.italicAngle}`
    + `/Ascent ${scale(font.ascent)}/Descent ${scale(font.descent)}/CapHeight ${scale(font.capHeight || font.ascent)}/XHeight ${scale(font.xHeight || 0)}/StemV 80/${isCff ? 'FontFile3' : 'FontFile2'} ${program} 0 R>>`)
  const descendant = file.add(`<</Type/Font/Subtype/${isCff ? 'CIDFontType0' : 'CIDFontType2/CIDToGIDMap/Identity'}/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>`
    + `/FontDescriptor ${descriptor} 0 R/DW 1000/W[0[${Array.from(widths, width => width ?? 0).join(' ')}]]>>`)
  const toUnicode = file.addPacked(toUnicodeMap(texts))
  file.put(id, `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`)
}

/** Six capital letters stand before the name of a font that is embedded in part. */
function tagOf(id: number): string {
  return `DWTZ${String.fromCharCode(65 + Math.floor(id / 26) % 26, 65 + id % 26)}`
}

/** Of a hundred characters each: no reader takes longer lists. */
function toUnicodeMap(texts: readonly string[]): string {
  const entries = texts.flatMap((text, place) => (place === 0 || text === undefined ? [] : [`<${hex4(place)}><${[...Array(text.length).keys()].map(i => hex4(text.charCodeAt(i))).join('')}>`]))
  const blocks = Array.from({ length: Math.ceil(entries.length / 100) }, (_, i) => entries.slice(100 * i, 100 * i + 100))
  return '/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n'
    + `1 begincodespacerange<0000><ffff>endcodespacerange\n${blocks.map(block => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`).join('')}`
    + 'endcmap CMapName currentdict/CMap defineresource pop end end'
}

const hex4 = (number: number): string => number.toString(16).padStart(4, '0')
