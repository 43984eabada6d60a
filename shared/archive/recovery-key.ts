import { sha256 } from '@noble/hashes/sha2.js'

/** Crockford's base32: no I, L, O, U. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const keyBytes = 20
const keyDigits = 32
const checkDigits = 3
const groupDigits = 5

/** 160 random bits as they are printed: seven groups of five digits, the last three a checksum (formats.md §4). This text is the passphrase. */
export function recoveryKeyOf(random: Uint8Array): string {
  if (random.length !== keyBytes) throw new Error(`a recovery key is made of ${keyBytes} bytes, not ${random.length}`)
  return grouped(encoded(random) + checksum(random))
}

/** The numbers, from 1, of the groups that were typed otherwise than printed; a missing group is one of them. */
export function differingGroups(typed: string, printed: string): readonly number[] {
  const plain = plainDigits(typed)
  return printed.split('-').flatMap((group, i) => (plain.slice(i * groupDigits, (i + 1) * groupDigits) === group ? [] : [i + 1]))
}

/** What was typed in any case, with or without hyphens and spaces, O for 0, I or L for 1, as it was printed; null when it can't be such a key. */
export function typedRecoveryKey(typed: string): string | null {
  const plain = plainDigits(typed)
  if (plain.length !== keyDigits + checkDigits || [...plain].some(digit => !digits.includes(digit))) return null
  const bytes = decoded(plain.slice(0, keyDigits))
  return checksum(bytes) === plain.slice(keyDigits) ? grouped(plain) : null
}

function plainDigits(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(/[\s\-–—_.·]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
}

function encoded(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  return Array.from({ length: keyDigits }, (_, i) => digits[Number((bits >> BigInt(5 * (keyDigits - 1 - i))) & 31n)]).join('')
}

function decoded(text: string): Uint8Array {
  let bits = 0n
  for (const digit of text) bits = (bits << 5n) | BigInt(digits.indexOf(digit))
  return Uint8Array.from({ length: keyBytes }, (_, i) => Number((bits >> BigInt(8 * (keyBytes - 1 - i))) & 255n))
}

/** The first 15 bits of SHA-256: one wrong digit in 32,768 gets past it. */
function checksum(bytes: Uint8Array): string {
  const [first = 0, second = 0] = sha256(bytes)
  const bits = ((first << 8) | second) >> 1
  return [10, 5, 0].map(shift => digits[(bits >> shift) & 31]).join('')
}

function grouped(plain: string): string {
  return (plain.match(new RegExp(`.{${groupDigits}}`, 'g')) ?? []).join('-')
}
