import * as z from 'zod'
import { LocalDate } from '../../time/local-date.ts'
import { labelled } from '../labelled.ts'
import { filledText, recordId, text } from '../record.ts'
import { SealedFile } from './sealed-file.ts'

/** 综合评价 (domain.md C.13). */
export const overallGrade = labelled({ good: '好', fairlyGood: '较好', average: '一般', poor: '较差' })
export type OverallGrade = z.infer<typeof overallGrade.schema>

export const evaluationSide = labelled({ positive: '正向测评', negative: '反向测评' })
export const evaluatedBy = labelled({ self: '自评', colleagues: '班子成员互评', subordinates: '干部群众测评', superiors: '上级评价' })
export type EvaluatedBy = z.infer<typeof evaluatedBy.schema>

/** Answers of a positive sheet by grade, of a negative one. A sheet by points is answered `1`…`10`. */
export const positiveAnswer = labelled({ good: '好', fairlyGood: '较好', average: '一般', poor: '差' })
export const negativeAnswer = labelled({ yes: '有', no: '无' })

const count = z.int('应为整数').min(0, '不能小于 0')

/** One paper ballot, typed in as it is: it names nobody, and sheets keep no order that could. Item id → answer. */
export const EvaluationSheet = z.object({ answers: z.record(z.string(), z.string()) })
export type EvaluationSheet = z.infer<typeof EvaluationSheet>

/** Votes for one answer of one item, counted from paper. */
export const AnswerCount = z.object({ itemId: filledText, answer: filledText, votes: count })
export type AnswerCount = z.infer<typeof AnswerCount>

/** What stands behind a hit on the negative list. */
export const HitGround = z.object({ itemId: filledText, example: text })
export type HitGround = z.infer<typeof HitGround>

/** 政治素质测评 of one year, one side, one circle of voters (domain.md C.13). */
export const DossierEvaluation = z.object({
  id: recordId,
  year: z.int(),
  side: evaluationSide.schema,
  by: evaluatedBy.schema,
  heldOn: LocalDate.nullable(),
  /** The template whose items it was held with. */
  templateId: recordId,
  issued: count.nullable(),
  returned: count.nullable(),
  valid: count.nullable(),
  /** Typed in as totals, or sheet by sheet: then `counts` stays empty. */
  entered: z.enum(['counts', 'sheets']),
  counts: z.array(AnswerCount),
  sheets: z.array(EvaluationSheet),
  /** 具体事例 of items that were hit. */
  hits: z.array(HitGround),
  summary: text,
  grade: overallGrade.schema.nullable(),
  /** Demanded by a poor grade (domain.md C.13). */
  ground: text,
  files: z.array(SealedFile),
})
export type DossierEvaluation = z.infer<typeof DossierEvaluation>

/** 正向测评（班子成员互评）: which sheet, and who answered. */
export function sheetName({ side, by }: Pick<DossierEvaluation, 'side' | 'by'>): string {
  return `${evaluationSide.labels[side]}（${evaluatedBy.labels[by]}）`
}

/** 2026年度正向测评（班子成员互评）. */
export function evaluationName({ year, side, by }: Pick<DossierEvaluation, 'year' | 'side' | 'by'>): string {
  return `${year}年度${sheetName({ side, by })}`
}

export const dossierEvaluationLabels = {
  id: '编号', year: '年度', side: '测评表', by: '测评主体', heldOn: '测评日期', templateId: '测评表版本', issued: '发出票数', returned: '收回票数', valid: '有效票数', entered: '录入方式', counts: '各项票数', sheets: '逐张录入',
  hits: '具体事例', summary: '意见', grade: '综合评价', ground: '依据', files: '附件',
} satisfies Record<keyof typeof DossierEvaluation.shape, string>
