import * as z from 'zod'
import { LocalDate } from '../../time/local-date.ts'
import { labelled } from '../labelled.ts'
import { recordId, text } from '../record.ts'
import { SealedFile } from './sealed-file.ts'

/** 党纪处分五种 (domain.md D.3), and what else a unit files. */
export const sanctionKind = labelled({
  warning: '警告', seriousWarning: '严重警告', removalFromPost: '撤销党内职务', probation: '留党察看', expulsion: '开除党籍', administrative: '政务处分', admonition: '诫勉', other: '其他处理',
})

/** 处分: kept here and nowhere else (domain.md F, ⑥); the conclusion alone. */
export const Sanction = z.object({
  id: recordId,
  kind: sanctionKind.schema,
  /** As the decision words it. */
  name: text,
  decidedOn: LocalDate.nullable(),
  decidedBy: text,
  documentNo: text,
  effectiveOn: LocalDate.nullable(),
  /** 影响期 or probation ends; null = none, or not known. */
  endsOn: LocalDate.nullable(),
  conclusion: text,
  authorisedBy: text,
  files: z.array(SealedFile),
})
export type Sanction = z.infer<typeof Sanction>

export const sanctionLabels = {
  id: '编号', kind: '种类', name: '名称', decidedOn: '决定日期', decidedBy: '决定单位', documentNo: '文号', effectiveOn: '生效日期', endsOn: '影响期满', conclusion: '结论', authorisedBy: '入档批准', files: '附件',
} satisfies Record<keyof typeof Sanction.shape, string>
