import type { Document } from '#shared/documents/document.ts'
import { codePointName } from '#shared/documents/printable-text.ts'
import { textsOf } from '#shared/documents/texts.ts'
import type { FontSet } from './fonts.ts'

/** A character that no font on this PC can print, and where it stands. */
export interface UncoveredCharacter {
  readonly character: string
  /** Like `U+2CB2D`, as the PDF shows it in the character's place. */
  readonly codePoint: string
  readonly text: string
  readonly subject?: string
}

/** Every character of the document that no font has, once for each text it stands in. To be shown before printing. */
export function uncoveredCharacters(document: Document, fonts: FontSet): UncoveredCharacter[] {
  const found = new Map<string, UncoveredCharacter>()
  for (const { text, role, bold, subject } of textsOf(document)) {
    for (const character of text) {
      if (fonts.covers(role, bold, character)) continue
      const key = JSON.stringify([character, text, subject])
      if (found.has(key)) continue
      found.set(key, { character, codePoint: codePointName(character.codePointAt(0) ?? 0), text, ...(subject === undefined ? {} : { subject }) })
    }
  }
  return [...found.values()]
}
