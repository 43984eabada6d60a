import type { DevelopmentCase, DevelopmentStepCode } from '../../model/development-case.ts'
import { developmentCaseLabels } from '../../model/development-case.ts'
import { chineseDayOrMonth } from '../../time/day-or-month.ts'
import { covers } from '../../time/interval.ts'
import { chineseDate, type LocalDate } from '../../time/local-date.ts'
import type { Finding } from '../finding.ts'
import { mayVoteOn } from '../roster.ts'
import type { CaseFacts, Say } from './case-facts.ts'
import { doneOn, probationOf } from './probation.ts'
import { ruleVersionOn } from './rule-version.ts'
import { noticeWorkdays } from './step-window.ts'
import { basisOf } from './steps.ts'
import { workdaysBetween } from './work-calendar.ts'

/** What the steps that are done must hold beside their day. */
export function materialFindings(of: DevelopmentCase, facts: CaseFacts, say: Say): readonly Finding[] {
  return [
    ...mentorFindings(of, facts, say), ...noticeFindings(of, facts, say), ...sponsorFindings(of, facts, say), ...reviewFindings(of, say), ...trainingFindings(of, say),
    ...approverFindings(of, say), ...membershipFindings(of, facts, say),
  ]
}

/** 1 or 2 full members at a time (细则 9 条). */
function mentorFindings(of: DevelopmentCase, facts: CaseFacts, say: Say): readonly Finding[] {
  const on = doneOn(of, 'mentorAssign')
  if (on === null || of.transferredIn) return []
  const basis = basisOf('mentorAssign', ruleVersionOn(on))
  const current = of.mentors.filter(mentor => mentor.to === null || of.mentors.every(({ to }) => to !== null))
  const count = current.length
  const counted = count === 0 || count > 2 ? [say('W-DEV-MENTOR', 'yellow', 'mentorAssign', on, count === 0 ? '没有填培养联系人，应为 1 至 2 名' : `现有培养联系人 ${count} 名，应为 1 至 2 名`, basis)] : []
  return [...counted, ...notFull(of.mentors, on, '培养联系人', 'mentorAssign', basis, facts, say)]
}

/** 2 full members (细则 14 条). */
function sponsorFindings(of: DevelopmentCase, facts: CaseFacts, say: Say): readonly Finding[] {
  const on = doneOn(of, 'sponsorAssign')
  if (on === null || of.transferredIn) return []
  const basis = basisOf('sponsorAssign', ruleVersionOn(on))
  const counted = of.sponsors.length === 2 ? [] : [say('W-DEV-SPONSOR', 'yellow', 'sponsorAssign', on, `的入党介绍人有 ${of.sponsors.length} 名，应为 2 名`, basis)]
  return [...counted, ...notFull(of.sponsors, on, '入党介绍人', 'sponsorAssign', basis, facts, say)]
}

/** Those whom the archive knows, and knows not to be full members with a vote on the day. */
function notFull(supporters: DevelopmentCase['mentors'], on: LocalDate, word: string, code: DevelopmentStepCode, basis: string, { personOf, membershipsOf }: CaseFacts, say: Say): readonly Finding[] {
  return supporters.flatMap(({ personId, from }) => {
    if (personId === null) return []
    const day = from ?? on
    const memberships = membershipsOf(personId)
    if (memberships.some(membership => covers(membership, day) && mayVoteOn(membership, day))) return []
    if (memberships.length > 0 && memberships.every(membership => !covers(membership, day))) return [] // was elsewhere then, as far as records tell
    return [say(code === 'mentorAssign' ? 'W-DEV-MENTOR' : 'W-DEV-SPONSOR', 'yellow', code, day, `的${word}${personOf(personId)?.name ?? ''}在 ${chineseDate(day)}不是有表决权的正式党员`, basis)]
  })
}

/** At least 5 workdays, since the revision of 2026 (细则 13 条). */
function noticeFindings(of: DevelopmentCase, { settings }: CaseFacts, say: Say): readonly Finding[] {
  const notice = of.publicNotice
  const on = doneOn(of, 'candidateFile')
  const day = notice?.to ?? notice?.from ?? on
  if (day === null || of.transferredIn || ruleVersionOn(on ?? day) === '2014') return []
  const basis = basisOf('candidateFile', '2026.05')
  if (notice === null) return [say('W-DEV-NOTICE', 'yellow', 'candidateFile', day, '列为发展对象没有填公示', basis)]
  if (notice.to === null) return on === null ? [] : [say('W-DEV-NOTICE', 'yellow', 'candidateFile', on, '列为发展对象没有填公示结束日期', basis)]
  const { days, isProvisional } = workdaysBetween(notice.from, notice.to, settings.workCalendars)
  if (days >= noticeWorkdays) return []
  return [say('W-DEV-NOTICE', 'yellow', 'candidateFile', notice.to, `的公示只有 ${days} 个工作日，应不少于 ${noticeWorkdays} 个${isProvisional ? '（没有这一年的节假日，暂算）' : ''}`, basis)]
}

