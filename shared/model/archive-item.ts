import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { labelled } from './labelled.ts'
import { filledText, record, recordId, text } from './record.ts'

/** 保管期限 (国家档案局 8 号令; domain.md D.2), with its code in a 档号 (C.21). */
export const retention = labelled({ Y: '永久', D30: '30年', D10: '10年' })
export type Retention = z.infer<typeof retention.schema>

const year = z.int().min(1921).max(2200)

/** 归档件 (domain.md C.21, F.3; DA/T 22-2015). Its 档号 is derived; it only points to the record that it is of. */
export const ArchiveItem = record({
  id: recordId,
  /** 全宗号. */
  fondsNo: filledText,
  /** 档案门类代码. */
  category: filledText,
  year,
  retention: retention.schema,
  /** 机构（问题）代码; empty = not sorted by it. */
  organisationCode: text,
  itemNo: z.int('应为整数').min(1, '从 1 开始').max(9999, '最大 9999'),
  documentNo: text,
  /** 责任者. */
  responsible: text,
  title: filledText,
  /** 自拟题名: printed in brackets. */
  isOwnTitle: z.boolean(),
  documentOn: LocalDate.nullable(),
  /** 密级; always empty in an archive that holds nothing secret, but for printing a column. */
  secretLevel: text,
  pages: z.int('应为整数').min(0).nullable(),
  /** The record that it is of. */
  link: z.object({ table: text, id: recordId }).nullable(),
  /** 盒. */
  boxId: recordId.nullable(),
  remark: text,
})
export type ArchiveItem = z.infer<typeof ArchiveItem>

/** 档案盒 with its 备考表 (domain.md C.21). */
export const ArchiveBox = record({
  id: recordId,
  year,
  retention: retention.schema,
  organisationCode: text,
  /** 盒号. */
  no: z.int('应为整数').min(1, '从 1 开始'),
  /** 盒内文件情况说明. */
  note: text,
  arrangedBy: text, arrangedOn: LocalDate.nullable(),
  checkedBy: text, checkedOn: LocalDate.nullable(),
})
export type ArchiveBox = z.infer<typeof ArchiveBox>

export const archiveItemLabels = {
  id: '编号', fondsNo: '全宗号', category: '档案门类代码', year: '年度', retention: '保管期限', organisationCode: '机构（问题）代码', itemNo: '件号', documentNo: '文号', responsible: '责任者', title: '题名', isOwnTitle: '自拟题名',
  documentOn: '日期', secretLevel: '密级', pages: '页数', link: '对应记录', boxId: '盒', remark: '备注',
} satisfies Record<keyof typeof ArchiveItem.shape, string>

export const archiveBoxLabels = {
  id: '编号', year: '年度', retention: '保管期限', organisationCode: '机构（问题）代码', no: '盒号', note: '盒内文件情况说明', arrangedBy: '整理人', arrangedOn: '整理日期', checkedBy: '检查人', checkedOn: '检查日期',
} satisfies Record<keyof typeof ArchiveBox.shape, string>
