import { duesCategory, type DuesCategory } from '#shared/model/dues.ts'
import { pinyinInitials } from '#shared/model/pinyin-initials.ts'
import { YearMonth } from '#shared/time/year-month.ts'

/** A category by its number in the list, any part of its name, or its initials; null where several or none answer. */
export function typedCategory(typed: string): DuesCategory | null {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  if (/^\d+$/.test(text)) return duesCategory.keys[Number(text) - 1] ?? null
  if (text === '') return null
  const named = duesCategory.keys.filter(key => duesCategory.labels[key].includes(text))
  const spelled = duesCategory.keys.filter(key => pinyinInitials(duesCategory.labels[key]).startsWith(text))
  const found = named.length > 0 ? named : spelled
  return found.length === 1 ? (found[0] ?? null) : null
}

/** 1 按月领工资　2 离退休 …: what a clerk may type. */
export const categoryHints: readonly string[] = duesCategory.keys.map((key, i) => `${i + 1} ${duesCategory.labels[key]}`)

/** A month of the year: `7`, `7月`, `2026.7`, `202607`. */
export function typedMonthOf(typed: string, year: number): YearMonth | null {
  const text = typed.normalize('NFKC').trim().replace(/月$/, '')
  const match = /^(?:(\d{4})[.\-/年 ]?)?(\d{1,2})$/.exec(text)
  if (match === null || (match[1] !== undefined && Number(match[1]) !== year)) return null
  const month = YearMonth.safeParse(`${year}-${(match[2] ?? '').padStart(2, '0')}`)
  return month.success ? month.data : null
}
