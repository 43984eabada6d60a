import { chineseDate, type LocalDate, yearOf } from '../../time/local-date.ts'

/** 2025年; of a year that still runs 2026年（截至11月20日）: the day of the last record that counts, so that a sum changes only when a record does. */
export function yearWords(year: number, last: LocalDate, today: LocalDate): string {
  return year < yearOf(today) ? `${year}年` : `${year}年（截至${chineseDate(last).replace(/^\d+年/, last.startsWith(String(year)) ? '' : '$&')}）`
}

/** Words of several, each once, in the order they came. */
export function listed(words: Iterable<string>): string {
  return [...new Set(words)].filter(word => word !== '').join('、')
}

/** As it stands in a sentence: without line breaks, and without a full stop of its own. */
export function inSentence(words: string): string {
  return words.trim().replaceAll(/\s*\n\s*/g, ' ').replace(/[。.；;]+$/, '')
}
