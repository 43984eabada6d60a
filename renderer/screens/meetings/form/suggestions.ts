import { type MeetingKind, meetingKind } from '#shared/model/meeting.ts'
import { type LocalDate, monthOf, yearOf } from '#shared/time/local-date.ts'

/** 第一党支部2026年5月党员大会暨主题党日. Empty until something is known. */
export function suggestedTitle(organisationName: string, kinds: readonly MeetingKind[], day: LocalDate | null): string {
  const [first, ...others] = meetingKind.keys.filter(kind => kinds.includes(kind))
  if (first === undefined || organisationName === '') return ''
  const when = day === null ? '' : `${yearOf(day)}年${monthOf(day)}月`
  const also = others.length === 0 ? '' : `暨${others.map(kind => meetingKind.labels[kind]).join('、')}`
  return `${organisationName}${when}${meetingKind.labels[first]}${also}`
}

const closesTheYearBefore: readonly MeetingKind[] = ['organisationalLife', 'democraticReview']
const lastMonthOfClosing = 3

/** The year that the meeting counts for: those that close a year are often held in the January to March after it (domain.md 0.2, 6). */
export function suggestedBelongYear(kinds: readonly MeetingKind[], day: LocalDate): number {
  const closes = kinds.some(kind => closesTheYearBefore.includes(kind)) && monthOf(day) <= lastMonthOfClosing
  return closes ? yearOf(day) - 1 : yearOf(day)
}
