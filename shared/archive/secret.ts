import * as z from 'zod'

/** What a clerk opens a locked archive or backup with (formats.md §4). Kept in memory only, never logged. */
export const Secret = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password'), password: z.string().min(1).max(1024) }),
  /** The printed key, typed in any of its usual shapes. */
  z.object({ kind: z.literal('recoveryKey'), recoveryKey: z.string().min(1).max(200) }),
])
export type Secret = z.infer<typeof Secret>
