/** 42.00: 分 as 元 with two digits, without grouping, as ledgers of dues write it. */
export function yuanText(cents: number): string {
  const sign = cents < 0 ? '-' : ''
  const whole = Math.abs(cents)
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
}

/** Nobody's base or payment is larger: one hundred million 元. */
const mostCents = 10_000_000_000

/** What a clerk typed as 元, in 分; null where it can't be read: `42`, `42.5`, `１，２００元`, `.2`. Never rounds: a third digit is no money. */
export function typedYuan(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/[\s,，¥元]/g, '').replace(/。/g, '.')
  const match = /^(\d{0,9})(?:\.(\d{0,2}))?$/.exec(text)
  if (match === null || !/\d/.test(text)) return null
  const cents = Number(match[1] === '' ? '0' : match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return cents <= mostCents ? cents : null
}

/** The number that a spreadsheet adds up: 元. */
export function yuanNumber(cents: number): number {
  return cents / 100
}
