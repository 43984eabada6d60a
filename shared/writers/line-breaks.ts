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

/**
 * How dates and sums hold together: 2026年5月20日 and 1,234.56万元 stay on a line, `apart` where the line is too short for all of it may still
 * part them behind 年 and 月. The three characters around the place; domain.md D.1.
 */
export function unitBreak(beforeLast: string, before: string, after: string): 'free' | 'apart' | 'whole' {
  if (isDigit(before) && units.includes(after)) return 'whole'
  if (isDigit(beforeLast) && ((isDigit(after) && (before === '年' || before === '月')) || (after === '元' && (before === '万' || before === '亿')))) return 'apart'
  return 'free'
}

const units = '年月日元万亿'
const isDigit = (character: string): boolean => character >= '0' && character <= '9'

const openingMarks = '（〔［｛〈《「『【〖“‘([{￥'
const closingMarks = '），。、；：？！〕］｝〉》」』】〗”’％…—·～°℃'
/** Close a phrase, and join what stands on both sides in 3.5 or 2026.03.01. */
const wordEndMarks = ')]},.;:?!%'
