import type { DayOrMonth } from '../../../time/day-or-month.ts'
import { addDays, dayOf, daysInMonth, type LocalDate, localDate, yearOf } from '../../../time/local-date.ts'
import { type YearMonth, yearMonthOf } from '../../../time/year-month.ts'
import type { SheetCell } from '../../sheet.ts'

/** `date` null = the cell says nothing. `other`: what the same digits may mean too (1978.1 of a number cell was perhaps 1978.10). */
export type ReadDate =
  | { readonly kind: 'date'; readonly date: DayOrMonth | null; readonly other?: YearMonth }
  | { readonly kind: 'unclear'; readonly reason: string }

/** What is known of the other cells of the column. */
export interface DateContext {
  readonly today: LocalDate
  /** Years of two digits are those of people's births, who are at least fourteen. */
  readonly isBirth: boolean
  /** Number cells have months of two digits (1978.05): a lone .1 was .10. */
  readonly twoDigitMonths: boolean
  /** Every day in the column is the first of some month: the days come from the spreadsheet and not from the clerk. */
  readonly monthsOnly: boolean
}

/** A date in any shape that clerks and spreadsheets give it: 1978.01、78.1、1978年1月、1978-1-5、19780105、28495、一九七八年一月. */
export function readDate(cell: SheetCell, context: DateContext): ReadDate {
  if (cell === null) return nothing
  if (typeof cell === 'boolean') return unclear('这里应是日期')
  if (typeof cell === 'object') return dated(context.monthsOnly ? yearMonthOf(cell.day) : cell.day, context)
  return typeof cell === 'number' ? ofNumber(cell, context) : ofText(cell, context)
}

/** The day that Excel counts from 1900, as its number cells keep it; null outside of the years of living people. */
export function excelDay(serial: number): LocalDate | null {
  const whole = Math.floor(serial)
  return whole >= firstSerial && whole <= lastSerial ? addDays(localDate('1899-12-30'), whole) : null
}

/** 1 January 1900 + 60 days, behind the 29 February 1900 that Excel believes in, to the end of 2099. */
const firstSerial = 3_000
const lastSerial = 73_050

const nothing: ReadDate = { kind: 'date', date: null }
const blankWords = new Set(['', '无', '/', '—', '-', '--', '——', '－', '不详', '待定', '暂无', '未知', '空', 'n/a', 'na', 'null', '0', '未转正', '未填'])

function ofNumber(number: number, context: DateContext): ReadDate {
  if (number === 0) return nothing
  const serial = Number.isInteger(number) || number > 10_000 ? excelDay(number) : null
  if (serial !== null) return dated(context.monthsOnly ? yearMonthOf(serial) : serial, context)
  const text = String(number)
  const lone = /^(\d{2}|\d{4})\.1$/.exec(text)
  if (lone === null) return ofText(text, context)
  const year = fullYear(lone[1] ?? '', context)
  const [january, october] = [month(year, 1), month(year, 10)]
  if (january === null || october === null) return unclear(`“${text}”看不懂`)
  return context.twoDigitMonths ? dated(october, context) : { kind: 'date', date: january, other: october }
}

function ofText(typed: string, context: DateContext): ReadDate {
  const text = tidy(typed)
  if (blankWords.has(text)) return nothing
  const bare = /^\d+$/.test(text) ? ofDigits(text, context) : ofParts(text, context)
  return bare ?? unclear(`“${typed.trim()}”看不懂`)
}

/** Half-width, without what stands in brackets or behind it, Chinese numerals as digits, one kind of separator. */
function tidy(typed: string): string {
  const plain = typed.normalize('NFKC').toLowerCase().trim().replace(/\([^)]*\)/g, '').replace(/\s\d{1,3}周?岁$/, '').replace(/(?:出?生|起|至今)$/, '')
    .replace(/[—–―]/g, '-').replace(/[·•・]/g, '.').replace('元月', '1月')
  const digits = /[一二三四五六七八九十〇○零]/.test(plain) ? withDigits(plain) : plain
  return digits.replace(/(\d)[t ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$/, '$1').replace(/\s+/g, '')
}

