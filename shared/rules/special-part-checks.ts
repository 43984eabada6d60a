import type { LifeMeeting, Meeting } from '../model/meeting.ts'
import { daysBetween } from '../time/local-date.ts'
import { dateOf } from '../time/local-date-time.ts'
import type { ElementCheck } from './completeness-checks.ts'
import { type ElementFault, orange, yellow } from './element-fault.ts'

const lifeBasis = '《县以上党和国家机关党员领导干部民主生活会若干规定》'
const organisationalBasis = '《中国共产党党员教育管理工作条例》第十七条'

/** What inspectors ask of the kinds that have parts of their own (domain.md C.5, C.8, C.18). */
export const specialPartChecks: readonly ElementCheck[] = [
  { name: '组织生活会', points: 15, applies: m => m.kinds.includes('organisationalLife'), faults: m => lifeFaults(m, false), basis: organisationalBasis },
  { name: '民主生活会', points: 15, applies: m => m.kinds.includes('democraticLife'), faults: m => lifeFaults(m, true), basis: lifeBasis },
  { name: '中心组学习', points: 10, applies: m => m.kinds.includes('centerGroup'), faults: centerGroupFaults, basis: '《中国共产党党委（党组）理论学习中心组学习规则》' },
]

/** Days after which a democratic-life meeting should have been reported (R-MTG-11, to be checked locally: a hint). */
const reportDays = 15

function lifeFaults(meeting: Meeting, isDemocratic: boolean): readonly ElementFault[] {
  const life = meeting.lifeMeeting
  if (life === null) return [orange('lifeMeeting', `没有填写${isDemocratic ? '民主' : '组织'}生活会的会前、会中、会后情况`)]
  const lacking: readonly (readonly [keyof LifeMeeting, string])[] = [
    ...(life.opinions.every(opinion => opinion.trim() === '') ? [['opinions', '没有填写征求意见'] as const] : []),
    ...(life.talks.trim() === '' ? [['talks', '没有填写会前谈心谈话'] as const] : []),
    ...(life.teamExamination.trim() === '' ? [['teamExamination', '没有填写班子对照检查'] as const] : []),
    ...(life.criticisms.length === 0 ? [['criticisms', '没有逐人的批评与自我批评'] as const] : []),
    ...(life.rectifications.length === 0 ? [['rectifications', '没有整改清单'] as const] : []),
    ...(isDemocratic && life.upperAttendance.trim() === '' ? [['upperAttendance', '没有填写上级督导组'] as const] : []),
  ]
  return [...lacking.map(([field, message]) => yellow(`lifeMeeting.${field}`, message)), ...rectificationFaults(life), ...(isDemocratic ? reportFaults(meeting, life) : [])]
}

function rectificationFaults(life: LifeMeeting): readonly ElementFault[] {
  return life.rectifications.flatMap((one, i) => {
    const lacking = [one.measures.trim() === '' ? '措施' : '', one.responsibleId === null && one.responsibleName.trim() === '' ? '责任人' : '', one.dueOn === null ? '时限' : ''].filter(text => text !== '')
    return lacking.length === 0 ? [] : [yellow(`lifeMeeting.rectifications.${i}`, `第 ${i + 1} 条整改没有${lacking.join('、')}`)]
  })
}

function reportFaults(meeting: Meeting, life: LifeMeeting): readonly ElementFault[] {
  if (life.reportedOn === null) return [yellow('lifeMeeting.reportedOn', '没有填写报送日期')]
  const days = daysBetween(dateOf(meeting.startAt), life.reportedOn)
  return days > reportDays ? [yellow('lifeMeeting.reportedOn', `会后 ${days} 天才报送，一般应在 ${reportDays} 天内`)] : []
}

function centerGroupFaults(meeting: Meeting): readonly ElementFault[] {
  const session = meeting.centerGroup
  if (session === null || session.theme.trim() === '') return [orange('centerGroup.theme', '没有填写学习专题')]
  const unmade = meeting.attendees.filter(({ status, makeUp }) => (status === 'leave' || status === 'absent') && makeUp === null).length
  return [
    ...(session.materials.trim() === '' ? [yellow('centerGroup.materials', '没有填写学习内容')] : []),
    ...(unmade > 0 ? [yellow('attendees', `${unmade} 人缺席，没有登记补学`)] : []),
  ]
}
