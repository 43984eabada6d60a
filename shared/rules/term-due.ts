import type { OrganisationType } from '../model/organisation.ts'
import type { TermOfOffice } from '../model/term-of-office.ts'
import { addMonths, addYears, daysBetween, type LocalDate } from '../time/local-date.ts'

/** How a term stands with its end, as seen on one day. */
export type TermDue =
  | { readonly kind: 'notDueYet'; readonly dueOn: LocalDate; readonly daysLeft: number }
  | { readonly kind: 'approaching'; readonly dueOn: LocalDate; readonly daysLeft: number }
  | { readonly kind: 'overdue'; readonly dueOn: LocalDate; readonly daysLate: number }

/** 支部工作条例（试行）22 条: the upper organisation reminds six months ahead. */
export const noticeMonths = 6

/** 选举工作条例 3 条: an election is put off by a year at most, as a rule. */
export const longestExtensionYears = 1

/**
 * Years of a term by the kind of organisation: 机关基层组织工作条例 5—7 条, 支部工作条例（试行）21 条; a 机关纪委 goes with its 机关党委 (not verified, so it can be
 * changed in each term). Kinds that are appointed or set up for a task have none.
 */
export const usualYears: Readonly<Record<OrganisationType, number | null>> = {
  partyGroup: null, workCommittee: null, organCommittee: 5, disciplineCommittee: 5, generalBranch: 3, branch: 3, jointBranch: 3, temporaryBranch: null, group: null,
}

/** The end of the term as it was elected: 29 February becomes 28 February (domain.md B.3). */
export function regularDueOn(term: Pick<TermOfOffice, 'electedOn' | 'years'>): LocalDate {
  return addYears(term.electedOn, term.years)
}

/** The day on which the term ends: an approved extension takes the place of the regular end. */
export function dueOn(term: Pick<TermOfOffice, 'electedOn' | 'years' | 'extendedTo'>): LocalDate {
  return term.extendedTo ?? regularDueOn(term)
}

/** The first day of the notice before the end of a term (支部工作条例（试行）22 条). */
export function noticeFrom(due: LocalDate): LocalDate {
  return addMonths(due, -noticeMonths)
}

/** Whether an election must be prepared, or should have been held, as seen on `today`; the day itself is not late. */
export function termDue(term: Pick<TermOfOffice, 'electedOn' | 'years' | 'extendedTo'>, today: LocalDate): TermDue {
  const due = dueOn(term)
  const daysLeft = daysBetween(today, due)
  if (daysLeft < 0) return { kind: 'overdue', dueOn: due, daysLate: -daysLeft }
  return { kind: today >= noticeFrom(due) ? 'approaching' : 'notDueYet', dueOn: due, daysLeft }
}

/** Whether the extension goes beyond a year after the regular end (选举工作条例 3 条). */
export function isLongExtension(term: Pick<TermOfOffice, 'electedOn' | 'years' | 'extendedTo'>): boolean {
  return term.extendedTo !== null && term.extendedTo > addYears(regularDueOn(term), longestExtensionYears)
}

/** The organisation's terms, the oldest first. */
export function termsInOrder<T extends TermOfOffice>(terms: readonly T[], organisationId: string): readonly T[] {
  return terms.filter(term => term.organisationId === organisationId).sort((a, b) => (a.electedOn < b.electedOn ? -1 : 1))
}

/** The term that runs on that day, late or not: the last one elected by then. */
export function termOn<T extends TermOfOffice>(terms: readonly T[], organisationId: string, day: LocalDate): T | null {
  return termsInOrder(terms, organisationId).findLast(term => term.electedOn <= day) ?? null
}

/** The term that an election brought after this one; null while it still runs. */
export function termAfter<T extends TermOfOffice>(terms: readonly T[], term: T): T | null {
  return termsInOrder(terms, term.organisationId).find(one => one.electedOn > term.electedOn) ?? null
}
