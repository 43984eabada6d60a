import type { Membership } from '../../model/membership.ts'
import { addMonths, addYears, chineseDate, type LocalDate, yearOf } from '../../time/local-date.ts'
import { yearPeriod } from '../../time/period.ts'
import type { Finding, WarnLevel } from '../finding.ts'
import { isMemberOn, membersOn } from '../roster.ts'
import type { RuleInput } from './rule-input.ts'

/** W-LOST and what else the rules on keeping membership ask of members who are away (domain.md B.5, R-MEM-01, R-MEM-02). */
export function lostFindings(input: RuleInput): readonly Finding[] {
  const wanted = new Set(input.organisations.map(organisation => organisation.id))
  const nameOf = new Map(input.people.map(({ id, name }) => [id, name]))
  const members = new Set(membersOn(input.memberships, input.today).map(membership => membership.personId))
  return input.memberships.filter(({ organisationId, lost, floating }) => (lost !== null || floating !== null) && wanted.has(organisationId)).flatMap(membership => {
    const name = nameOf.get(membership.personId) ?? ''
    const found = (hint: Hint | null): readonly Finding[] => (hint === null ? [] : [{
      rule: hint.rule, level: hint.level, organisationId: membership.organisationId, period: yearPeriod(yearOf(input.today)),
      subject: { kind: 'person', id: membership.personId, name, field: hint.field }, message: `${name}${hint.message}`, basis: hint.basis,
    }])
    if (!isMemberOn(membership, input.today)) return members.has(membership.personId) ? [] : found(stoppedLongAgo(membership, input.today))
    return [...found(lostHint(membership, input.today)), ...found(floatingHint(membership, input.today))]
  })
}

interface Hint { readonly rule: string; readonly level: WarnLevel; readonly field: string; readonly message: string; readonly basis: string }

const lostBasis = '失去联系六个月以上、通过各种方式查找仍没有取得联系的，停止党籍；停止党籍两年后仍无法联系的，按照自行脱党予以除名（党员教育管理条例 24 条）'

/** R-MEM-02: from the day on which six months are full the branch has to decide. */
function lostHint({ lost }: Membership, today: LocalDate): Hint | null {
  if (lost === null) return null
  const since = lost.since ?? latest(lost.lastActivityOn, lost.lastDuesOn)
  const hint = { rule: 'W-LOST', field: 'lost', basis: lostBasis }
  if (since === null) return { ...hint, level: 'yellow', message: '失去联系，但没有填失联日期，算不出是否满六个月' }
  const full = addMonths(since, 6)
  return full <= today
    ? { ...hint, level: 'red', message: `自${chineseDate(since)}起失去联系，已满六个月，查找无果的应停止党籍` }
    : { ...hint, level: 'yellow', message: `自${chineseDate(since)}起失去联系，${chineseDate(full)}满六个月，请继续查找` }
}

/** R-MEM-02: stopped for being lost, two years ago or more. */
function stoppedLongAgo({ status, statusOn, from, lost }: Membership, today: LocalDate): Hint | null {
  const since = statusOn ?? from
  if (lost === null || status !== 'suspended' || addYears(since, 2) > today) return null
  return { rule: 'W-LOST', level: 'red', field: 'lost', basis: lostBasis, message: `自${chineseDate(since)}起停止党籍，已满两年，仍无法联系的按自行脱党除名` }
}

/** R-MEM-01. Whether the place is a fixed one, only the branch knows: a hint. */
function floatingHint({ floating }: Membership, today: LocalDate): Hint | null {
  if (floating === null || floating.since === null || addMonths(floating.since, 6) > today) return null
  return {
    rule: 'W-FLOAT', level: 'yellow', field: 'floating', message: `自${chineseDate(floating.since)}起外出，已满六个月，地点固定的应转接组织关系`,
    basis: '外出学习工作生活六个月以上且地点固定的，应当转移组织关系（党员教育管理条例 25 条）',
  }
}

function latest(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
