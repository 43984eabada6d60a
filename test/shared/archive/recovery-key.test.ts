import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differingGroups, recoveryKeyOf, typedRecoveryKey } from '#shared/archive/recovery-key.ts'

const random = fc.uint8Array({ minLength: 20, maxLength: 20 })
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('what is printed is what was typed back, for any bytes', () => {
  fc.assert(fc.property(random, bytes => {
    const printed = recoveryKeyOf(bytes)
    expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(typedRecoveryKey(printed)).toBe(printed)
  }))
})

test('different bytes are printed differently', () => {
  fc.assert(fc.property(random, random, (one, other) => (recoveryKeyOf(one) === recoveryKeyOf(other)) === Buffer.from(one).equals(Buffer.from(other))))
})

test('case, spaces, hyphens, full-width letters, O for 0, I and L for 1 do not matter', () => {
  const disguise = (printed: string, seeds: readonly number[]) => [...printed].map((digit, i) => {
    const seed = seeds[i % seeds.length] ?? 0
    if (digit === '-') return ['-', ' ', '', '  ', '—'][seed % 5]
    if (digit === '0') return ['0', 'O', 'o', '０'][seed % 4]
    if (digit === '1') return ['1', 'I', 'i', 'L', 'l'][seed % 5]
    return [digit, digit.toLowerCase(), String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)][seed % 3]
  }).join('')
  fc.assert(fc.property(random, fc.array(fc.nat(), { minLength: 8, maxLength: 41 }), (bytes, seeds) => {
    expect(typedRecoveryKey(disguise(recoveryKeyOf(bytes), seeds))).toBe(recoveryKeyOf(bytes))
  }))
})

test('a wrong digit is noticed but once in 32,768; two that were exchanged too; a missing one always', () => {
  let wrong = 0
  let accepted = 0
  fc.assert(fc.property(random, fc.nat(34), fc.nat(30), (bytes, place, shift) => {
    const plain = recoveryKeyOf(bytes).replaceAll('-', '')
    const other = digits[(digits.indexOf(plain[place]!) + 1 + shift) % 32]
    wrong++
    if (typedRecoveryKey(plain.slice(0, place) + other + plain.slice(place + 1)) !== null) accepted++
    expect(typedRecoveryKey(plain.slice(0, place) + plain.slice(place + 1))).toBeNull()
  }), { numRuns: 2000, seed: 20261122 })
  expect([wrong, accepted]).toEqual([2000, 0])
})

test.each([['empty', ''], ['too long', '0'.repeat(36)], ['with a letter that is no digit', `U${'0'.repeat(34)}`], ['words', '这不是恢复密钥']])('%s is no key', (_, typed) => {
  expect(typedRecoveryKey(typed)).toBeNull()
})

test('names the groups that were typed otherwise, a missing one among them', () => {
  const printed = recoveryKeyOf(new Uint8Array(20).fill(7))
  const groups = printed.split('-')
  expect(differingGroups(` ${printed.toLowerCase().replaceAll('-', '')} `, printed)).toEqual([])
  expect(differingGroups(groups.with(2, '#####').join('-'), printed)).toEqual([3])
  expect(differingGroups(groups.slice(0, 6).join(' '), printed)).toEqual([7])
  expect(differingGroups('', printed)).toEqual([1, 2, 3, 4, 5, 6, 7])
})
