import { dayOf } from '../../time/local-date.ts'
import { yearPeriod } from '../../time/period.ts'
import type { Finding } from '../finding.ts'
import { shortNameOn } from '../organisation-on.ts'
import { reviewFaults } from '../review-checks.ts'
import { grouped, type RuleInput } from './rule-input.ts'

/** W-REVIEW: ballots, grades and reasons of a 民主评议党员 that don't add up (R-EVA-01, domain-checks C42); as of the year's end. */
export function reviewFindings({ reviews, years, organisations, memberships, people, settings, factsOf, today }: RuleInput): readonly Finding[] {
  const wanted = new Set(organisations.map(({ id }) => id))
  const looked = reviews.filter(({ organisationId, year }) => wanted.has(organisationId) && years.includes(year))
  if (looked.length === 0) return []
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const membershipsOf = grouped(memberships, membership => membership.personId)
  return looked.flatMap(review => {
    const last = dayOf(review.year, 12, 31)
    const on = last < today ? last : today
    const name = `${shortNameOn(factsOf(review.organisationId), review.organisationId, on)}${review.year}年度民主评议`
    return reviewFaults(review, settings, on, review.members.flatMap(({ personId }) => membershipsOf.get(personId) ?? []), personId => names.get(personId) ?? '（已删除）').map(({ field, level, message, basis }): Finding => ({
      rule: 'W-REVIEW', level, organisationId: review.organisationId, period: yearPeriod(review.year), subject: { kind: 'review', id: review.id, name, field }, message: `${name}：${message}`, basis,
    }))
  })
}