/** Without a review nobody may be developed, and it ends in a conclusion (细则 16 条). */
function reviewFindings(of: DevelopmentCase, say: Say): readonly Finding[] {
  const [on, met] = [doneOn(of, 'politicalReview'), doneOn(of, 'branchMeeting')]
  if (on === null) return met === null || of.transferredIn ? [] : [say('W-DEV-REVIEW', 'red', 'politicalReview', met, '没有政治审查，支部大会已经讨论', basisOf('politicalReview', ruleVersionOn(met)))]
  return of.politicalReviewResult.trim() === '' ? [say('W-DEV-REVIEW', 'yellow', 'politicalReview', on, `的“${developmentCaseLabels.politicalReviewResult}”没有填`, basisOf('politicalReview', ruleVersionOn(on)))] : []
}

export const leastTraining = { days: 3, hours: 24 } as const

/** 3 days or 24 hours, and not developed without it (细则 17 条). */
function trainingFindings(of: DevelopmentCase, say: Say): readonly Finding[] {
  const [on, met] = [doneOn(of, 'training'), doneOn(of, 'branchMeeting')]
  if (on === null) return met === null || of.transferredIn ? [] : [say('W-DEV-TRAIN', 'red', 'training', met, '没有经过短期集中培训，支部大会已经讨论', basisOf('training', ruleVersionOn(met)))]
  const { trainingDays, trainingHours } = of
  if ((trainingDays ?? 0) >= leastTraining.days || (trainingHours ?? 0) >= leastTraining.hours) return []
  const held = trainingDays === null && trainingHours === null ? '没有填集中培训的天数或学时' : `的集中培训为 ${[trainingDays === null ? '' : `${trainingDays} 天`, trainingHours === null ? '' : `${trainingHours} 学时`].filter(word => word !== '').join('、')}`
  return [say('W-DEV-TRAIN', 'yellow', 'training', on, `${held}，应不少于 ${leastTraining.days} 天或 ${leastTraining.hours} 学时`, basisOf('training', ruleVersionOn(on)))]
}

function approverFindings(of: DevelopmentCase, say: Say): readonly Finding[] {
  const on = doneOn(of, 'committeeApprove')
  return on === null || of.approver !== null ? [] : [say('W-DEV-APPROVER', 'yellow', 'committeeApprove', on, '没有填审批的党委', basisOf('committeeApprove', ruleVersionOn(on)))]
}

/** The register of members says the same: accepted on the meeting's day, full from the day that the probation ended (细则 31、33 条). */
function membershipFindings(of: DevelopmentCase, { membershipsOf }: CaseFacts, say: Say): readonly Finding[] {
  const probation = probationOf(of)
  if (probation === null) return []
  const memberships = membershipsOf(of.personId)
  if (memberships.length === 0) return [say('W-DEV-MEMBER', 'yellow', 'branchMeeting', probation.from, '经支部大会通过，花名册里还没有党员关系', basisOf('branchMeeting', ruleVersionOn(probation.from)))]
  const joinedOn = memberships.at(-1)?.joinedOn ?? null
  if (joinedOn !== null && !probation.from.startsWith(joinedOn)) {
    return [say('W-DEV-MEMBER', 'yellow', 'branchMeeting', probation.from, `在花名册里的入党日期是 ${chineseDayOrMonth(joinedOn)}，应为支部大会通过日 ${chineseDate(probation.from)}`, basisOf('branchMeeting', ruleVersionOn(probation.from)))]
  }
  const approved = doneOn(of, 'fullApprove')
  const fullOn = memberships.at(-1)?.fullOn ?? null
  if (approved === null || (fullOn !== null && probation.fullOn.startsWith(fullOn))) return []
  const message = fullOn === null ? `已批准转正，花名册里没有转正日期，应为预备期满日 ${chineseDate(probation.fullOn)}` : `的转正日期是 ${chineseDayOrMonth(fullOn)}，应为预备期满日 ${chineseDate(probation.fullOn)}`
  return [say('W-DEV-MEMBER', 'yellow', 'fullApprove', approved, message, basisOf('fullApprove', ruleVersionOn(approved)))]
}
