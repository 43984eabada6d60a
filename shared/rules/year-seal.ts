import type { YearSeal } from '../model/year-seal.ts'
import { type LocalDate, localDate } from '../time/local-date.ts'

type Seal = Pick<YearSeal, 'year' | 'state' | 'reason' | 'changedOn'>

export type YearSealing =
  /** `from`: the first day on which it can be sealed. */
  | { readonly kind: 'open'; readonly from: LocalDate }
  | { readonly kind: 'sealable' }
  | { readonly kind: 'sealed'; readonly on: LocalDate }
  | { readonly kind: 'reopened'; readonly on: LocalDate; readonly reason: string }

/** Whether a year's records are closed (domain.md E.2: 次年 3 月 31 日前可补，之后锁定). */
export function yearSealing(year: number, seals: readonly Seal[], today: LocalDate): YearSealing {
  const seal = seals.find(each => each.year === year)
  if (seal?.state === 'sealed') return { kind: 'sealed', on: seal.changedOn }
  if (seal !== undefined) return { kind: 'reopened', on: seal.changedOn, reason: seal.reason }
  return today >= sealableFrom(year) ? { kind: 'sealable' } : { kind: 'open', from: sealableFrom(year) }
}

/** The day after the last one on which the year may be filled in. */
export function sealableFrom(year: number): LocalDate {
  return localDate(`${year + 1}-04-01`)
}

/** The years before this one that hold meetings and could be sealed now, newest first. */
export function sealableYears(yearsWithMeetings: Iterable<number>, seals: readonly Seal[], today: LocalDate): number[] {
  return [...new Set(yearsWithMeetings)].filter(year => yearSealing(year, seals, today).kind === 'sealable').sort((a, b) => b - a)
}

/** What stands against a seal as it shall be: `path` names the field. Null = nothing. */
export function sealProblem(seal: Seal, before: Seal | null, others: readonly Seal[], today: LocalDate): { readonly path: keyof Seal; readonly message: string } | null {
  if (others.some(({ year }) => year === seal.year)) return { path: 'year', message: `${seal.year} 年度已有封账记录，请修改那一条` }
  if (before !== null && before.year !== seal.year) return { path: 'year', message: '年度不能改动' }
  if (seal.state === 'sealed' && today < sealableFrom(seal.year)) return { path: 'year', message: `${seal.year} 年度的记录 ${seal.year + 1} 年 3 月 31 日前还可以补，4 月 1 日起才能封账` }
  if (seal.state === 'reopened' && seal.reason.trim() === '') return { path: 'reason', message: '重新开账要写明原因' }
  return null
}

/** Of a record that would be written or deleted; null = its years are open. `years`: those that it belongs to before and after. */
export function sealedYearMessage(years: readonly unknown[], isSealed: (year: unknown) => boolean): string | null {
  const sealed = years.find(isSealed)
  return sealed === undefined ? null : `${String(sealed)} 年度已经封账，这一年度的会议不能新增、修改或删除`
}

/** For a seal that would be deleted. */
export const sealStays = '封账记录不能删除；要改动这一年度的记录，请写明原因、重新开账'
