import * as z from 'zod'
import { LocalDate } from '../time/local-date.ts'
import { filledText, record, recordId, text } from './record.ts'

const count = z.int('应为整数').min(0, '不能小于 0')

/** 交接: the archive passed from one clerk to the next; as it stands on the signed list. */
export const HandOver = record({
  id: recordId,
  handedOn: LocalDate,
  giver: filledText,
  receiver: filledText,
  witness: text,
  /** What was handed over. */
  records: count,
  attachments: count,
  openMatters: count,
  /** The stick, and up to which commit it goes. */
  backupLabel: text,
  backupSeq: z.int().nullable(),
  /** Printed recovery keys in sealed envelopes; never the key. */
  keyCopies: count,
  remark: text,
})
export type HandOver = z.infer<typeof HandOver>

export const handOverLabels = {
  id: '编号', handedOn: '交接日期', giver: '移交人', receiver: '接收人', witness: '监交人', records: '记录条数', attachments: '附件个数', openMatters: '未办事项',
  backupLabel: '备份所在', backupSeq: '备份记到', keyCopies: '恢复密钥份数', remark: '备注',
} satisfies Record<keyof typeof HandOver.shape, string>
