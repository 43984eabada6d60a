import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { Attachment } from './attachment.ts'
import { labelled } from './labelled.ts'
import { filledText, record, recordId, text } from './record.ts'

/** Which column of the hours' ledger a training counts in (domain.md C.19). */
export const trainingForm = labelled({ rotation: '集中轮训', lecture: '党课', collective: '集体学习', online: '网络自学' })
export type TrainingForm = z.infer<typeof trainingForm.schema>

/** 级别. */
export const trainingLevel = labelled({ central: '中央', province: '省级', city: '市级', county: '县级', unit: '本单位', other: '其他' })

/** 任职培训 and 集中培训 that the rules ask for (R-EDU-02, R-EDU-04). */
export const trainingPurpose = labelled({ general: '一般培训', takingOffice: '任职培训', newMember: '新党员培训' })

export const TrainingAttendee = z.object({
  personId: recordId,
  /** Hours of this person, where they differ from those of the training. */
  hours: z.number().min(0).nullable(),
  onLeave: z.boolean(),
  result: text,
})
export type TrainingAttendee = z.infer<typeof TrainingAttendee>

/** domain.md A6.7, F.2. Hours are 学时. */
export const Training = record({
  id: recordId,
  name: filledText,
  level: trainingLevel.schema.nullable(),
  purpose: trainingPurpose.schema,
  form: trainingForm.schema,
  organiser: text,
  /** The organisation that enters it; null = the unit. */
  organisationId: recordId.nullable(),
  from: LocalDate,
  to: LocalDate,
  place: text,
  /** 学时. */
  hours: z.number().min(0),
  attendees: z.array(TrainingAttendee),
  attachments: z.array(Attachment),
  remark: text,
})
export type Training = z.infer<typeof Training>

export const trainingLabels = {
  id: '编号', name: '培训名称', level: '级别', purpose: '培训类别', form: '形式', organiser: '主办单位', organisationId: '党组织', from: '开始日期', to: '结束日期', place: '地点', hours: '学时',
  attendees: '参训人员', attachments: '附件', remark: '备注',
} satisfies Record<keyof typeof Training.shape, string>
export const trainingAttendeeLabels = { personId: '姓名', hours: '学时', onLeave: '请假', result: '考核结果' } satisfies Record<keyof TrainingAttendee, string>
