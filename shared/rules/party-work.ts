import type { Person } from '../model/person.ts'
import type { Post } from '../model/post.ts'
import { type DayOrMonth, firstDayOf, isDay } from '../time/day-or-month.ts'
import { addDays, addMonths, type LocalDate } from '../time/local-date.ts'
import { monthsBetween } from '../time/months.ts'

/** 从事党务工作的年限 as of a day. */
export interface PartyWork {
  /** Whole months of all periods together. */
  readonly months: number
  /** The first day of the earliest period; null = none is known. */
  readonly startedOn: LocalDate | null
  /** Whether one of the periods reaches to the day. */
  readonly isGoingOn: boolean
}

/**
 * Years of party work, each day counted once: party posts, lines of the résumé that are marked 党务经历, and the time from 从事党务工作起始时间 to the
 * earliest of these (domain.md F.1 PartyAffairsCadre: 党务任职区间合并的总年). A month counts whole, from its first day to its last.
 */
export function partyWorkOn(person: Pick<Person, 'id' | 'resume' | 'cadre'>, posts: readonly Post[], day: LocalDate): PartyWork {
  const known = [
    ...posts.filter(post => post.personId === person.id).map(({ from, to }) => spanOf(from, to, day)),
    ...person.resume.filter(entry => entry.isPartyWork).map(({ from, to }) => spanOf(from, to, day)),
  ].filter(span => span.from < span.end)
  const all = [...known, ...beforeTheFirst(person.cadre?.workStartedOn ?? null, known, day)]
  const merged = mergedSpans(all)
  const parts = merged.map(({ from, end }) => monthsBetween(from, end))
  const days = parts.length > 1 ? parts.reduce((sum, part) => sum + part.days, 0) : 0 // one period goes by the calendar
  return {
    months: parts.reduce((sum, part) => sum + part.months, 0) + Math.floor(days / daysOfMonth),
    startedOn: merged[0]?.from ?? null,
    isGoingOn: all.some(span => span.isGoingOn),
  }
}

/** What is left over of several periods is added up in months of thirty days. */
const daysOfMonth = 30

/** `end` is the first day that no longer counts; the day of asking is not over yet. */
interface Span { readonly from: LocalDate; readonly end: LocalDate; readonly isGoingOn: boolean }

function spanOf(from: DayOrMonth, to: DayOrMonth | null, day: LocalDate): Span {
  const end = to === null ? day : isDay(to) ? addDays(to, 1) : addMonths(firstDayOf(to), 1)
  return { from: firstDayOf(from), end: end < day ? end : day, isGoingOn: to === null || end > day }
}

function beforeTheFirst(startedOn: DayOrMonth | null, known: readonly Span[], day: LocalDate): readonly Span[] {
  if (startedOn === null) return []
  const from = firstDayOf(startedOn)
  const end = known.reduce((earliest, span) => (span.from < earliest ? span.from : earliest), day)
  return from < end ? [{ from, end, isGoingOn: known.length === 0 }] : []
}

function mergedSpans(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((a, b) => (a.from < b.from ? -1 : 1)).reduce<readonly Span[]>((merged, span) => {
    const last = merged.at(-1)
    if (last === undefined || span.from > last.end) return [...merged, span]
    return span.end > last.end ? [...merged.slice(0, -1), { ...last, end: span.end }] : merged
  }, [])
}
