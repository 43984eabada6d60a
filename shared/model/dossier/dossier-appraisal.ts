import * as z from 'zod'
import { LocalDate } from '../../time/local-date.ts'
import { recordId, text } from '../record.ts'
import { overallGrade } from './dossier-evaluation.ts'
import { SealedFile } from './sealed-file.ts'

/** 政治素质鉴定与综合评价 of a year (domain.md C.13, 十三). */
export const DossierAppraisal = z.object({
  id: recordId,
  year: z.int(),
  on: LocalDate.nullable(),
  /** 鉴定单位或鉴定人. */
  author: text,
  text,
  grade: overallGrade.schema.nullable(),
  /** Demanded by a poor grade. */
  ground: text,
  /** 党组（党委）意见. */
  partyGroupOpinion: text,
  files: z.array(SealedFile),
})
export type DossierAppraisal = z.infer<typeof DossierAppraisal>

export const dossierAppraisalLabels = {
  id: '编号', year: '年度', on: '鉴定日期', author: '鉴定单位', text: '鉴定意见', grade: '等次', ground: '依据', partyGroupOpinion: '党组意见', files: '附件',
} satisfies Record<keyof typeof DossierAppraisal.shape, string>
