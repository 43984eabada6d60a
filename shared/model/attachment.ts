import * as z from 'zod'
import { labelled } from './labelled.ts'
import { filledText, recordId, text } from './record.ts'

/** domain.md F.2 Attachment.category. */
export const attachmentCategory = labelled({
  signIn: '签到表', notice: '通知', photo: '照片', slides: '课件', scan: '扫描件', reply: '批复', ballot: '票样', script: '讲稿', other: '其他',
})

export const Attachment = z.object({
  id: recordId,
  name: filledText,
  mime: text,
  bytes: z.int('应为整数').min(0, '不能小于 0'),
  /** SHA-256 of the plain bytes in hex: the blob's name. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  category: attachmentCategory.schema,
})
export type Attachment = z.infer<typeof Attachment>
