/**
 * Text as it is put on paper: what XML 1.0 refuses and what no reader can see is taken out or shown, everything else stays.
 * Both writers and the search for uncovered characters read texts through here, so that they agree on every character.
 */
export function printableText(text: string): string {
  const wellFormed = text.replace(/\r\n?/g, '\n').replace(loneSurrogates, '\ufffd')
  if (!unprintable.test(wellFormed)) return wellFormed
  return wellFormed.replace(bidiControls, shown).replace(tabs, '\u3000').replace(unprintables, '')
}

/** Characters that have no glyph of their own by design: joiners, selectors, the byte order mark. */
export function isInvisible(codePoint: number): boolean {
  return (codePoint >= 0x200b && codePoint <= 0x200d) || codePoint === 0x2060 || codePoint === 0xfeff || codePoint === 0xad || isVariationSelector(codePoint)
}

/** Selects a form of the character before it (IVS of names); stays with that character. */
export function isVariationSelector(codePoint: number): boolean {
  return (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
}

/** `U+4E00`, the way a character without a glyph is named to the user. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

const shown = (control: string): string => `〈${codePointName(control.codePointAt(0) ?? 0)}〉`

const loneSurrogates = /\p{Surrogate}/gu
const unprintable = /[\p{Cc}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const tabs = /\t/g
const unprintables = /(?!\n)[\p{Cc}\p{Noncharacter_Code_Point}]/gu
