import * as z from 'zod'
import { Instant } from '../time/instant.ts'

/** A row's schema. Fields of a newer version survive, yet the type names only what is known here. */
export function record<const S extends z.ZodRawShape>(shape: S): z.ZodObject<S> {
  return z.looseObject(shape) as unknown as z.ZodObject<S> // the same parser; only its index signature is left out of the type
}

/** Text that is always there, perhaps empty. */
export const text = z.string()
/** Text that says something. */
export const filledText = z.string().trim().min(1, '不能为空')

export const recordId = z.uuid('应为编号（UUID）')

export const rowSource = z.enum(['manual', 'import', 'sample'])

/** What the machine side adds to each row when it is committed (formats.md §1). Days and names of the entry, not of the event. */
export const RecordBase = z.object({
  createdAt: Instant,
  createdBy: z.string(),
  updatedAt: Instant,
  updatedBy: z.string(),
  source: rowSource,
})
export type RecordBase = z.infer<typeof RecordBase>

/** A row as the archive keeps it: `rev` is the seq of the commit that wrote it, `_h` the SHA-256 of the canonical row without `_h`. */
export type Stored<T> = T & RecordBase & { readonly rev: number; readonly _h: string }
