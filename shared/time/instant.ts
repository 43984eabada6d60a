import * as z from 'zod'

/** A moment in UTC with its Z, as the machine side sets it. */
export const Instant = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof Instant>
