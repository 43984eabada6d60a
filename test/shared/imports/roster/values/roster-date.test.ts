import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateContext } from '#shared/imports/roster/values/date-context.ts'
import { type DateContext, excelDay, readDate } from '#shared/imports/roster/values/roster-date.ts'
import type { SheetCell } from '#shared/imports/sheet.ts'
import { addDays, daysBetween, localDate } from '#shared/time/local-date.ts'
import { day } from '../../../../support/builders.ts'

const context: DateContext = { today: day('2026-11-22'), isBirth: false, twoDigitMonths: false, monthsOnly: false }
const read = (cell: SheetCell, some: Partial<DateContext> = {}) => readDate(cell, { ...context, ...some })
const date = (cell: SheetCell, some: Partial<DateContext> = {}) => {
  const found = read(cell, some)
  return found.kind === 'date' ? found.date : found.reason
}

describe('文书写日期的各种样子', () => {
  test.each<[SheetCell, string | null]>([
    ['1978.01', '1978-01'], ['78.1', '1978-01'], ['1978年1月', '1978-01'], ['1978-1-5', '1978-01-05'], ['19780105', '1978-01-05'], ['1978/1', '1978-01'], ['1978/1/5', '1978-01-05'],
    ['一九七八年一月', '1978-01'], ['二〇〇五年七月一日', '2005-07-01'], ['一九九〇年十二月二十一日', '1990-12-21'], ['一九九〇年十月', '1990-10'], ['１９７８．０１', '1978-01'],
    ['1978年01月05日', '1978-01-05'], ['1978 年 1 月', '1978-01'], ['1978.1.5', '1978-01-05'], ['197801', '1978-01'], ['780105', '1978-01-05'], ['1978-01-05 00:00:00', '1978-01-05'],
    ['1978-01-05T00:00:00.000Z', '1978-01-05'], ['1978.01（48岁）', '1978-01'], ['1978.01\n(48岁)', '1978-01'], ['1978.01 48岁', '1978-01'], ['1978年1月生', '1978-01'],
    ['1978—1—5', '1978-01-05'], ['1978·1·5', '1978-01-05'], ['1978年元月', '1978-01'], ['2019.03起', '2019-03'], ['1978。01', '1978-01'], ['1978.01.', '1978-01'], ['1978.01.00', '1978-01'], ['Jan-78', '1978-01'], ['5-Jan-1978', '1978-01-05'],
    ['1/5/1978', '1978-01-05'], ['25/5/1978', '1978-05-25'], ['28495', '1978-01-05'], [28_495, '1978-01-05'], [28_495.5, '1978-01-05'], [1978.01, '1978-01'], [1978.05, '1978-05'], [1978.12, '1978-12'],
    [197_801, '1978-01'], [19_780_105, '1978-01-05'], [{ day: day('1978-01-05') }, '1978-01-05'], [{ day: day('1978-01-05'), clock: '08:00' }, '1978-01-05'],
    [null, null], ['', null], ['无', null], ['—', null], ['/', null], ['未转正', null], [0, null],
    ['201112', '2011-12'], ['201113', '2020-11-13'],
  ])('%j 是 %s', (cell, expected) => {
    expect(date(cell)).toBe(expected)
  })

  test.each<[string, SheetCell, string]>([
    ['13 月', '1978.13', '月份'], ['2 月 30 日', '1978-2-30', '没有 30 日'], ['平年 2 月 29 日', '1977.2.29', '没有 29 日'], ['只有年份', '1978', '只有年份'], ['数字的年份', 1978, '只有年份'],
    ['文字', '改革开放那年', '看不懂'], ['两个日期', '2005.7-2006.7', '看不懂'], ['是否', true, '应是日期'], ['一八〇〇年', '1800-01-01', '不合情理'], ['太远的将来', '2037-01', '不合情理'], ['七位数字', '1978010', '看不懂'],
  ])('%s：%s 说明为什么', (_, cell, reason) => {
    expect(read(cell).kind).toBe('unclear')
    expect(date(cell)).toContain(reason)
  })
})

describe('两位数的年份', () => {
  test.each<[string, SheetCell, boolean, string]>([
    ['今年', '26.3', false, '2026-03'], ['还没到的年份是上个世纪', '27.3', false, '1927-03'], ['出生至少十四年前', '12.3', true, '2012-03'], ['出生不到十四年的是上个世纪', '13.3', true, '1913-03'], ['常见的出生', '78.1', true, '1978-01'],
  ])('%s：%s', (_, cell, isBirth, expected) => { expect(date(cell, { isBirth })).toBe(expected) })
})

