import type { Block } from '../documents/document.ts'
import type { Organisation } from '../model/organisation.ts'
import { type DuesMember, duesMembers } from '../rules/dues/dues-members.ts'
import { yuanText } from '../rules/dues/money.ts'
import { subtreeDuring } from '../rules/organisation-on.ts'
import type { RuleInput } from '../rules/warnings/rule-input.ts'
import { monthOf, yearOf } from '../time/local-date.ts'
import type { DateRange } from '../time/period.ts'

/** Members of the organisation and all below it who owe any month of the days' year, branch by branch. */
export function duesBook(input: RuleInput, organisationId: string, days: DateRange): readonly DuesMember[] {
  const known = new Set(input.everyOrganisation.map((organisation: Organisation) => organisation.id))
  return duesMembers(input, subtreeDuring(input.facts, organisationId, days).filter(id => known.has(id)), yearOf(days.from))
}

/** The months of the period, 1 to 12. */
export function monthNumbers(days: DateRange): readonly number[] {
  const first = monthOf(days.from)
  return Array.from({ length: monthOf(days.to) - first + 1 }, (_, i) => first + i)
}

/** The member's months that lie in the period. */
export function monthsWithin(member: DuesMember, days: DateRange): DuesMember['months'] {
  const wanted = new Set(monthNumbers(days))
  return member.months.filter(({ month }) => wanted.has(month))
}

/** A note under a table, in small letters, clear of the table. */
export function noteBlocks(text: string): readonly Block[] {
  return ['　', text].map(line => ({ type: 'paragraph', indent: false, size: '小五', runs: [{ text: line }] }))
}

/** 42.00, or nothing where nothing is known. */
export function centsText(cents: number | null): string {
  return cents === null ? '' : yuanText(cents)
}
