import * as z from 'zod'
import { labelled } from './labelled.ts'
import { filledText, record, recordId, text } from './record.ts'

/** 单位层级. */
export const unitLevel = labelled({ central: '中央', province: '省级', city: '市级', county: '县级', township: '乡级' })

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
  level: unitLevel.schema.nullable(),
  /** 编制数. */
  staffQuota: z.int().min(0).nullable(),
  totalStaff: z.int().min(0).nullable(),
})
export type Unit = z.infer<typeof Unit>

export const unitLabels = {
  id: '编号', name: '单位名称', shortName: '单位简称', uscc: '统一社会信用代码', fondsNo: '全宗号', fondsName: '全宗名称',
  contact: '联系人及电话', level: '单位层级', staffQuota: '编制数', totalStaff: '机关工作人员总数',
} satisfies Record<keyof typeof Unit.shape, string>
