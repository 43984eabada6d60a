/** A number format, or text. */
export type XlsxFormat = 'text' | (string & {})

/** The format under which a number shows as its text does: 1,200.50, 12 学时, 85%; a text that isn't made of its number shows the plain number. */
export function numberFormat(text: string, number: number): XlsxFormat {
  const found = /^([^\d+-]*)(-?\d[\d,]*(?:\.(\d+))?)([^\d]*)$/.exec(text.trim())
  const [, before = '', digits = '', decimals = '', after = ''] = found ?? []
  if (found === null || isQuoted(before) || isQuoted(after)) return general
  const shown = Number(digits.replaceAll(',', ''))
  const pattern = (digits.includes(',') ? '#,##0' : '0') + (decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`)
  const rounding = 0.5 * 10 ** -decimals.length + 1e-9
  if (after === '%' && before === '' && Math.abs(number * 100 - shown) <= rounding) return `${pattern}%`
  if (Math.abs(number - shown) > rounding || (shown < 0 && before !== '')) return general
  return quoted(before) + pattern + quoted(after)
}

const general = 'General'

function quoted(text: string): string {
  return text === '' ? '' : `"${text}"`
}

/** Would end the quotes that it is put in. */
function isQuoted(text: string): boolean {
  return /["\n]/.test(text)
}
