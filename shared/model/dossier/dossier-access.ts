import * as z from 'zod'
import { Instant } from '../../time/instant.ts'
import { labelled } from '../labelled.ts'
import { filledText, record, recordId, text } from '../record.ts'

export const accessAction = labelled({ view: '查看', print: '打印', export: '导出', import: '导入', refused: '回避未准' })
export type AccessAction = z.infer<typeof accessAction.schema>

const namedAtMost = 3

/** Whose files one line of the register was about: the first three by name, and how many there were. */
export function readFilesWords(names: readonly string[]): string {
  return names.length > namedAtMost ? `${names.slice(0, namedAtMost).join('、')}等 ${names.length} 人` : names.join('、')
}

/** 调阅登记: who saw, printed or took out which files, why, and who allowed it (domain.md C.13). One record for one act over many files. */
export const DossierAccess = record({
  id: recordId,
  at: Instant,
  action: accessAction.schema,
  /** 调阅人. */
  reader: filledText,
  /** 操作人 at the PC. */
  operator: text,
  /** 事由. */
  purpose: filledText,
  /** 批准人. */
  approver: filledText,
  /** 不是本人，也不是其亲属: as was declared when asked (回避). */
  declaredUnrelated: z.boolean(),
  dossierIds: z.array(recordId),
  /** What came out: 整卷, 摘要页, 登记册…; empty for a look. */
  what: text,
})
export type DossierAccess = z.infer<typeof DossierAccess>

export const dossierAccessLabels = {
  id: '编号', at: '时间', action: '方式', reader: '调阅人', operator: '操作人', purpose: '事由', approver: '批准人', declaredUnrelated: '回避声明', dossierIds: '档案', what: '内容',
} satisfies Record<keyof typeof DossierAccess.shape, string>
