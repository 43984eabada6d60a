import { type Attendee, attendeeStatus, type Meeting, type MeetingKind, type Topic } from '../model/meeting.ts'
import { attendanceOf } from './attendance.ts'
import { backfillWhenEntered } from './backfill.ts'
import type { CompletenessContext } from './completeness.ts'
import { type ElementFault, orange, yellow } from './element-fault.ts'
import { specialPartChecks } from './special-part-checks.ts'
import { mustVote, voteCountFaults } from './vote-completeness.ts'

/** One element of the minutes: what it weighs, when it is asked for, what can be wrong with it. */
export interface ElementCheck {
  readonly name: string
  readonly points: number
  readonly applies: (meeting: Meeting, context: CompletenessContext) => boolean
  readonly faults: (meeting: Meeting, context: CompletenessContext) => readonly ElementFault[]
  readonly basis: string
  /** The code where it is not `W-MTG-QUALITY`. */
  readonly rule?: string
}

const usual = '会议记录应要素齐全（检查通行要求）'
const always = () => true

/** In the order of the paper form (domain.md C.1). Photos are never asked for. */
export const elementChecks: readonly ElementCheck[] = [
  { name: '起止时间', points: 5, applies: always, faults: timeFaults, basis: usual },
  { name: '地点', points: 10, applies: always, faults: m => (m.place.trim() === '' ? [orange('place', '没有填写地点')] : []), basis: usual },
  { name: '主持人', points: 10, applies: always, faults: m => (m.hostId === null && m.hostName.trim() === '' ? [orange('hostName', '没有填写主持人')] : []), basis: '《中国共产党支部工作条例（试行）》第十四条' },
  { name: '记录人', points: 5, applies: always, faults: m => (m.recorderId === null && m.recorderName.trim() === '' ? [yellow('recorderName', '没有填写记录人')] : []), basis: usual },
  { name: '应到和实到', points: 15, applies: always, faults: attendanceFaults, basis: usual },
  { name: '缺席原因', points: 10, applies: m => m.attendees.some(isAway), faults: absenceFaults, basis: '检查常见问题：没有记录请假、缺席人员的原因' },
  { name: '不计入应到的依据', points: 5, applies: m => m.attendees.some(a => a.status === 'excluded'), faults: exclusionFaults, basis: '不计入应到须经党员大会通过、上级同意' },
  { name: '第一议题', points: 5, applies: firstTopicApplies, faults: m => (m.topics[0]?.isFirstTopic === true ? [] : [yellow('topics.0.isFirstTopic', '第 1 项议题不是第一议题')]), basis: '第一议题制度' },
  { name: '议题', points: 10, applies: m => m.kinds.some(kind => kind !== 'partyLecture'), faults: topicFaults, basis: usual },
  { name: '逐人发言要点', points: 15, applies: m => m.kinds.some(kind => discussing.includes(kind)) && m.topics.length > 0, faults: speechFaults, basis: '检查常见问题：写“大家一致认为”而没有具体发言' },
  { name: '表决结果', points: 10, applies: m => m.topics.some(topic => topic.vote !== null || topic.election !== null || mustVote(m, topic)), faults: voteCountFaults, basis: '检查常见问题：表决结果不全' },
  { name: '党课', points: 10, applies: m => m.kinds.includes('partyLecture'), faults: lectureFaults, basis: '《中国共产党支部工作条例（试行）》第十六条' },
  ...specialPartChecks,
  { name: '签字', points: 5, applies: always, faults: signatureFaults, basis: usual },
  { name: '签到', points: 5, applies: always, faults: signInFaults, basis: usual },
  { name: '补录原因', points: 5, applies: isBackfilled, faults: m => (m.backfillReason.trim() === '' ? [orange('backfillReason', '会后超过 7 天才录入，没有写补录原因')] : []), basis: '会议记录应如实形成，补录须注明', rule: 'W-BACKFILL' },
]

/** Kinds at which people speak one by one. */
const discussing: readonly MeetingKind[] = ['memberAssembly', 'committee', 'groupMeeting', 'organisationalLife', 'democraticReview', 'democraticLife', 'partyGroupMeeting', 'centerGroup']
/** Committees that begin with the first topic (domain.md A5.2). */
const firstTopicKinds: readonly MeetingKind[] = ['committee', 'partyGroupMeeting']
/** Words that stand for a discussion without saying it. */
const vague = /(大家|与会(人员|同志|党员|委员)|全体(党员|委员|人员))?一致(认为|表示)/

function timeFaults(meeting: Meeting): readonly ElementFault[] {
  if (meeting.endAt === null) return [yellow('endAt', '没有填写散会时间')]
  return meeting.endAt <= meeting.startAt ? [orange('endAt', '散会时间不在开始时间之后')] : []
}

function attendanceFaults(meeting: Meeting): readonly ElementFault[] {
  const { source, should, actual, votersShould, votersActual } = attendanceOf(meeting)
  switch (source) {
    case 'unknown': return [orange('attendees', '没有登记应到和实到人员')]
    case 'roster': return actual === 0 ? [orange('attendees', '没有一人登记为出席')] : []
    case 'countsOnly': return [
      yellow('countsOnly', '只填了人数，没有出席人员名单'),
      ...(actual > should || votersActual > votersShould ? [orange('countsOnly', '实到人数多于应到人数')] : []),
      ...(votersShould > should || votersActual > actual ? [orange('countsOnly', '有表决权人数多于总人数')] : []),
    ]
  }
}

