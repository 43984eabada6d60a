import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { YearMonth } from '../time/year-month.ts'
import { labelled } from './labelled.ts'
import { filledText, record, recordId, text } from './record.ts'

/** GB/T 2261.1-2003. */
export const sex = labelled({ '1': '男', '2': '女', '0': '未知', '9': '未说明' })

export const Person = record({
  id: recordId,
  name: filledText,
  /** Initials for search, `zzs`; made from the name when the person is saved, kept so that a wrong reading can be mended. */
  pinyinInitials: text,
  formerName: text,
  sex: sex.schema,
  birth: z.union([LocalDate, YearMonth]).nullable(),
  /** 行政职务, as printed after 主持人. */
  unitPost: text,
  phone: text,
  isRetired: z.boolean(),
  remark: text,
})
export type Person = z.infer<typeof Person>

export const personLabels = {
  id: '编号', name: '姓名', pinyinInitials: '拼音首字母', formerName: '曾用名', sex: '性别', birth: '出生年月', unitPost: '行政职务', phone: '电话',
  isRetired: '离退休', remark: '备注',
} satisfies Record<keyof typeof Person.shape, string>
