import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { LocalDateTime } from '../time/local-date-time.ts'
import { Attachment } from './attachment.ts'
import { labelled } from './labelled.ts'
import { filledText, record, recordId, text } from './record.ts'

/** domain.md F.2 Meeting.kinds. One record may carry several (domain.md B.1). */
export const meetingKind = labelled({
  memberAssembly: '党员大会', committee: '支委会', groupMeeting: '党小组会', partyLecture: '党课', themeDay: '主题党日', organisationalLife: '组织生活会',
  democraticReview: '民主评议', democraticLife: '民主生活会', partyGroupMeeting: '党组会', centerGroup: '中心组学习', cadreAssembly: '机关党员干部大会',
  jointConference: '联席会议', other: '其他',
})
export type MeetingKind = z.infer<typeof meetingKind.schema>

/** Which of the three ways of counting a topic's vote is judged by (domain.md F, ②). */
export const topicMatter = labelled({ general: '一般事项', admission: '接收预备党员', conversion: '预备党员转正', election: '选举', discipline: '处分' })
export type TopicMatter = z.infer<typeof topicMatter.schema>

export const voteMethod = labelled({ showOfHands: '举手表决', secretBallot: '无记名投票', oral: '口头表决' })

export const attendeeStatus = labelled({ present: '出席', leave: '请假', absent: '缺席', excluded: '不计入应到', nonvotingObserver: '列席' })
export type AttendeeStatus = z.infer<typeof attendeeStatus.schema>

const count = z.int('应为整数').min(0, '不能小于 0')

export const Attendee = z.object({
  personId: recordId,
  status: attendeeStatus.schema,
  /** Why on leave, absent, or left out of the base. */
  reason: text,
  /** The approval that leaves the person out of the base (domain.md B.2); only with `excluded`. */
  exclusionBasis: text,
  /** Whether the person had a vote on that day. */
  isVoter: z.boolean(),
  /** 补学: when and how one who was away made up for it; null = not, or there is no need. */
  makeUp: z.object({ on: LocalDate, how: text }).nullable(),
})
export type Attendee = z.infer<typeof Attendee>

export const Speech = z.object({
  personId: recordId.nullable(),
  /** Who spoke, where no person of the archive is named. */
  speakerName: text,
  text,
  isDissent: z.boolean(),
})
export type Speech = z.infer<typeof Speech>

/** Counts of votes; written opinions stand apart from those of the room (domain.md F, ③). */
export const Vote = z.object({
  method: voteMethod.schema,
  yes: count, no: count, abstain: count,
  writtenYes: count, writtenNo: count, writtenAbstain: count,
})
export type Vote = z.infer<typeof Vote>

/** One name on the ballots, candidate or written in. */
export const Candidate = z.object({
  id: recordId,
  personId: recordId.nullable(),
  /** Who stands, where no person of the archive is named. */
  name: text,
  /** 另选他人: written in by voters. */
  isWrittenIn: z.boolean(),
  yes: count, no: count, abstain: count,
})
export type Candidate = z.infer<typeof Candidate>

/** An election at a meeting (domain.md B.2, R-QRM-04…06): ballots as they were counted; who is elected is derived. */
export const Election = z.object({
  /** What is elected: 支部委员会委员, 书记. */
  post: text,
  /** 应选人数. */
  seats: count,
  ballotsIssued: count, ballotsReturned: count,
  /** Of those returned: more names than seats, or unreadable. */
  ballotsInvalid: count,
  /** 监票人, 计票人. */
  tellers: text,
  candidates: z.array(Candidate),
})
export type Election = z.infer<typeof Election>

export const Topic = z.object({
  id: recordId,
  title: text,
  isFirstTopic: z.boolean(),
  matter: topicMatter.schema,
  reporterId: recordId.nullable(),
  reporterName: text,
  /** 汇报、传达内容. */
  content: text,
  speeches: z.array(Speech),
  vote: Vote.nullable(),
  /** Only of matter `election`. */
  election: Election.nullable(),
  resolution: text,
  responsibleId: recordId.nullable(),
  dueOn: LocalDate.nullable(),
  /** 落实情况. */
  followUp: text,
})
export type Topic = z.infer<typeof Topic>

/** 形式 of a 主题党日 (domain.md C.3). */
export const themeDayForm = labelled({ collectiveStudy: '集中学习', deliberation: '民主议事', volunteering: '志愿服务', redEducation: '红色教育', other: '其他' })

/** One of the five ones: done or not, and with what. */
const One = z.object({ isDone: z.boolean(), note: text })

