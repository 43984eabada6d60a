import * as z from 'zod'
import { filledText, record, recordId, text } from './record.ts'

/** The office whose archive this is. One row. */
export const Unit = record({
  id: recordId,
  name: filledText,
  shortName: text,
  /** GB 32100-2015, 18 characters, or empty. */
  uscc: text,
  fondsNo: text,
  fondsName: text,
  contact: text,
  totalStaff: z.int().min(0).nullable(),
})
export type Unit = z.infer<typeof Unit>

export const unitLabels = {
  id: '编号', name: '单位名称', shortName: '单位简称', uscc: '统一社会信用代码', fondsNo: '全宗号', fondsName: '全宗名称',
  contact: '联系人及电话', totalStaff: '机关工作人员总数',
} satisfies Record<keyof typeof Unit.shape, string>
