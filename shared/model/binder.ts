import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { Period } from '../time/period.ts'
import { labelled } from './labelled.ts'
import { filledText, record, recordId, text } from './record.ts'

/** As what a binder was made. */
export const binderFormat = labelled({ pdf: 'PDF', docx: 'Word', folder: '文件夹' })
export type BinderFormat = z.infer<typeof binderFormat.schema>

/** One part of a binder as it was printed. */
export const BinderEntry = z.object({
  ledger: text,
  organisationId: recordId,
  title: text,
  /** Counted from the cover as 1; null = no PDF was made. */
  firstPage: z.int().min(1).nullable(),
  pages: z.int().min(0).nullable(),
  /** How many things were missing when it was printed. */
  missing: z.int().min(0),
})
export type BinderEntry = z.infer<typeof BinderEntry>

/** An inspection binder that was made (迎检成册): of what, when, and what the archive held then. */
export const Binder = record({
  id: recordId,
  /** 年度党建检查: the name of its checklist. */
  checklist: filledText,
  organisationIds: z.array(recordId),
  period: Period,
  madeOn: LocalDate,
  /** The archive's head at that moment: what changed since is told from the journal. */
  seq: z.int().min(0),
  head: text,
  formats: z.array(binderFormat.schema),
  entries: z.array(BinderEntry),
})
export type Binder = z.infer<typeof Binder>

export const binderLabels = {
  id: '编号', checklist: '清单', organisationIds: '党组织', period: '期间', madeOn: '成册日期', seq: '档案序号', head: '档案校验码', formats: '格式', entries: '册内各部分',
} satisfies Record<keyof typeof Binder.shape, string>
