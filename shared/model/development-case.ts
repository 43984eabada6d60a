import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { Attachment } from './attachment.ts'
import { labelled } from './labelled.ts'
import { filledText, record, recordId, text } from './record.ts'

/** 发展党员 25 步 (domain.md B.4.2), in their order. */
export const developmentStepCode = labelled({
  apply: '递交入党申请书', firstTalk: '党组织派人谈话', activistDecide: '推荐和确定积极分子', activistFile: '上级党委备案', mentorAssign: '指定培养联系人', cultivate: '培养教育考察',
  candidateDecide: '确定发展对象', candidateFile: '报上级党委同意并公示', sponsorAssign: '确定入党介绍人', politicalReview: '政治审查', training: '短期集中培训', branchReview: '支委会审查',
  preReview: '上级党委预审', fillForm: '填写入党志愿书', branchMeeting: '支部党员大会讨论', committeeTalk: '上级党委派人谈话', committeeApprove: '上级党委审批', reportUp: '报组织部门备案',
  assignGroup: '编入支部和小组', oath: '入党宣誓', probation: '继续教育考察', fullApply: '提出转正申请', fullMeeting: '支部大会讨论转正', fullApprove: '上级党委审批转正', archive: '材料归档',
})
export type DevelopmentStepCode = z.infer<typeof developmentStepCode.schema>

/** A paper of a step, with its scan where there is one. */
export const DevelopmentMaterial = z.object({ id: recordId, name: filledText, isThere: z.boolean(), file: Attachment.nullable() })
export type DevelopmentMaterial = z.infer<typeof DevelopmentMaterial>

export const DevelopmentStep = z.object({
  code: developmentStepCode.schema,
  plannedOn: LocalDate.nullable(),
  /** The day on which it was done. */
  on: LocalDate.nullable(),
  documentNo: text,
  note: text,
  /** Why it was done before the earliest day; without it such a day is held back. */
  earlyReason: text,
  materials: z.array(DevelopmentMaterial),
})
export type DevelopmentStep = z.infer<typeof DevelopmentStep>

/** 产生方式 (A6.9). */
export const recommendation = labelled({ members: '党员推荐', massOrganisation: '群团推优' })

/** Who approves. 党组、党总支、乡镇（街道）党委所属基层党委 may not (细则 22 条). */
export const approverKind = labelled({ committee: '党委', organCommittee: '机关党委', workCommittee: '机关工委', partyGroup: '党组', generalBranch: '党总支', subordinateCommittee: '乡镇（街道）党委所属基层党委' })
export type ApproverKind = z.infer<typeof approverKind.schema>

/** A person of the archive, or a name. */
const Supporter = z.object({ id: recordId, personId: recordId.nullable(), name: text, from: LocalDate.nullable(), to: LocalDate.nullable() })

/** One person's way into the party (domain.md B.4.2, F.2). `ruleVersion` follows from each step's day. */
export const DevelopmentCase = record({
  id: recordId,
  personId: recordId,
  /** The branch that develops. */
  organisationId: recordId,
  /** Steps without a row are not done. */
  steps: z.array(DevelopmentStep),
  recommendedBy: recommendation.schema.nullable(),
  isLeagueMember: z.boolean(),
  /** 培养联系人, 入党介绍人. */
  mentors: z.array(Supporter),
  sponsors: z.array(Supporter),
  /** 政审结论. */
  politicalReviewResult: text,
  publicNotice: z.object({ from: LocalDate, to: LocalDate.nullable(), result: text, hasObjection: z.boolean() }).nullable(),
  /** 短期集中培训. */
  trainingDays: z.number().min(0).nullable(),
  trainingHours: z.number().min(0).nullable(),
  /** 半年考察, of the activist and of the probationary member. */
  inspections: z.array(z.object({ id: recordId, on: LocalDate, opinion: text })),
  thoughtReports: z.array(z.object({ id: recordId, on: LocalDate, note: text })),
  /** 支部上报日: the three months of approval count from there. */
  admissionSubmittedOn: LocalDate.nullable(),
  conversionSubmittedOn: LocalDate.nullable(),
  /** Why an approval may take up to six months. */
  approvalDelayReason: text,
  approver: z.object({ kind: approverKind.schema, organisationId: recordId.nullable(), name: text }).nullable(),
  /** 延长预备期: decided once, half a year to a year. */
  extension: z.object({ decidedOn: LocalDate, to: LocalDate, reason: text }).nullable(),
  /** 预备党员转入的: 讨论可推迟不超过六个月. */
  transferredIn: z.boolean(),
  terminated: z.object({ on: LocalDate, reason: filledText }).nullable(),
  remark: text,
})
export type DevelopmentCase = z.infer<typeof DevelopmentCase>

export const developmentCaseLabels = {
  id: '编号', personId: '姓名', organisationId: '所在党支部', steps: '发展步骤', recommendedBy: '产生方式', isLeagueMember: '共青团员', mentors: '培养联系人', sponsors: '入党介绍人',
  politicalReviewResult: '政审结论', publicNotice: '公示', trainingDays: '集中培训天数', trainingHours: '集中培训学时', inspections: '半年考察', thoughtReports: '思想汇报',
  admissionSubmittedOn: '接收上报日期', conversionSubmittedOn: '转正上报日期', approvalDelayReason: '延长审批的原因', approver: '审批党组织', extension: '延长预备期', transferredIn: '预备期内转入',
  terminated: '终止', remark: '备注',
} satisfies Record<keyof typeof DevelopmentCase.shape, string>

export const developmentStepLabels = {
  code: '步骤', plannedOn: '计划日期', on: '完成日期', documentNo: '文号', note: '说明', earlyReason: '提前的原因', materials: '材料',
} satisfies Record<keyof DevelopmentStep, string>

export const blankDevelopmentCase: Omit<DevelopmentCase, 'id' | 'personId' | 'organisationId'> = {
  steps: [], recommendedBy: null, isLeagueMember: false, mentors: [], sponsors: [], politicalReviewResult: '', publicNotice: null, trainingDays: null, trainingHours: null, inspections: [],
  thoughtReports: [], admissionSubmittedOn: null, conversionSubmittedOn: null, approvalDelayReason: '', approver: null, extension: null, transferredIn: false, terminated: null, remark: '',
}
