import * as z from 'zod'
import { RowRef } from '../archive/row-ref.ts'

/** Where the next page of rows begins; opaque to the window. */
export const RowsCursor = z.string()

/** The rows of a large commit: those that it wrote (so many) are the pages of `rowsPage` behind `after`, those that it deleted are named. */
export const PagedRows = z.object({ after: RowsCursor, written: z.int(), deleted: z.array(RowRef) })
export type PagedRows = z.infer<typeof PagedRows>

/** More rows than this don't go into one answer: a window would stand still while it reads it. */
export const mostRowsInAnswer = 1000
