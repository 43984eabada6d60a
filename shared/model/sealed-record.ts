import * as z from 'zod'
import { record, recordId } from './record.ts'

/** A row of a sealed section: readable only with that section's own key (formats.md §4). */
export const SealedRecord = record({
  id: recordId,
  section: z.uuid(),
  /** age bytes in base64. */
  sealed: z.base64(),
  blobs: z.array(z.string()),
})
export type SealedRecord = z.infer<typeof SealedRecord>

export const sealedRecordLabels = {
  id: '编号', section: '封存分区', sealed: '密文', blobs: '附件文件名',
} satisfies Record<keyof typeof SealedRecord.shape, string>