/** What a 主题党日 has beside its minutes; the day of its notice is `notifiedOn` (domain.md A5.3, C.3: the five ones of S3). */
export const ThemeDay = z.object({
  fiveOnes: z.object({ defineTopic: One, studyTheory: One, issueReport: One, exchange: One, microLecture: One }),
  forms: z.array(themeDayForm.schema),
  /** 重温入党誓词、交党费、政治生日. */
  hasOath: z.boolean(), hasDues: z.boolean(), hasPoliticalBirthday: z.boolean(),
  effect: text,
})
export type ThemeDay = z.infer<typeof ThemeDay>

/** One problem to be put right after an 组织生活会 or 民主生活会. */
export const Rectification = z.object({
  id: recordId,
  problem: text, measures: text,
  responsibleId: recordId.nullable(), responsibleName: text,
  dueOn: LocalDate.nullable(),
  progress: text,
  doneOn: LocalDate.nullable(),
})
export type Rectification = z.infer<typeof Rectification>

/** Criticism of one person at an 组织生活会 or 民主生活会: of himself, and by others. */
export const Criticism = z.object({
  id: recordId,
  personId: recordId.nullable(), name: text,
  self: text,
  byOthers: z.array(z.object({ personId: recordId.nullable(), name: text, text })),
})
export type Criticism = z.infer<typeof Criticism>

/** What an 组织生活会 or a 民主生活会 has beside its minutes: before, in, after (domain.md C.5, C.8). */
export const LifeMeeting = z.object({
  theme: text,
  /** 上级派员、督导组. */
  upperAttendance: text,
  /** 会前: 学习研讨、征求意见、谈心谈话、查摆问题、对照检查材料. */
  study: text,
  opinions: z.array(text),
  talks: text,
  problems: text,
  examination: text,
  /** 会中: 班子对照检查（检视问题）, 逐人批评, 民主测评. */
  teamExamination: text,
  criticisms: z.array(Criticism),
  assessment: text,
  /** 会后: 整改清单, 通报范围, 报送日期, 情况报告. */
  rectifications: z.array(Rectification),
  notifiedScope: text,
  reportedOn: LocalDate.nullable(),
  report: text,
})
export type LifeMeeting = z.infer<typeof LifeMeeting>

/** What a session of the 理论学习中心组 has beside its minutes (domain.md C.18). */
export const CenterGroupSession = z.object({
  theme: text,
  /** 学习内容、书目. */
  materials: text,
  /** 研讨成果. */
  results: text,
  /** 撰写的心得、调研报告. */
  writings: z.array(z.object({ personId: recordId, title: text })),
})
export type CenterGroupSession = z.infer<typeof CenterGroupSession>

/** A meeting's minutes, in the order of the paper form (domain.md C.1). */
export const Meeting = record({
  id: recordId,
  organisationId: recordId,
  kinds: z.array(meetingKind.schema).min(1, '至少选一种会议类型'),
  /** What a meeting of kind `other` is called; empty = 其他. */
  otherKindName: text,
  title: filledText,
  /** 届次、次数, free words. */
  session: text,
  /** The year that the meeting counts for; an 组织生活会 of January may belong to the year before (domain.md 0.2, 6). */
  belongYear: z.int().min(1921).max(2200),
  startAt: LocalDateTime,
  endAt: LocalDateTime.nullable(),
  place: text,
  hostId: recordId.nullable(),
  /** The host where no person of the archive is named. */
  hostName: text,
  /** 职务 as printed after the host's name; empty = taken from the host's posts of that day. */
  hostDuty: text,
  recorderId: recordId.nullable(),
  recorderName: text,
  notifiedOn: LocalDate.nullable(),
  attendees: z.array(Attendee),
  /** Counts of a meeting whose roster is not known; ignored as soon as `attendees` has a name. */
  countsOnly: z.object({ should: count, actual: count, votersShould: count, votersActual: count }).nullable(),
  observers: z.array(z.object({ name: filledText, unitPost: text })),
  topics: z.array(Topic),
  /** Of a 党课: who gave it on what to whom. */
  lecture: z.object({ lecturerId: recordId.nullable(), lecturerName: text, lecturerDuty: text, subject: text, audience: text, outline: text, response: text }).nullable(),
  themeDay: ThemeDay.nullable(),
  lifeMeeting: LifeMeeting.nullable(),
  centerGroup: CenterGroupSession.nullable(),
  /** 学时, where the meeting counts for other than its length says; null = derived (R-EDU-03). */
  studyHours: z.number().min(0).nullable(),
  /** 主持人小结. */
  summary: text,
  hostSigned: z.boolean(),
  recorderSigned: z.boolean(),
  attachments: z.array(Attachment),
  /** Why the record was entered more than seven days after the meeting (domain-checks C53); empty otherwise. */
  backfillReason: text,
  remark: text,
})
export type Meeting = z.infer<typeof Meeting>