describe('数字单元格丢了末尾的 0', () => {
  test('1978.1 可能是 1978.10：同列的月份都写两位时就是 10 月', () => {
    expect(date(1978.1, { twoDigitMonths: true })).toBe('1978-10')
  })
  test('看不出时按 1 月，并说出另一种可能', () => {
    expect(read(1978.1)).toEqual({ kind: 'date', date: '1978-01', other: '1978-10' })
  })
  test('文字单元格里的 1978.1 就是 1 月', () => { expect(read('1978.1', { twoDigitMonths: true })).toEqual({ kind: 'date', date: '1978-01' }) })
  test.each<[string, SheetCell[], boolean]>([
    ['同列有 .05 而没有 .5', [1978.05, 1980.1, 1979.11], true], ['同列有 .5', [1978.5, 1980.1], false], ['两种都有', [1978.05, 1979.5], false], ['全是 .1', [1978.1, 1980.1], false],
  ])('%s', (_, cells, expected) => { expect(dateContext(cells, context.today, true).twoDigitMonths).toBe(expected) })
})

describe('整列日期都是 1 日', () => {
  const firsts = (count: number, months: number) => Array.from({ length: count }, (_, i) => ({ day: localDate(`1980-0${(i % months) + 1}-01`) }))
  test.each<[string, SheetCell[], boolean]>([
    ['五个日期三个月份：只有年月', firsts(5, 3), true], ['只有四个日期看不出', firsts(4, 3), false], ['只有两个月份看不出', firsts(6, 2), false], ['有一个不是 1 日', [...firsts(6, 3), { day: day('1980-05-02') }], false],
  ])('%s', (_, cells, expected) => { expect(dateContext(cells, context.today, true).monthsOnly).toBe(expected) })
  test('这样的列读成年月', () => { expect(date({ day: day('1980-05-01') }, { monthsOnly: true })).toBe('1980-05') })
})

describe('性质', () => {
  const aDay = fc.integer({ min: 0, max: daysBetween(day('1930-01-01'), day('2026-11-22')) }).map(n => addDays(day('1930-01-01'), n))
  const shapes: readonly ((y: string, m: string, d: string) => SheetCell)[] = [
    (y, m, d) => `${y}-${m}-${d}`, (y, m, d) => `${y}.${m}.${d}`, (y, m, d) => `${y}/${m}/${d}`, (y, m, d) => `${y}年${m}月${d}日`, (y, m, d) => `${y}${m.padStart(2, '0')}${d.padStart(2, '0')}`,
    (y, m, d) => Number(`${y}${m.padStart(2, '0')}${d.padStart(2, '0')}`), (y, m, d) => ` ${y} . ${m} . ${d} `, (y, m, d) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')} 00:00:00`,
    (y, m, d) => daysBetween(day('1899-12-30'), localDate(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`)), (y, m, d) => ({ day: localDate(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`) }),
  ]
  test('任何一天写成任何样子，读回同一天', () => {
    fc.assert(fc.property(aDay, fc.constantFrom(...shapes), fc.boolean(), (wanted, shape, pad) => {
      const [y = '', m = '', d = ''] = wanted.split('-')
      expect(date(pad ? shape(y, m, d) : shape(y, String(Number(m)), String(Number(d))))).toBe(wanted)
    }))
  })
  test('任何年月写成任何样子，读回同一个月', () => {
    const monthShapes: readonly ((y: string, m: string) => SheetCell)[] = [(y, m) => `${y}.${m}`, (y, m) => `${y}年${m}月`, (y, m) => `${y}-${m}`, (y, m) => `${y}/${m}`, (y, m) => `${y}${m.padStart(2, '0')}`, (y, m) => Number(`${y}.${m.padStart(2, '0')}`)]
    fc.assert(fc.property(aDay, fc.constantFrom(...monthShapes), (wanted, shape) => {
      const [y = '', m = ''] = wanted.split('-')
      expect(date(shape(y, m), { twoDigitMonths: true })).toBe(`${y}-${m}`)
    }))
  })
  test('任何文字都不会出错，读出的日期都在情理之中', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.\-/年月日 ]{1,12}$/), fc.double()), cell => {
      const found = read(cell)
      if (found.kind === 'date' && found.date !== null) expect(found.date >= '1900-01' && found.date < '2037').toBe(true)
    }))
  })
  test('Excel 的日期数', () => { expect([excelDay(36_526), excelDay(2_999), excelDay(73_051)]).toEqual(['2000-01-01', null, null]) })
})
