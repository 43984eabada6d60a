import * as z from 'zod'
import { LocalDateTime } from '../time/local-date-time.ts'
import { Attachment } from './attachment.ts'
import { labelled } from './labelled.ts'
import { record, recordId, text } from './record.ts'

/** 谈心谈话的类型 (domain.md C.7). */
export const talkKind = labelled({
  betweenCommittee: '支委间', committeeWithMember: '支委与党员', betweenMembers: '党员间', takingOffice: '任职', integrityReminder: '廉政提醒', developmentCandidate: '发展对象', other: '其他',
})
export type TalkKind = z.infer<typeof talkKind.schema>

/** 谈心谈话 (domain.md C.7, F.2): who talked with whom about what. */
export const Talk = record({
  id: recordId,
  organisationId: recordId,
  kind: talkKind.schema,
  talkedAt: LocalDateTime,
  place: text,
  talkerId: recordId.nullable(),
  /** Who talked, where no person of the archive is named. */
  talkerName: text,
  /** 职务 as printed; empty = taken from the posts of that day. */
  talkerDuty: text,
  talkeeId: recordId.nullable(),
  talkeeName: text,
  talkeeDuty: text,
  content: text,
  /** 意见建议. */
  opinions: text,
  /** 答复及落实. */
  answer: text,
  talkerSigned: z.boolean(),
  talkeeSigned: z.boolean(),
  attachments: z.array(Attachment),
  /** Why the record was entered more than seven days after the talk (domain-checks C53); empty otherwise. */
  backfillReason: text,
  remark: text,
})
export type Talk = z.infer<typeof Talk>

export const talkLabels = {
  id: '编号', organisationId: '党组织', kind: '类型', talkedAt: '谈话时间', place: '地点', talkerId: '谈话人', talkerName: '谈话人姓名', talkerDuty: '谈话人职务', talkeeId: '谈话对象', talkeeName: '谈话对象姓名',
  talkeeDuty: '谈话对象职务', content: '谈话内容', opinions: '意见建议', answer: '答复及落实', talkerSigned: '谈话人签字', talkeeSigned: '谈话对象签字', attachments: '附件', backfillReason: '补录原因', remark: '备注',
} satisfies Record<keyof typeof Talk.shape, string>
