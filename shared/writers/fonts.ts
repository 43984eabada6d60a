import type { Document, TextRole } from '#shared/documents/document.ts'
import type { FontFile } from '#shared/documents/fonts.ts'
import { codePointName, isInvisible, isVariationSelector } from '#shared/documents/printable-text.ts'
import { textsOf } from '#shared/documents/texts.ts'
import { openFace, type FontFace, type FontRefusal } from './font-face.ts'
import { breakKind, type BreakKind } from './line-breaks.ts'

/** A font file with the way to its bytes: the machine's disk, the bundle, or a message to the machine. */
export interface FontSource extends FontFile {
  load(): Promise<Uint8Array>
}

/** One character as it is set: the text, the face that has it, its width in em, and how lines may break around it. */
export interface Glyph {
  readonly text: string
  readonly face: string
  readonly advance: number
  readonly kind: BreakKind
}

/** The opened fonts of one document, tried in a fixed order for each role. */
export interface FontSet {
  readonly faces: ReadonlyMap<string, FontFace>
  /** Fonts that were there but could not serve, for the settings page. */
  readonly refused: readonly { readonly file: string; readonly why: FontRefusal }[]
  covers(role: TextRole, bold: boolean, character: string): boolean
  /** The glyphs of a printable text; a character that no font has stands as 〔U+2CB2D〕 in its place, never as a gap. */
  glyphs(text: string, role: TextRole, bold: boolean): Glyph[]
}

/** Opens the fonts that a document needs and no more: a role's first font, and the next only for characters that are still missing. */
export async function openFonts(document: Document, sources: readonly FontSource[]): Promise<FontSet> {
  const faces = new Map<string, FontFace>()
  const refused: { file: string; why: FontRefusal }[] = []
  const chains = new Map<string, string[]>()
  for (const [key, characters] of charactersByChain(document)) {
    const chain: string[] = []
    chains.set(key, chain)
    let missing = [...characters]
    for (const source of inOrder(sources, key)) {
      if (missing.length === 0) break
      const face = faces.get(source.file) ?? (await opened(source))
      if (typeof face === 'string') {
        if (!refused.some(r => r.file === source.file)) refused.push({ file: source.file, why: face })
        continue
      }
      faces.set(source.file, face)
      chain.push(source.file)
      missing = missing.filter(codePoint => !face.covers(codePoint))
    }
  }
  if (faces.size === 0) throw new Error('No font could be opened')
  return fontSet(faces, chains, refused)
}

const openedFaces = new WeakMap<FontSource, Promise<FontFace | FontRefusal>>()

function opened(source: FontSource): Promise<FontFace | FontRefusal> {
  const known = openedFaces.get(source)
  if (known !== undefined) return known
  const face = source.load().then(bytes => openFace(bytes, source.postscriptName), () => 'unreadable' as const)
  openedFaces.set(source, face)
  return face
}

const chainKey = (role: TextRole, bold: boolean): string => (bold && role !== 'title' ? `${role} bold` : role)

/** What the writers set by themselves: footers, and the sign for a character without a glyph. */
const ownCharacters = '第页共—…0123456789〔〕U+ABCDEF'

function charactersByChain(document: Document): Map<string, Set<number>> {
  const chains = new Map<string, Set<number>>([['song', new Set()], ['fang', new Set()]])
  for (const { text, role, bold } of textsOf(document)) {
    const key = chainKey(role, bold)
    const characters = chains.get(key) ?? new Set()
    chains.set(key, characters)
    for (const character of text) characters.add(character.codePointAt(0) ?? 0)
  }
  for (const characters of chains.values()) {
    for (const character of ownCharacters) characters.add(character.codePointAt(0) ?? 0)
    for (const codePoint of characters) if (codePoint === 0x0a || isInvisible(codePoint)) characters.delete(codePoint)
  }
  return chains
}

/** Fonts of the role in its weight, then of the role in the other weight, then whatever else there is. */
function inOrder(sources: readonly FontSource[], key: string): FontSource[] {
  const [role, weight] = key.split(' ')
  const rank = (source: FontSource): number => {
    if (!source.roles.some(r => r === role)) return 2
    return source.bold === (weight === 'bold') ? 0 : 1
  }
  return sources.map(source => ({ source, rank: rank(source) })).sort((a, b) => a.rank - b.rank).map(ranked => ranked.source)
}

function fontSet(faces: ReadonlyMap<string, FontFace>, chains: ReadonlyMap<string, readonly string[]>, refused: FontSet['refused']): FontSet {
  const everyFace = [...faces.keys()]
  const found = new Map<string, Map<number, string | undefined>>()
  const faceOf = (key: string, codePoint: number): string | undefined => {
    const known = found.get(key) ?? new Map<number, string | undefined>()
    found.set(key, known)
    if (!known.has(codePoint)) known.set(codePoint, [...(chains.get(key) ?? []), ...everyFace].find(file => faces.get(file)?.covers(codePoint)))
    return known.get(codePoint)
  }
  const setters = new Map<string, (text: string) => Glyph[]>()
  return {
    faces, refused,
    covers: (role, bold, character) => {
      const codePoint = character.codePointAt(0) ?? 0
      return codePoint === 0x0a || isInvisible(codePoint) || faceOf(chainKey(role, bold), codePoint) !== undefined
    },
    glyphs: (text, role, bold) => {
      const key = chainKey(role, bold)
      const setter = setters.get(key) ?? glyphSetter(codePoint => faceOf(key, codePoint), faces, chains.get(key)?.[0] ?? everyFace[0] ?? '')
      setters.set(key, setter)
      return setter(text)
    },
  }
}

/** Turns texts into glyphs for one chain, each distinct character looked up once. */
function glyphSetter(faceOf: (codePoint: number) => string | undefined, faces: ReadonlyMap<string, FontFace>, firstFace: string): (text: string) => Glyph[] {
  const known = new Map<string, readonly Glyph[]>()
  const make = (character: string): readonly Glyph[] => {
    const codePoint = character.codePointAt(0) ?? 0
    if (codePoint === 0x0a) return [{ text: '', face: firstFace, advance: 0, kind: 'newline' }]
    const file = faceOf(codePoint)
    const face = file === undefined ? undefined : faces.get(file)
    if (file !== undefined && face !== undefined) return [{ text: character, face: file, advance: face.advance(codePoint), kind: breakKind(codePoint) }]
    return isInvisible(codePoint) ? [] : [...`〔${codePointName(codePoint)}〕`].flatMap(of)
  }
  const of = (character: string): readonly Glyph[] => {
    const before = known.get(character)
    if (before !== undefined) return before
    const glyphs = make(character)
    known.set(character, glyphs)
    return glyphs
  }
  return text => {
    const glyphs: Glyph[] = []
    for (const character of text) {
      const last = glyphs.at(-1)
      if (last !== undefined && isVariationSelector(character.codePointAt(0) ?? 0)) glyphs[glyphs.length - 1] = { ...last, text: last.text + character }
      else for (const glyph of of(character)) glyphs.push(glyph)
    }
    return glyphs
  }
}
