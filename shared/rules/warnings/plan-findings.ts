import { meetingKind } from '../../model/meeting.ts'
import { period } from '../../time/period.ts'
import { chineseYearMonth } from '../../time/year-month.ts'
import type { Finding } from '../finding.ts'
import { standingPlans } from '../plan-standing.ts'
import type { RuleInput } from './rule-input.ts'

/** W-PLAN: planned, its month over, neither held nor a reason written. Only of plans that the unit itself made. */
export function planFindings({ meetingPlans, held, today, years, organisations }: RuleInput): readonly Finding[] {
  if (meetingPlans.length === 0) return []
  const wanted = new Set(organisations.map(({ id }) => id))
  const looked = meetingPlans.filter(({ organisationId, month }) => wanted.has(organisationId) && years.includes(Number(month.slice(0, 4))))
  return standingPlans(looked, held, today).filter(({ standing }) => standing === 'missed').map(({ plan: { id, organisationId, month, kind, subject } }): Finding => {
    const name = `${chineseYearMonth(month)}${meetingKind.labels[kind]}`
    return {
      rule: 'W-PLAN', level: 'yellow', organisationId, period: period(month), subject: { kind: 'plan', id, name, field: 'cancelledReason' },
      message: `${name}${subject.trim() === '' ? '' : `（${subject.trim()}）`}列入了计划，没有会议记录，也没有写明原因`, basis: '本单位会议计划：开过的补记会议，没有开的写明原因',
    }
  })
}
