import * as z from 'zod'
import { Attachment } from './attachment.ts'
import { labelled } from './labelled.ts'
import { record, recordId, text } from './record.ts'

/** 民主评议党员的等次 (R-EVA-01). */
export const reviewGrade = labelled({ excellent: '优秀', qualified: '合格', basic: '基本合格', unqualified: '不合格' })
export type ReviewGrade = z.infer<typeof reviewGrade.schema>

const count = z.int('应为整数').min(0, '不能小于 0')

/** One member's review; a probationary member takes part and gets no grade (R-EVA-01). */
export const ReviewedMember = z.object({
  personId: recordId,
  takesPart: z.boolean(),
  /** 未参评原因, 处置. */
  absenceReason: text, disposal: text,
  /** 个人自评, with the year's work. */
  selfReview: text,
  /** 党员互评意见. */
  peerOpinion: text,
  /** 民主测评票数. */
  votes: z.object({ excellent: count, qualified: count, basic: count, unqualified: count }),
  /** 支部评定意见与等次. */
  opinion: text,
  grade: reviewGrade.schema.nullable(),
  memberSigned: z.boolean(),
})
export type ReviewedMember = z.infer<typeof ReviewedMember>

/** 民主评议党员 of one branch for one year (domain.md C.6, F.2). The meeting where it was held is a meeting of its own. */
export const Review = record({
  id: recordId,
  organisationId: recordId,
  /** 归属年度. */
  year: z.int().min(1921).max(2200),
  meetingId: recordId.nullable(),
  ballotsIssued: count, ballotsReturned: count,
  members: z.array(ReviewedMember),
  secretarySigned: z.boolean(),
  attachments: z.array(Attachment),
  remark: text,
})
export type Review = z.infer<typeof Review>

export const reviewLabels = {
  id: '编号', organisationId: '党组织', year: '归属年度', meetingId: '评议会议', ballotsIssued: '发出测评票', ballotsReturned: '收回测评票', members: '评议情况', secretarySigned: '书记签字', attachments: '附件', remark: '备注',
} satisfies Record<keyof typeof Review.shape, string>

export const reviewedMemberLabels = {
  personId: '姓名', takesPart: '参加评议', absenceReason: '未参评原因', disposal: '处置', selfReview: '个人自评', peerOpinion: '党员互评意见', votes: '民主测评票数', opinion: '支部评定意见', grade: '等次', memberSigned: '本人签字',
} satisfies Record<keyof typeof ReviewedMember.shape, string>
