import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { labelled } from './labelled.ts'
import { record, recordId, text } from './record.ts'

/** 换届步骤 (domain.md B.3), in their order; the twelfth, 台账更新, is what this archive does by itself. 党组讨论 only where the organisation is directly under the 机关工委. */
export const electionStepCode = labelled({
  committeeStudy: '支委会研究', partyGroupDiscussion: '党组讨论', request: '向上级请示', reply: '上级批复', nomination: '酝酿候选人', candidateApproval: '候选人预备人选报批',
  notice: '通知党员、准备选举办法和选票', assembly: '党员大会选举', firstMeeting: '委员会一次会议选书记、副书记', resultReport: '报选举结果', approvalFiled: '批复归档',
})
export type ElectionStepCode = z.infer<typeof electionStepCode.schema>

/** One step of the election that ends a term. A step without a row is not done. */
export const ElectionStep = z.object({
  code: electionStepCode.schema,
  on: LocalDate.nullable(),
  documentNo: text,
  note: text,
  /** 不适用. */
  isNotNeeded: z.boolean(),
})
export type ElectionStep = z.infer<typeof ElectionStep>

export const termReminderKind = labelled({ sixMonths: '6 个月', threeMonths: '3 个月', oneMonth: '1 个月', overdue: '逾期' })

/**
 * One term of office of a committee, or of secretary and deputy where there is none (domain.md B.3, C.12). Who sat on it over time stands in the posts
 * of the organisation; the steps are those of the election that ends this term.
 */
export const TermOfOffice = record({
  id: recordId,
  organisationId: recordId,
  /** 第几届, free words. */
  ordinal: text,
  /** The day of the congress or assembly, not of the reply. */
  electedOn: LocalDate,
  /** 5 or 3 by the kind of organisation, villages' and communities' branches 5. */
  years: z.int().min(1, '任期至少 1 年').max(5, '任期最长 5 年'),
  extendedTo: LocalDate.nullable(),
  extensionDocumentNo: text,
  steps: z.array(ElectionStep),
  /** 应到、实到 of the election that ended this term. */
  electionShould: z.int().min(0).nullable(),
  electionActual: z.int().min(0).nullable(),
  /** 提醒记录: letters and calls of the upper organisation. */
  reminders: z.array(z.object({ id: recordId, kind: termReminderKind.schema, on: LocalDate, how: text })),
  remark: text,
})
export type TermOfOffice = z.infer<typeof TermOfOffice>

export const termOfOfficeLabels = {
  id: '编号', organisationId: '党组织', ordinal: '届次', electedOn: '选举日期', years: '任期（年）', extendedTo: '延期至', extensionDocumentNo: '延期批复文号', steps: '换届步骤',
  electionShould: '选举应到', electionActual: '选举实到', reminders: '提醒记录', remark: '备注',
} satisfies Record<keyof typeof TermOfOffice.shape, string>

export const electionStepLabels = { code: '步骤', on: '日期', documentNo: '文号', note: '说明', isNotNeeded: '不适用' } satisfies Record<keyof ElectionStep, string>