function isAway(attendee: Attendee): boolean {
  return attendee.status === 'leave' || attendee.status === 'absent'
}

function absenceFaults(meeting: Meeting, context: CompletenessContext): readonly ElementFault[] {
  return meeting.attendees.flatMap((attendee, i) => (isAway(attendee) && attendee.reason.trim() === ''
    ? [yellow(`attendees.${i}.reason`, `${context.nameOf(attendee.personId)}${attendeeStatus.labels[attendee.status]}，没有写原因`)]
    : []))
}

function exclusionFaults(meeting: Meeting, context: CompletenessContext): readonly ElementFault[] {
  return meeting.attendees.flatMap((attendee, i) => {
    if (attendee.status !== 'excluded') return []
    const name = context.nameOf(attendee.personId)
    return [
      ...(attendee.reason.trim() === '' ? [yellow(`attendees.${i}.reason`, `${name}不计入应到，没有写原因`)] : []),
      ...(attendee.exclusionBasis.trim() === '' ? [orange(`attendees.${i}.exclusionBasis`, `${name}不计入应到，没有写批准依据`)] : []),
    ]
  })
}

function firstTopicApplies(meeting: Meeting, context: CompletenessContext): boolean {
  return context.settings.firstTopicRequired && meeting.topics.length > 0 && meeting.kinds.some(kind => firstTopicKinds.includes(kind))
}

function topicFaults(meeting: Meeting): readonly ElementFault[] {
  if (meeting.topics.length === 0) return [orange('topics', '没有议题')]
  return meeting.topics.flatMap((topic, i) => [
    ...(topic.title.trim() === '' ? [orange(`topics.${i}.title`, `第 ${i + 1} 项议题没有名称`)] : []),
    ...(topic.content.trim() === '' && topic.speeches.length === 0 ? [yellow(`topics.${i}.content`, `第 ${i + 1} 项议题没有内容`)] : []),
    ...(topic.vote !== null && topic.resolution.trim() === '' ? [yellow(`topics.${i}.resolution`, `第 ${i + 1} 项议题有表决，没有写决议`)] : []),
  ])
}

function speechFaults(meeting: Meeting): readonly ElementFault[] {
  return meeting.topics.flatMap((topic, i) => {
    const field = `topics.${i}.speeches`
    if (topic.speeches.length > 0) return namelessSpeeches(topic, i)
    const phrase = vague.exec([topic.content, topic.resolution, meeting.summary].join('\n'))
    return phrase === null
      ? [yellow(field, `第 ${i + 1} 项议题没有发言要点`)]
      : [orange(field, `第 ${i + 1} 项议题写“${phrase[0]}”，没有具体发言`)]
  })
}

function namelessSpeeches(topic: Topic, index: number): readonly ElementFault[] {
  return topic.speeches.flatMap((speech, j) => [
    ...(speech.personId === null && speech.speakerName.trim() === '' ? [yellow(`topics.${index}.speeches.${j}.speakerName`, `第 ${index + 1} 项议题第 ${j + 1} 条发言没有写是谁`)] : []),
    ...(speech.text.trim() === '' ? [yellow(`topics.${index}.speeches.${j}.text`, `第 ${index + 1} 项议题第 ${j + 1} 条发言没有内容`)] : []),
  ])
}

function lectureFaults(meeting: Meeting): readonly ElementFault[] {
  const { lecture } = meeting
  if (lecture === null) return [orange('lecture', '没有填写党课的主讲人和题目')]
  return [
    ...(lecture.lecturerId === null && lecture.lecturerName.trim() === '' ? [orange('lecture.lecturerName', '没有填写党课主讲人')] : []),
    ...(lecture.subject.trim() === '' ? [orange('lecture.subject', '没有填写党课题目')] : []),
    ...(lecture.audience.trim() === '' ? [yellow('lecture.audience', '没有填写听课对象')] : []),
  ]
}

function signatureFaults(meeting: Meeting): readonly ElementFault[] {
  return [
    ...(meeting.hostSigned ? [] : [yellow('hostSigned', '主持人没有签字')]),
    ...(meeting.recorderSigned ? [] : [yellow('recorderSigned', '记录人没有签字')]),
  ]
}

function isBackfilled(meeting: Meeting, context: CompletenessContext): boolean {
  return backfillWhenEntered(meeting, context.enteredOn).kind === 'backfilled'
}

/** A roster that was ticked name by name is a sign-in: the paper one need not be scanned as well (减负: no traces asked for twice). */
function signInFaults(meeting: Meeting): readonly ElementFault[] {
  const onPaper = meeting.attachments.some(attachment => attachment.category === 'signIn' || attachment.category === 'scan')
  return onPaper || meeting.attendees.some(attendee => attendee.status === 'present') ? [] : [yellow('attachments', '没有出席名单，也没有签到表')]
}
