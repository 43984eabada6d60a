import type { LocalDate } from '../../time/local-date.ts'
import { localDate } from '../../time/local-date.ts'

/** 《发展党员工作细则》 as of 2014, and as revised on 2026-05-11, in force from that day on. */
export type RuleVersion = '2014' | '2026.05'

export const revisedOn = localDate('2026-05-11')

/** Which version an act of that day is held to. */
export function ruleVersionOn(day: LocalDate): RuleVersion {
  return day < revisedOn ? '2014' : '2026.05'
}

/** `articles`: their numbers in the revised 细则. What stands from 18 on there bears the next number in that of 2014. */
export function articleText(articles: readonly number[], version: RuleVersion): string {
  const numbers = version === '2014' ? articles.map(number => (number >= 18 ? number + 1 : number)) : articles
  return `发展党员工作细则（${version === '2014' ? '2014' : '2026'}）${numbers.join('、')} 条`
}
