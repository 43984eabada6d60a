import * as z from 'zod'
import { LocalDate } from '../../time/local-date.ts'
import { filledText, record, recordId, text } from '../record.ts'
import { CheckUp } from './check-up.ts'
import { DossierAppraisal } from './dossier-appraisal.ts'
import { DossierEntry } from './dossier-entry.ts'
import { DossierEvaluation } from './dossier-evaluation.ts'
import { Sanction } from './sanction.ts'

/** An offered piece of evidence that the clerk doesn't want in the file; it stays dismissed. */
export const Dismissal = z.object({ key: filledText, on: LocalDate, reason: text })

/** 年度更新: somebody looked through the file in that year, whether or not anything was added (domain.md C.13: 原则每年更新一次). */
export const YearlyUpdate = z.object({ year: z.int(), on: LocalDate, by: text, note: text })

/** 领导干部政治素质档案, one a person (domain.md C.13, F.2 PoliticalQualityArchive). Kept in the sealed section only. */
export const Dossier = record({
  id: recordId,
  personId: recordId,
  /** As it was when the file was opened, for when the person is no longer in the archive. */
  personName: filledText,
  archiveNo: filledText,
  openedOn: LocalDate,
  /** 停止建档: moved away or retired; no yearly update is owed from then on. */
  closedOn: LocalDate.nullable(),
  /** 单位及职务 on the cover; empty = the posts of the day. */
  position: text,
  /** 建档单位; empty = this unit. */
  openedBy: text,
  volumes: z.int('应为整数').min(1, '不能小于 1'),
  /** Whose catalogue it follows: a later template doesn't change it. */
  templateId: recordId,
  entries: z.array(DossierEntry),
  dismissed: z.array(Dismissal),
  evaluations: z.array(DossierEvaluation),
  appraisals: z.array(DossierAppraisal),
  checkUps: z.array(CheckUp),
  sanctions: z.array(Sanction),
  updates: z.array(YearlyUpdate),
  remark: text,
})
export type Dossier = z.infer<typeof Dossier>

export const dossierLabels = {
  id: '编号', personId: '姓名', personName: '建档时姓名', archiveNo: '档案编号', openedOn: '建档日期', closedOn: '停止建档日期', position: '单位及职务', openedBy: '建档单位', volumes: '册数', templateId: '目录版本', entries: '材料', dismissed: '不采用的线索',
  evaluations: '测评', appraisals: '鉴定', checkUps: '政治体检', sanctions: '处分', updates: '年度更新', remark: '备注',
} satisfies Record<keyof typeof Dossier.shape, string>
