/** What a table says where a record says nothing: no field is left blank (domain.md C). */
export const nothing = '无'
export const dash = '—'

/** The text itself, or 无. */
export function orNothing(text: string): string {
  const trimmed = text.trim()
  return trimmed === '' ? nothing : trimmed
}

/** The text itself, or a dash: for fields that don't apply rather than being empty. */
export function orDash(text: string): string {
  const trimmed = text.trim()
  return trimmed === '' ? dash : trimmed
}

/** `name（note）`, or the name alone. */
export function noted(name: string, note: string): string {
  return note.trim() === '' ? name : `${name}（${note.trim()}）`
}

/** 议题一, 议题十二: counting as on paper, 1 to 99. */
export function chineseNumber(n: number): string {
  const digits = '零一二三四五六七八九'
  if (n < 10) return digits.charAt(n)
  if (n > 99) return String(n)
  const tens = Math.floor(n / 10)
  return `${tens === 1 ? '' : digits.charAt(tens)}十${n % 10 === 0 ? '' : digits.charAt(n % 10)}`
}

/** Shortened for a column that only points to the minutes; what was left out shows. */
export function shortened(text: string, most: number): string {
  const characters = [...text.trim().replace(/\s*\n\s*/g, '；')]
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`
}

/** 12.5%; nothing of nothing. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${Math.round((part * 1000) / whole) / 10}%`
}
