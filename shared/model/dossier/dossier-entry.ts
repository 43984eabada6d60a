import * as z from 'zod'
import { DayOrMonth } from '../../time/day-or-month.ts'
import { LocalDate } from '../../time/local-date.ts'
import { labelled } from '../labelled.ts'
import { filledText, recordId, text } from '../record.ts'
import { SealedFile } from './sealed-file.ts'

/** 正反向: what an entry says for or against its person. */
export const entryDirection = labelled({ positive: '正向', negative: '反向', neutral: '中性' })
export type EntryDirection = z.infer<typeof entryDirection.schema>

/** Where an accepted entry comes from: its facts are stated by the record, never copied by hand. */
export const EvidenceSource = z.object({
  /** Names the fact within the archive for ever: `lecture/<meeting id>`, `study/2026`. */
  key: filledText,
  /** The record to open; null where a fact sums up many. */
  table: text.nullable(),
  recordId: recordId.nullable(),
  /** The fact as it was when the clerk accepted it: another one today shows at the entry. */
  fact: text,
})
export type EvidenceSource = z.infer<typeof EvidenceSource>

/** 卷内材料 (domain.md C.13: 序号｜材料名称｜形成时间｜来源单位｜页数｜备注). */
export const DossierEntry = z.object({
  id: recordId,
  /** A section of the dossier's own template. */
  sectionCode: filledText,
  name: filledText,
  formedOn: DayOrMonth.nullable(),
  sourceOrganisation: text,
  pages: z.int('应为整数').min(0, '不能小于 0').nullable(),
  /** In sections marked 只记结论: the conclusion, nothing else. */
  summary: text,
  direction: entryDirection.schema,
  /** Codes of the template's dimensions that it speaks of. */
  dimensions: z.array(z.string()),
  documentNo: text,
  /** Who allowed a conclusion to be filed here (domain.md C.13, 十: 经授权可入档). */
  authorisedBy: text,
  files: z.array(SealedFile),
  source: EvidenceSource.nullable(),
  recordedOn: LocalDate,
  remark: text,
})
export type DossierEntry = z.infer<typeof DossierEntry>

export const dossierEntryLabels = {
  id: '编号', sectionCode: '卷内类', name: '材料名称', formedOn: '形成时间', sourceOrganisation: '来源单位', pages: '页数', summary: '摘要', direction: '方向', dimensions: '对应方面', documentNo: '文号', authorisedBy: '入档批准',
  files: '附件', source: '来源记录', recordedOn: '归入日期', remark: '备注',
} satisfies Record<keyof typeof DossierEntry.shape, string>
