import * as z from 'zod'
import { DayOrMonth } from '../time/day-or-month.ts'
import { labelled } from './labelled.ts'
import { filledText, record, recordId, text } from './record.ts'

/** domain.md A7.4. */
export const honourKind = labelled({ excellentMember: '优秀共产党员', excellentWorker: '优秀党务工作者', advancedOrganisation: '先进基层党组织', other: '其他表彰' })

/** 表彰奖励 of a person or of an organisation. Sanctions are never kept here (domain.md F, ⑥). */
export const Honour = record({
  id: recordId,
  personId: recordId.nullable(),
  organisationId: recordId.nullable(),
  kind: honourKind.schema,
  title: filledText,
  /** 表彰级别. */
  level: text,
  grantedBy: text,
  documentNo: text,
  on: DayOrMonth.nullable(),
  remark: text,
})
export type Honour = z.infer<typeof Honour>

export const honourLabels = {
  id: '编号', personId: '姓名', organisationId: '党组织', kind: '类别', title: '名称', level: '级别', grantedBy: '授予单位', documentNo: '文号', on: '授予时间', remark: '备注',
} satisfies Record<keyof typeof Honour.shape, string>
