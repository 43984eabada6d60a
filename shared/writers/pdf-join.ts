import type { PdfFile } from './pdf-file.ts'
import { readPdfObjects, referenceOf, textOfStream, type PdfObjects } from './pdf-objects.ts'
import type { FontFace } from './font-face.ts'
import type { Drawing } from './pdf-drawing.ts'
import { firstMark } from './pdf-drawn-table.ts'
import type { SharedFonts } from './pdf-shared-fonts.ts'

/** A page of a part that was taken over into the book: its contents lie in the file, its page object doesn't yet. */
export interface TakenPage {
  readonly mediaBox: string
  readonly content: number
  readonly resources: string
  readonly fonts: readonly string[]
}

/** What pdfmake laid out: the fonts that it used, by their names in it, and the drawings that its marks stand for. */
export interface Rendered {
  readonly bytes: Uint8Array
  readonly faces: Iterable<FontFace>
  readonly drawings: readonly Drawing[]
}

/** Takes the pages of a finished PDF over into a growing one, set in the fonts that both share. */
export function takePages({ bytes, faces, drawings }: Rendered, into: PdfFile, fonts: SharedFonts): TakenPage[] {
  const byName = facesByName(faces)
  const objects = readPdfObjects(bytes)
  const copies = new Map<number, number>()
  const setters = new Map<number, FontSetter>()
  return objects.pages().map(id => {
    const page = objects.of(id).body
    const resources = objects.of(referenceOf(page, 'Resources')).body
    const used = [...(/\/Font <<([^>]*)>>/.exec(resources)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', font = '']): [string, FontSetter] => {
      const known = setters.get(Number(font)) ?? fontSetter(objects, Number(font), byName, fonts, () => copied(Number(font), objects, into, copies))
      setters.set(Number(font), known)
      return [name, known]
    })
    const mediaBox = /\/MediaBox (\[[^\]]*\])/.exec(page)?.[1] ?? ''
    const drawn = withDrawings(reset(textOfStream(objects.of(referenceOf(page, 'Contents'))), new Map(used)), drawings)
    const content = drawn.content
    return {
      mediaBox,
      content: into.addPacked(`q\n${content}\nQ\n`),
      resources: resourceEntries(resources).replace(references, (_, target: string) => `${copied(Number(target), objects, into, copies)} 0 R`),
      fonts: [...used.map(([, setter]) => setter.resource()), ...drawn.fonts.map(fonts.resourceOf)],
    }
  })
}

/** How the strings of one font of a part are set in the book. */
interface FontSetter {
  readonly name: () => string
  readonly resource: () => string
  readonly string: (hex: string) => string
}

const references = /(\d+) 0 R/g

function copied(id: number, objects: PdfObjects, into: PdfFile, copies: Map<number, number>): number {
  const known = copies.get(id)
  if (known !== undefined) return known
  const copy = into.reserve()
  copies.set(id, copy)
  const { body, stream } = objects.of(id)
  const moved = body.replace(references, (_, target: string) => `${copied(Number(target), objects, into, copies)} 0 R`)
  into.put(copy, moved, stream ?? undefined)
  return copy
}

/** What a page draws with beside fonts: states, images. */
function resourceEntries(resources: string): string {
  return resources.replace(/\/Font <<[^>]*>>/, '').replace(/^<<|>>$/g, '').trim()
}

/** Every glyph of the part's font that the shared one has; a font of which one glyph differs is kept as it is. */
function fontSetter(objects: PdfObjects, id: number, faces: ReadonlyMap<string, FontFace | null>, fonts: SharedFonts, keep: () => number): FontSetter {
  const font = objects.of(id).body
  const face = faces.get(/\/BaseFont \/[A-Z]{6}\+(\S+)/.exec(font)?.[1] ?? '') ?? null
  const places = face === null ? null : sharedPlaces(objects, font, face, fonts)
  if (face === null || places === null) {
    let own: number | null = null
    const ownId = (): number => (own ??= keep())
    return { name: () => `P${ownId()}`, resource: () => `/P${ownId()} ${ownId()} 0 R`, string: hex => hex }
  }
  const name = fonts.nameOf(face)
  return {
    name: () => name,
    resource: () => fonts.resourceOf(name),
    string: hex => hex.replace(/[0-9a-f]{4}/g, code => places[parseInt(code, 16)] ?? code),
  }
}

function sharedPlaces(objects: PdfObjects, font: string, face: FontFace, fonts: SharedFonts): string[] | null {
  const texts = textsOfGlyphs(textOfStream(objects.of(referenceOf(font, 'ToUnicode'))))
  const descendant = objects.of(Number(/\/DescendantFonts \[(\d+) 0 R/.exec(font)?.[1])).body
  const widths = (/\/W \[0 \[([^\]]*)\]/.exec(descendant)?.[1] ?? '').trim().split(/\s+/).map(Number)
  const places: string[] = ['0000']
  for (let glyph = 1; glyph < texts.length; glyph++) {
    const place = fonts.placeOf(face, texts[glyph] ?? '', widths[glyph] ?? NaN)
    if (place === null) return null
    places.push(place)
  }
  return places
}

/** pdfkit lists the text of every glyph in order: `<0000> <00ff> [<0000> <4e00> …]`. */
function textsOfGlyphs(map: string): string[] {
  return [...map.matchAll(/> \[([^\]]*)\]/g)].flatMap(([, list = '']) => [...list.matchAll(/<([^>]*)>/g)].map(([, codes = '']) =>
    String.fromCharCode(...codes.split(' ').map(code => parseInt(code, 16)))))
}

const fontsAndStrings = /\/(F\d+) ([\d.]+) Tf|<([0-9a-f]+)>/g

function reset(content: string, fonts: ReadonlyMap<string, FontSetter>): string {
  let current: FontSetter | undefined
  return content.replace(fontsAndStrings, (found: string, name?: string, size?: string, hex?: string) => {
    if (name !== undefined) {
      current = fonts.get(name)
      return current === undefined ? found : `/${current.name()} ${size} Tf`
    }
    return current === undefined || hex === undefined ? found : `<${current.string(hex)}>`
  })
}

/** Null where two faces bear one name: then pdfmake's own font is kept. */
function facesByName(faces: Iterable<FontFace>): Map<string, FontFace | null> {
  const byName = new Map<string, FontFace | null>()
  for (const face of faces) {
    const name = face.font.postscriptName.replaceAll(' ', '_')
    byName.set(name, byName.has(name) ? null : face)
  }
  return byName
}

/** pdfmake's coordinates run downwards; a drawing's run upwards from its top left corner. */
function withDrawings(content: string, drawings: readonly Drawing[]): { content: string; fonts: readonly string[] } {
  if (drawings.length === 0) return { content, fonts: [] }
  const fonts = new Set<string>()
  return {
    content: content.replace(marks, (found: string, x: string, y: string, width: string) => {
      const drawing = drawings[Number(width) - firstMark]
      if (drawing === undefined) return found
      for (const font of drawing.fonts) fonts.add(font)
      return `q 1 0 0 -1 ${x} ${y} cm\n${drawing.operators}Q`
    }),
    fonts: [...fonts],
  }
}

const marks = /(-?[\d.]+) (-?[\d.]+) (1\d{6}) [\d.]+ re/g
