import * as z from 'zod'
import { filledText, recordId, text } from '../record.ts'

/** A file of the sealed section: its bytes lie in `blobs/section-<id>/`, sealed to the section alone, under a name that says nothing (formats.md §4). */
export const SealedFile = z.object({
  id: recordId,
  name: filledText,
  mime: text,
  bytes: z.int('应为整数').min(0, '不能小于 0'),
  /** Of a scan or PDF; null = not counted. */
  pages: z.int('应为整数').min(1, '不能小于 1').nullable(),
  /** The blob's name: random, without its folder. */
  blob: z.string().regex(/^[0-9a-f]{32}\.age$/),
})
export type SealedFile = z.infer<typeof SealedFile>