/** 197801, 19780105, 780105, 28495; a year alone says too little. */
function ofDigits(text: string, context: DateContext): ReadDate | null {
  switch (text.length) {
    case 4: return unclear(`“${text}”只有年份`)
    case 5: {
      const serial = excelDay(Number(text))
      return serial === null ? null : dated(serial, context)
    }
    case 6: {
      const ofMonth = /^(?:19|20)/.test(text) ? month(Number(text.slice(0, 4)), Number(text.slice(4))) : null
      return dated(ofMonth ?? day(fullYear(text.slice(0, 2), context), Number(text.slice(2, 4)), Number(text.slice(4))), context)
    }
    case 8: return dated(day(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))), context)
    default: return null
  }
}

const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function ofParts(text: string, context: DateContext): ReadDate | null {
  const english = /^(?:(\d{1,2})-)?([a-z]{3})[a-z]*-(\d{2}|\d{4})$/.exec(text)
  if (english !== null) return ofNumbers(english[3] ?? '', englishMonths.indexOf(english[2] ?? '') + 1, english[1], context)
  const match = /^(\d{1,4})(?:[.\-/,、。年]|年份)+(\d{1,2})(?:(?:[.\-/,、。月]|月份)+(?:(\d{1,4})[日号]?)?)?[.。]?$/.exec(text)
  if (match === null) return null
  const [, first = '', second = '', third] = match
  if (third !== undefined && third.length === 4) return first.length > 2 ? null : monthFirst(Number(first), Number(second), third, context)
  return third !== undefined && third.length > 2 ? null : ofNumbers(first, Number(second), third, context)
}

/** 1/5/1978 as American spreadsheets show it; 25/5/1978 can only be the other order. */
function monthFirst(a: number, b: number, year: string, context: DateContext): ReadDate | null {
  return a > 12 ? ofNumbers(year, b, String(a), context) : ofNumbers(year, a, String(b), context)
}

function ofNumbers(year: string, monthNumber: number, date: string | undefined, context: DateContext): ReadDate | null {
  if (year.length !== 2 && year.length !== 4) return null
  if (monthNumber < 1 || monthNumber > 12) return unclear('月份应在 1 到 12 之间')
  const whole = fullYear(year, context)
  if (date === undefined || Number(date) === 0) return dated(month(whole, monthNumber), context)
  return Number(date) > daysInMonth(whole, monthNumber) ? unclear(`${whole}年${monthNumber}月没有 ${Number(date)} 日`) : dated(day(whole, monthNumber, Number(date)), context)
}

function dated(date: DayOrMonth | null, { today }: DateContext): ReadDate {
  if (date === null) return unclear('没有这一天')
  return date.slice(0, 4) < '1900' || yearOfText(date) > yearOf(today) + 10 ? unclear(`${date.slice(0, 4)} 年不合情理`) : { kind: 'date', date }
}

function yearOfText(date: DayOrMonth): number {
  return Number(date.slice(0, 4))
}

/** Two digits mean the latest such year that is not to come; of a birth, that lies fourteen years back. */
function fullYear(text: string, { today, isBirth }: DateContext): number {
  if (text.length !== 2) return Number(text)
  const latest = yearOf(today) - (isBirth ? 14 : 0)
  const year = Math.floor(latest / 100) * 100 + Number(text)
  return year > latest ? year - 100 : year
}

function month(year: number, monthNumber: number): YearMonth | null {
  return monthNumber >= 1 && monthNumber <= 12 ? yearMonthOf(dayOf(year, monthNumber, 1)) : null
}

function day(year: number, monthNumber: number, date: number): LocalDate | null {
  return monthNumber >= 1 && monthNumber <= 12 && date >= 1 && date <= daysInMonth(year, monthNumber) ? dayOf(year, monthNumber, date) : null
}

/** 一九七八年十二月二十一日: digits one by one, or tens. */
function withDigits(text: string): string {
  return text.replace(/[一二三四五六七八九十〇○零]+/g, run => {
    if (!run.includes('十')) return [...run].map(c => numerals.indexOf(c === '○' || c === '零' ? '〇' : c)).join('')
    const [tens = '', ones = ''] = run.split('十')
    return String((tens === '' ? 1 : numerals.indexOf(tens)) * 10 + (ones === '' ? 0 : numerals.indexOf(ones)))
  })
}

const numerals = '〇一二三四五六七八九'

function unclear(reason: string): ReadDate {
  return { kind: 'unclear', reason }
}
