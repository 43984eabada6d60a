import type { FontFace } from './font-face.ts'
import type { PdfFile } from './pdf-file.ts'

/** The fonts of a book: each is embedded once, with the glyphs of all its parts. */
export interface SharedFonts {
  /** The face of that name and the place in it of the glyph that a text is set as; null where that isn't one glyph of this width. */
  readonly placeOf: (postscriptName: string, text: string, width: number) => string | null
  readonly resourceOf: (postscriptName: string) => string
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
  readonly resource: string
  readonly id: number
  readonly known: Map<string, { readonly place: string; readonly width: number } | null>
  readonly texts: string[]
  readonly widths: number[]
}

export function sharedFonts(file: PdfFile, faceOf: (postscriptName: string) => FontFace | undefined): SharedFonts {
  const fonts = new Map<string, Embedded | null>()
  const of = (name: string): Embedded | null => {
    const known = fonts.get(name)
    if (known !== undefined) return known
    const face = faceOf(name)
    const font = face === undefined ? null : embedded(face, file.reserve(), `B${fonts.size}`)
    fonts.set(name, font)
    return font
  }
  return {
    placeOf: (name, text, width) => {
      const font = of(name)
      if (font === null) return null
      const known = font.known.get(text) ?? include(font, text)
      font.known.set(text, known)
      return known !== null && Math.abs(known.width - width) < 1 ? known.place : null
    },
    resourceOf: name => {
      const font = of(name)
      if (font === null) throw new Error(`no font ${name} is shared`)
      return `/${font.resource} ${font.id} 0 R`
    },
    finish: () => { for (const font of fonts.values()) if (font !== null) embed(font, file) },
  }
}

function embedded(face: FontFace, id: number, resource: string): Embedded {
  return { face, subset: face.font.createSubset() as unknown as Subset, resource, id, known: new Map(), texts: [''], widths: [thousandths(face, face.font.getGlyph(0).advanceWidth)] }
}

function include(font: Embedded, text: string): { place: string; width: number } | null {
  const { glyphs } = font.face.font.layout(text)
  const [glyph] = glyphs
  if (glyphs.length !== 1 || glyph === undefined || glyph.id === 0) return null
  const place = font.subset.includeGlyph(glyph.id)
  const width = thousandths(font.face, glyph.advanceWidth)
  font.texts[place] ??= text
  font.widths[place] = width
  return { place: place.toString(16).padStart(4, '0'), width }
}

const thousandths = (face: FontFace, units: number): number => Math.round((units * 1_000_000) / face.font.unitsPerEm) / 1000

function embed({ face, subset, id, texts, widths }: Embedded, file: PdfFile): void {
  const { font } = face
  const scale = (units: number): number => thousandths(face, units)
  const isCff = subset.cff !== undefined
  const name = `DWTZAA+${font.postscriptName.replaceAll(' ', '_')}`
  const program = file.addPacked(subset.encode(), isCff ? '/Subtype/CIDFontType0C' : '')
  const { bbox } = font
  const descriptor = file.add(`<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${[bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map(scale).join(' ')}]/ItalicAngle ${font.italicAngle}`
    + `/Ascent ${scale(font.ascent)}/Descent ${scale(font.descent)}/CapHeight ${scale(font.capHeight || font.ascent)}/XHeight ${scale(font.xHeight || 0)}/StemV 80/${isCff ? 'FontFile3' : 'FontFile2'} ${program} 0 R>>`)
  const descendant = file.add(`<</Type/Font/Subtype/${isCff ? 'CIDFontType0' : 'CIDFontType2/CIDToGIDMap/Identity'}/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>`
    + `/FontDescriptor ${descriptor} 0 R/DW 1000/W[0[${Array.from(widths, width => width ?? 0).join(' ')}]]>>`)
  const toUnicode = file.addPacked(toUnicodeMap(texts))
  file.put(id, `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`)
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
