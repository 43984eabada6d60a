import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { labelled } from './labelled.ts'
import { record, recordId, text } from './record.ts'

export const yearSealState = labelled({ sealed: '已封账', reopened: '已重新开账' })

/** 年度封账: whether a year's meetings may still be changed. At most one row a year; years without one are open. */
export const YearSeal = record({
  id: recordId,
  year: z.int().min(1921).max(2200),
  state: yearSealState.schema,
  /** Why it was opened again; stays until the next reopening. */
  reason: text,
  changedOn: LocalDate,
})
export type YearSeal = z.infer<typeof YearSeal>

export const yearSealLabels = {
  id: '编号', year: '年度', state: '封账状态', reason: '重新开账原因', changedOn: '办理日期',
} satisfies Record<keyof typeof YearSeal.shape, string>
