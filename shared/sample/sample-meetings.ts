import type { Attendee, Meeting, MeetingKind, Topic, Vote } from '../model/meeting.ts'
import { meetingKind, type Speech } from '../model/meeting.ts'
import { chineseDate } from '../time/local-date.ts'
import { localDateTime } from '../time/local-date-time.ts'
import type { Dice } from './dice.ts'
import type { PlannedMeeting } from './meeting-plan.ts'
import { places } from './names.ts'
import { specialParts } from './sample-special-parts.ts'
import { assemblyTopics, committeeTopics, leaveReasons, lectureSubjects, studyTopics, themeTopics, type TopicText } from './topic-texts.ts'

/** Who belongs to a meeting on its day: the host first. */
export interface Roster {
  readonly hostId: string | null
  readonly recorderId: string | null
  readonly members: readonly { readonly personId: string; readonly isVoter: boolean }[]
}

/** Faults that an inspector would find, one in about a dozen records. */
type Fault = 'none' | 'noLeaveReason' | 'noSpeeches' | 'unsigned' | 'noPlace' | 'emptyTalk' | 'incompleteVote'
const faults = ['noLeaveReason', 'noSpeeches', 'unsigned', 'noPlace', 'emptyTalk', 'incompleteVote'] as const

/** The minutes of a planned meeting. `start`: milliseconds of its ids' time part; `name`: of the organisation on that day. */
export function sampleMeeting(dice: Dice, start: number, planned: PlannedMeeting, roster: Roster, name: string): Meeting {
  const fault: Fault = dice.chance(0.08) ? dice.pick(faults) : 'none'
  const attendees = roster.members.map(member => attendee(dice, member, fault, roster.hostId))
  const present = attendees.filter(a => a.status === 'present')
  const hour = dice.pick([9, 10, 14, 15] as const)
  const minute = dice.pick(['00', '30'] as const)
  const texts = topicTexts(dice, planned.kinds)
  const lecture = planned.kinds.includes('partyLecture')
  return {
    id: dice.uuid(start), organisationId: planned.holder.organisation.id, kinds: [...planned.kinds], title: titleOf(planned, name), session: '',
    belongYear: planned.belongYear, startAt: localDateTime(`${planned.on}T${String(hour).padStart(2, '0')}:${minute}`),
    endAt: localDateTime(`${planned.on}T${String(hour + dice.int(1, 2)).padStart(2, '0')}:${dice.pick(['35', '45', '50'] as const)}`),
    place: fault === 'noPlace' ? '' : dice.pick(places), hostId: roster.hostId, hostName: '', hostDuty: '', recorderId: roster.recorderId, recorderName: '',
    notifiedOn: null, attendees, countsOnly: null, observers: dice.chance(0.15) ? [{ name: '陆行远', unitPost: '机关工委组织处干部' }] : [],
    topics: texts.map((text, index) => topic(dice, start, text, index, present, roster, fault)),
    lecture: lecture ? { lecturerId: roster.hostId, lecturerName: '', lecturerDuty: '', subject: dice.pick(lectureSubjects), audience: '全体党员', outline: '', response: '' } : null,
    otherKindName: '', ...specialParts(dice, start, planned.on, [...planned.kinds], present), centerGroup: null,
    studyHours: null,
    summary: '本次会议议题明确、发言具体，会后由责任人按时限落实，落实情况下次会议通报。', hostSigned: fault !== 'unsigned', recorderSigned: true,
    attachments: [], backfillReason: '', remark: '',
  }
}

function titleOf(planned: PlannedMeeting, name: string): string {
  const kinds = planned.kinds.map(kind => meetingKind.labels[kind]).join('暨')
  const year = planned.kinds.includes('organisationalLife') ? `${planned.belongYear}年度` : chineseDate(planned.on).replace(/月.*/, '月')
  return `${name}${year}${kinds}`
}

function attendee(dice: Dice, member: Roster['members'][number], fault: Fault, hostId: string | null): Attendee {
  const away = member.personId !== hostId && dice.chance(0.08)
  return {
    personId: member.personId, status: away ? 'leave' : 'present', reason: away && fault !== 'noLeaveReason' ? dice.pick(leaveReasons) : '',
    exclusionBasis: '', isVoter: member.isVoter, makeUp: null,
  }
}

function topicTexts(dice: Dice, kinds: readonly MeetingKind[]): readonly TopicText[] {
  const study = dice.pick(studyTopics)
  if (kinds.includes('committee')) return [study, ...dice.some(committeeTopics, dice.int(1, 3))]
  if (kinds.includes('memberAssembly')) return [study, ...dice.some(assemblyTopics, dice.int(1, 2)), ...(kinds.includes('themeDay') ? [dice.pick(themeTopics)] : [])]
  if (kinds.includes('themeDay')) return [study, dice.pick(themeTopics)]
  if (kinds.includes('organisationalLife')) return [study, reviewTopic]
  return [study]
}

const reviewTopic: TopicText = {
  title: '开展批评和自我批评，民主评议党员', matter: 'general', isVoted: false,
  content: ['支部书记代表支委会作对照检查，党员逐一作自我批评并接受批评，随后进行民主测评。'],
  speeches: ['自我批评：抓落实有前紧后松的问题，去年两项任务延期。', '给支部提意见：谈心谈话面不够宽，离退休党员联系少。', '批评意见：审核材料有时过于依赖经办人，要亲自核对原件。'],
  resolutions: ['所提意见由支委会梳理成清单，逐条明确责任人和时限。'],
}

function topic(dice: Dice, start: number, text: TopicText, index: number, present: readonly Attendee[], roster: Roster, fault: Fault): Topic {
  const speakers = fault === 'noSpeeches' ? [] : dice.some(present, dice.int(2, Math.min(4, Math.max(2, present.length))))
  const empty = fault === 'emptyTalk' && index === 0
  return {
    id: dice.uuid(start), title: text.title, isFirstTopic: index === 0, matter: text.matter, reporterId: roster.hostId, reporterName: '',
    content: dice.pick(text.content),
    speeches: empty ? [speech(null, '大家一致认为要认真抓好落实。')] : speakers.map((speaker, i) => speech(speaker.personId, text.speeches[i % text.speeches.length] ?? text.speeches[0])),
    vote: text.isVoted ? vote(dice, text, present, fault) : null, election: null, resolution: dice.pick(text.resolutions), responsibleId: index === 0 ? null : roster.recorderId, dueOn: null, followUp: '',
  }
}

function speech(personId: string | null, words: string): Speech {
  return { personId, speakerName: personId === null ? '全体' : '', text: words, isDissent: false }
}

function vote(dice: Dice, text: TopicText, present: readonly Attendee[], fault: Fault): Vote {
  const voters = present.filter(a => a.isVoter).length
  const abstain = voters > 4 && dice.chance(0.1) ? 1 : 0
  const lost = fault === 'incompleteVote' ? 1 : 0
  return {
    method: text.matter === 'general' ? 'showOfHands' : 'secretBallot', yes: Math.max(0, voters - abstain - lost), no: 0, abstain,
    writtenYes: 0, writtenNo: 0, writtenAbstain: 0,
  }
}