/** What its kinds are called; a free kind by its own name. */
export function kindNames({ kinds, otherKindName }: Pick<Meeting, 'kinds' | 'otherKindName'>): readonly string[] {
  return kinds.map(kind => (kind === 'other' && otherKindName.trim() !== '' ? otherKindName.trim() : meetingKind.labels[kind]))
}

export const meetingLabels = {
  id: '编号', organisationId: '党组织', kinds: '会议类型', otherKindName: '其他类型的名称', title: '会议名称', session: '届次', belongYear: '归属年度', startAt: '开始时间', endAt: '散会时间',
  place: '地点', hostId: '主持人', hostName: '主持人姓名', hostDuty: '主持人职务', recorderId: '记录人', recorderName: '记录人姓名', notifiedOn: '通知日期',
  attendees: '出席情况', countsOnly: '人数', observers: '列席人员', topics: '议题', lecture: '党课', themeDay: '主题党日', lifeMeeting: '组织生活会、民主生活会', centerGroup: '中心组学习', studyHours: '学时', summary: '主持人小结', hostSigned: '主持人签字',
  recorderSigned: '记录人签字', attachments: '附件', backfillReason: '补录原因', remark: '备注',
} satisfies Record<keyof typeof Meeting.shape, string>

export const attendeeLabels = {
  personId: '姓名', status: '到会情况', reason: '原因', exclusionBasis: '批准依据', isVoter: '有表决权', makeUp: '补学',
} satisfies Record<keyof typeof Attendee.shape, string>

export const topicLabels = {
  id: '编号', title: '议题', isFirstTopic: '第一议题', matter: '议题事项', reporterId: '汇报人', reporterName: '汇报人姓名', content: '汇报（传达）内容',
  speeches: '发言要点', vote: '表决', election: '选举', resolution: '决议', responsibleId: '落实责任人', dueOn: '完成时限', followUp: '落实情况',
} satisfies Record<keyof typeof Topic.shape, string>

export const voteLabels = {
  method: '表决方式', yes: '同意', no: '反对', abstain: '弃权', writtenYes: '书面同意', writtenNo: '书面反对', writtenAbstain: '书面弃权',
} satisfies Record<keyof typeof Vote.shape, string>

export const electionLabels = {
  post: '选举职务', seats: '应选人数', ballotsIssued: '发出选票', ballotsReturned: '收回选票', ballotsInvalid: '无效票', tellers: '监票人、计票人', candidates: '得票情况',
} satisfies Record<keyof typeof Election.shape, string>

export const candidateLabels = {
  id: '编号', personId: '候选人', name: '候选人姓名', isWrittenIn: '另选他人', yes: '赞成', no: '反对', abstain: '弃权',
} satisfies Record<keyof typeof Candidate.shape, string>

export const fiveOnesLabels = {
  defineTopic: '定一个主题', studyTheory: '学一段理论', issueReport: '发一份通报', exchange: '做一次交流', microLecture: '上一堂微党课',
} satisfies Record<keyof ThemeDay['fiveOnes'], string>

export const themeDayLabels = {
  fiveOnes: '五个一', forms: '形式', hasOath: '重温入党誓词', hasDues: '交纳党费', hasPoliticalBirthday: '过政治生日', effect: '成效',
} satisfies Record<keyof typeof ThemeDay.shape, string>

export const lifeMeetingLabels = {
  theme: '主题', upperAttendance: '上级派员、督导组', study: '学习研讨', opinions: '征求意见', talks: '谈心谈话', problems: '查摆问题', examination: '对照检查材料', teamExamination: '班子对照检查',
  criticisms: '批评与自我批评', assessment: '民主测评', rectifications: '整改清单', notifiedScope: '通报范围', reportedOn: '报送日期', report: '情况报告',
} satisfies Record<keyof typeof LifeMeeting.shape, string>

export const criticismLabels = { id: '编号', personId: '姓名', name: '姓名', self: '自我批评', byOthers: '相互批评' } satisfies Record<keyof typeof Criticism.shape, string>

export const rectificationLabels = {
  id: '编号', problem: '问题', measures: '整改措施', responsibleId: '责任人', responsibleName: '责任人姓名', dueOn: '整改时限', progress: '进展情况', doneOn: '完成日期',
} satisfies Record<keyof typeof Rectification.shape, string>

export const centerGroupLabels = { theme: '专题', materials: '学习内容', results: '研讨成果', writings: '撰写成果' } satisfies Record<keyof typeof CenterGroupSession.shape, string>
