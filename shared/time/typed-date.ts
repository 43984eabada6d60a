import { LocalDate } from './local-date.ts'
import { YearMonth } from './year-month.ts'

/** What a clerk typed for a day, `2026-06-22`, or null where it can't be read. Fills in the year of `today` (`2026-11-22`). */
export function typedDay(typed: string, today: LocalDate): LocalDate | null {
  const text = tidy(typed)
  if (text === '今天') return today
  const bare = /^\d+$/.test(text) ? bareDigits(text) : text.split(/[^0-9]+/).filter(part => part !== '')
  if (bare === null || /[^0-9.\-/年月日号 ]/.test(text)) return null
  const [a = '', b = '', c] = bare
  if (bare.length === 2) return realDay(Number(today.slice(0, 4)), Number(a), Number(b))
  if (bare.length === 3 && c !== undefined) return realDay(fullYear(a, today), Number(b), Number(c))
  return null
}

/** `1980-05` or a whole day: for dates of which records often know the month only. */
export function typedDayOrMonth(typed: string, today: LocalDate): LocalDate | YearMonth | null {
  const text = tidy(typed)
  const month = /^((?:19|20)\d\d)(?:[.\-/年 ]?)(0?[1-9]|1[0-2])月?$/.exec(text)
  if (month !== null && text.length !== 5) return YearMonth.parse(`${month[1] ?? ''}-${(month[2] ?? '').padStart(2, '0')}`)
  return typedDay(typed, today)
}

/** `1430`, `14:30`, `下午2:30`, `9点`: `14:30`, or null. */
export function typedTime(typed: string): string | null {
  const text = tidy(typed).replaceAll('点半', ':30').replace(/[点时]/, ':').replace(/分$/, '')
  const match = /^(上午|中午|下午|晚上|晚)?(\d{1,2}?)[:.]?(\d{2})?$/.exec(text.replace(/:$/, ''))
  if (match === null) return null
  const [, half = '', h = '', m = '00'] = match
  const later = (half === '下午' || half.startsWith('晚')) && Number(h) < 12 ? 12 : 0
  const hour = Number(h) + later
  return hour > 23 || Number(m) > 59 ? null : `${two(hour)}:${m}`
}

function tidy(typed: string): string {
  return typed.normalize('NFKC').trim().replace(/[。．、,]/g, '.').replace(/[—–-]/g, '-').replace(/\s+/g, ' ')
}

/** 622, 0622, 260622, 20260622. */
function bareDigits(text: string): string[] | null {
  switch (text.length) {
    case 3: return [text.slice(0, 1), text.slice(1)]
    case 4: return [text.slice(0, 2), text.slice(2)]
    case 6: return [text.slice(0, 2), text.slice(2, 4), text.slice(4)]
    case 8: return [text.slice(0, 4), text.slice(4, 6), text.slice(6)]
    default: return null
  }
}

/** Two digits mean the century that lies at most ten years ahead. */
function fullYear(text: string, today: string): number {
  if (text.length > 2) return Number(text)
  const now = Number(today.slice(0, 4))
  const year = Math.floor(now / 100) * 100 + Number(text)
  return year > now + 10 ? year - 100 : year
}

function realDay(year: number, month: number, date: number): LocalDate | null {
  const day = LocalDate.safeParse(`${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`)
  return year <= 2200 && day.success ? day.data : null
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
