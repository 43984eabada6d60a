import { branchTypes } from '../../model/organisation.ts'
import { dayOf, yearOf } from '../../time/local-date.ts'
import { yearPeriod } from '../../time/period.ts'
import type { Finding } from '../finding.ts'
import { shortNameOn } from '../organisation-on.ts'
import { owedTalks } from '../owed-talks.ts'
import { dueLevel } from './due-level.ts'
import { grouped, type RuleInput } from './rule-input.ts'

/**
 * W-TALK (domain.md F.4, R-MTG-09): what a branch still owes of the year's talks, one finding a branch and year. A year that is over is looked at only where
 * some talk of it was recorded: a unit that kept no account of talks then is not told of it for ever.
 */
export function talkFindings(input: RuleInput): readonly Finding[] {
  const { today, talks, organisations, memberships, posts, settings } = input
  const membershipsOf = grouped(memberships, membership => membership.organisationId)
  const postsOf = grouped(posts, post => post.organisationId)
  const branches = organisations.filter(({ type }) => branchTypes.includes(type))
  return input.years.filter(year => year <= yearOf(today)).flatMap(year => {
    const ofYear = talks.filter(({ talkedAt }) => talkedAt.startsWith(String(year)))
    const [first, last] = [dayOf(year, 1, 1), dayOf(year, 12, 31)]
    const asOf = last < today ? last : today
    if (asOf === last && ofYear.length === 0) return []
    const { level } = dueLevel({ from: first, to: last }, settings.orangeDaysOfQuarter, settings.yellowAfterShare, today)
    if (level === 'green') return []
    return branches.filter(({ establishedOn, dissolvedOn }) => establishedOn <= asOf && (dissolvedOn === null || dissolvedOn > asOf)).flatMap(({ id }): readonly Finding[] => {
      const owed = owedTalks(id, asOf, { memberships: membershipsOf.get(id) ?? [], posts: postsOf.get(id) ?? [], talks: ofYear, settings }).length
      if (owed === 0) return []
      return [{
        rule: 'W-TALK', level, organisationId: id, period: yearPeriod(year), subject: { kind: 'organisation', id, name: shortNameOn(input.factsOf(id), id, asOf) },
        message: `${year}年谈心谈话还有 ${owed} 个该谈未谈`, basis: '《中国共产党支部工作条例（试行）》：支委之间、支委与党员、党员与党员每年一般不少于 1 次',
      }]
    })
  })
}
