import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDigit, maskedIdNumber, readIdNumber, to18 } from '#shared/codes/id-number.ts'
import { addDays, localDate } from '#shared/time/local-date.ts'

describe('公民身份号码（GB 11643-1999）', () => {
  test('C22 有效，第 17 位 2 为女，生日由 7—14 位得出', () => {
    expect(readIdNumber('11010519491231002X')).toEqual({ kind: 'valid', number: '11010519491231002X', birth: '1949-12-31', sex: '2', was15: false })
  })
  test.each([
    ['C22 小写 x 转为大写', '11010519491231002x', '11010519491231002X'],
    ['C24 15 位升 18 位', '110105491231002', '11010519491231002X'],
    ['C24 15 位升 18 位', '511302900307001', '511302199003070014'],
    ['全角数字', '１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ['中间有空格', '110105 19491231 002X', '11010519491231002X'],
    ['前面有撇号', "'11010519491231002X", '11010519491231002X'],
  ])('%s：%s', (_, text, number) => {
    expect(readIdNumber(text)).toMatchObject({ kind: 'valid', number })
  })
  test.each([
    ['C23 末位应为 X', '110105194912310021', { kind: 'checkDigit', expected: 'X' }],
    ['17 位', '11010519491231002', { kind: 'length', length: 17 }],
    ['19 位', '1101051949123100211', { kind: 'length', length: 19 }],
    ['没有 2 月 30 日', '110105194902300021', { kind: 'birth' }],
    ['15 位里没有 13 月', '110105491331002', { kind: 'birth' }],
    ['夹着字母', '1101051949A231002X', { kind: 'characters' }],
    ['X 在中间', '110105X94912310021', { kind: 'characters' }],
    ['科学计数法', '1.10105E+17', { kind: 'digitsLost' }],
    ['科学计数法，没有加号', '1.1010519491231E17', { kind: 'digitsLost' }],
    ['15 位也会成为科学计数法', '1.10105E+14', { kind: 'digitsLost' }],
  ])('%s：%s', (_, text, expected) => {
    expect(readIdNumber(text)).toEqual(expected)
  })
  test.each([['11010519491231002X', '110105********002X'], ['', ''], ['123', '123']])('脱敏 %s', (number, masked) => {
    expect(maskedIdNumber(number)).toBe(masked)
  })
})

const aRegion = fc.integer({ min: 110_000, max: 659_999 }).map(String)
const anOrder = fc.integer({ min: 0, max: 999 }).map(n => String(n).padStart(3, '0'))
const aBirth = fc.integer({ min: 0, max: 36_500 }).map(days => addDays(localDate('1910-01-01'), days))
const aNumber = fc.tuple(aRegion, aBirth, anOrder).map(([region, birth, order]) => {
  const first17 = region + birth.replaceAll('-', '') + order
  return { number: first17 + checkDigit(first17), birth, sex: Number(order[2]) % 2 === 1 ? '1' : '2' }
})

describe('性质', () => {
  test('任何地区、生日、顺序号加上校验位都有效，读出同样的生日和性别', () => {
    fc.assert(fc.property(aNumber, ({ number, birth, sex }) => { expect(readIdNumber(number)).toEqual({ kind: 'valid', number, birth, sex, was15: false }) }))
  })
  test('改错任何一位数字，或对调相邻两位不同的数字，都查得出来', () => {
    fc.assert(fc.property(aNumber, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), ({ number }, at, add) => {
      const wrong = number.slice(0, at) + String((Number(number[at]) + add) % 10) + number.slice(at + 1)
      expect(readIdNumber(wrong).kind).not.toBe('valid')
      const [a, b] = [number[at] ?? '', number[at + 1] ?? '']
      if (a !== b && b !== 'X') expect(readIdNumber(number.slice(0, at) + b + a + number.slice(at + 2)).kind).not.toBe('valid')
    }))
  })
  test('15 位升为 18 位后再读不变，生日在 20 世纪', () => {
    fc.assert(fc.property(aRegion, aBirth.filter(day => day < '2000-01-01'), anOrder, (region, birth, order) => {
      const fifteen = region + birth.replaceAll('-', '').slice(2) + order
      const read = readIdNumber(fifteen)
      expect(read).toMatchObject({ kind: 'valid', number: to18(fifteen), birth, was15: true })
      expect(readIdNumber(to18(fifteen))).toMatchObject({ kind: 'valid', birth, was15: false })
    }))
  })
})
