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
  resolution: text,
  responsibleId: recordId.nullable(),
  dueOn: LocalDate.nullable(),
})
export type Topic = z.infer<typeof Topic>

/** A meeting's minutes, in the order of the paper form (domain.md C.1). */
export const Meeting = record({
  id: recordId,
  organisationId: recordId,
  kinds: z.array(meetingKind.schema).min(1, '至少选一种会议类型'),
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
  lecture: z.object({ lecturerId: recordId.nullable(), lecturerName: text, lecturerDuty: text, subject: text, audience: text }).nullable(),
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

export const meetingLabels = {
  id: '编号', organisationId: '党组织', kinds: '会议类型', title: '会议名称', session: '届次', belongYear: '归属年度', startAt: '开始时间', endAt: '散会时间',
  place: '地点', hostId: '主持人', hostName: '主持人姓名', hostDuty: '主持人职务', recorderId: '记录人', recorderName: '记录人姓名', notifiedOn: '通知日期',
  attendees: '出席情况', countsOnly: '人数', observers: '列席人员', topics: '议题', lecture: '党课', studyHours: '学时', summary: '主持人小结', hostSigned: '主持人签字',
  recorderSigned: '记录人签字', attachments: '附件', backfillReason: '补录原因', remark: '备注',
} satisfies Record<keyof typeof Meeting.shape, string>

export const attendeeLabels = {
  personId: '姓名', status: '到会情况', reason: '原因', exclusionBasis: '批准依据', isVoter: '有表决权',
} satisfies Record<keyof typeof Attendee.shape, string>

export const topicLabels = {
  id: '编号', title: '议题', isFirstTopic: '第一议题', matter: '议题事项', reporterId: '汇报人', reporterName: '汇报人姓名', content: '汇报（传达）内容',
  speeches: '发言要点', vote: '表决', resolution: '决议', responsibleId: '落实责任人', dueOn: '完成时限',
} satisfies Record<keyof typeof Topic.shape, string>

export const voteLabels = {
  method: '表决方式', yes: '同意', no: '反对', abstain: '弃权', writtenYes: '书面同意', writtenNo: '书面反对', writtenAbstain: '书面弃权',
} satisfies Record<keyof typeof Vote.shape, string>
