/** How a line may break around a character. */
export type BreakKind = 'ideograph' | 'word' | 'wordEnd' | 'space' | 'opening' | 'closing' | 'newline'

/** 避头点 and 避尾点 of Chinese typesetting: closing marks don't begin a line, opening ones don't end it; Latin words and numbers stay whole. */
export function breakKind(codePoint: number): BreakKind {
  const character = String.fromCodePoint(codePoint)
  if (codePoint === 0x20) return 'space'
  if (openingMarks.includes(character)) return 'opening'
  if (closingMarks.includes(character)) return 'closing'
  if (wordEndMarks.includes(character)) return 'wordEnd'
  return codePoint > 0x20 && codePoint < 0x250 ? 'word' : 'ideograph'
}

/** Whether a line may end between two neighbours. */
export function mayBreakBetween(before: BreakKind, after: BreakKind): boolean {
  if (after === 'closing' || after === 'wordEnd' || after === 'space' || before === 'opening') return false
  return !((before === 'word' || before === 'wordEnd') && after === 'word')
}

const openingMarks = '（〔［｛〈《「『【〖“‘([{￥'
const closingMarks = '），。、；：？！〕］｝〉》」』】〗”’％…—·～°℃'
/** Close a phrase, and join what stands on both sides in 3.5 or 2026.03.01. */
const wordEndMarks = ')]},.;:?!%'
