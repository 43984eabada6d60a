import { LocalDate } from '../time/local-date.ts'

/** What a text says as a citizen's ID number. */
export type ReadIdNumber =
  | { readonly kind: 'valid'; readonly number: string; readonly birth: LocalDate; readonly sex: '1' | '2'; readonly was15: boolean }
  /** `1.10101E+17`: a spreadsheet kept fifteen digits of it. */
  | { readonly kind: 'digitsLost' }
  | { readonly kind: 'characters' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'birth' }
  | { readonly kind: 'checkDigit'; readonly expected: string }

/** GB 11643-1999: 18 characters with a right check digit, or the older 15 digits, which become 18. Blanks and full-width digits don't matter. */
export function readIdNumber(text: string): ReadIdNumber {
  const plain = text.normalize('NFKC').replace(/[\s'’‘]/g, '').toUpperCase()
  if (/^\d(?:\.\d+)?E\+?1[4-8]$/.test(plain)) return { kind: 'digitsLost' }
  if (!/^\d+X?$/.test(plain)) return { kind: 'characters' }
  if (plain.length === 15 && !plain.endsWith('X')) return whole(to18(plain), true)
  if (plain.length !== 18) return { kind: 'length', length: plain.length }
  return whole(plain, false)
}

/** The older number's year is always of the 20th century (GB 11643-1999). */
export function to18(fifteen: string): string {
  const first17 = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`
  return first17 + checkDigit(first17)
}

/** ISO 7064 MOD 11-2 over the first seventeen digits. */
export function checkDigit(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(first17[i]) * (weights[i] ?? 0)
  return '10X98765432'[sum % 11] ?? ''
}

/** 110101********1234, as lists and prints show it; an empty one stays empty. */
export function maskedIdNumber(number: string): string {
  return number.length < 10 ? number : `${number.slice(0, 6)}********${number.slice(-4)}`
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

function whole(number: string, was15: boolean): ReadIdNumber {
  const birth = LocalDate.safeParse(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)
  if (!birth.success) return { kind: 'birth' }
  const expected = checkDigit(number)
  if (number[17] !== expected) return { kind: 'checkDigit', expected }
  return { kind: 'valid', number, birth: birth.data, sex: Number(number[16]) % 2 === 1 ? '1' : '2', was15 }
}
