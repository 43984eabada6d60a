import type { DevelopmentCase } from '../../model/development-case.ts'
import type { Person } from '../../model/person.ts'
import { firstDayOf } from '../../time/day-or-month.ts'
import { addYears } from '../../time/local-date.ts'
import type { DateRange } from '../../time/period.ts'
import { doneOn } from './probation.ts'

/** 推优入党 (domain.md A6.9) of the activists who were decided on within some days. */
export interface RecommendationShare {
  readonly activists: number
  /** Members of the youth league under 28 on that day. */
  readonly leagueMembers: number
  /** Members of the youth league whom a mass organisation recommended. */
  readonly recommended: number
}

const leagueAge = 28

export function recommendationShare(cases: readonly DevelopmentCase[], personOf: (personId: string) => Pick<Person, 'birth'> | null, { from, to }: DateRange): RecommendationShare {
  const decided = cases.flatMap(one => {
    const on = doneOn(one, 'activistDecide')
    return on !== null && on >= from && on <= to ? [{ one, on }] : []
  })
  return {
    activists: decided.length,
    leagueMembers: decided.filter(({ one, on }) => {
      const birth = personOf(one.personId)?.birth ?? null
      return one.isLeagueMember && birth !== null && on < addYears(firstDayOf(birth), leagueAge)
    }).length,
    recommended: decided.filter(({ one }) => one.isLeagueMember && one.recommendedBy === 'massOrganisation').length,
  }
}

/** 「推优入党比例 66.7%」; what it is of stands before it. Empty where nobody was decided on. */
export function shareWords({ activists, leagueMembers, recommended }: RecommendationShare): string {
  if (activists === 0) return ''
  const share = leagueMembers === 0 ? '' : `，推优入党比例 ${((recommended / leagueMembers) * 100).toFixed(1).replace('.0', '')}%`
  return `本期确定入党积极分子 ${activists} 人，其中 28 周岁以下共青团员 ${leagueMembers} 人，共青团员经群团推优产生的 ${recommended} 人${share}。`
}
