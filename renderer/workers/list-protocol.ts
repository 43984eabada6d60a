import type { LocalDate } from '#shared/time/local-date.ts'
import type { ViewChange } from '../storage/view.ts'
import type { Found, ListPage, MeetingQuery, MeetingRow, PeopleQuery, PersonRow } from './list-query.ts'
import type { PackedPage } from './page-packing.ts'

export type ListQuestion =
  | { readonly kind: 'meetings'; readonly query: MeetingQuery }
  | { readonly kind: 'people'; readonly query: PeopleQuery }
  | { readonly kind: 'find'; readonly text: string; readonly today: LocalDate; readonly limit: number }

export interface ListAnswers {
  readonly meetings: ListPage<MeetingRow>
  readonly people: ListPage<PersonRow>
  readonly find: Found
}

export type ToListWorker = { readonly kind: 'ask'; readonly id: number; readonly question: ListQuestion } | { readonly kind: 'follow'; readonly change: ViewChange }

/** Answers as they travel. */
export type PackedAnswer =
  | { readonly kind: 'meetings'; readonly page: PackedPage<MeetingRow> }
  | { readonly kind: 'people'; readonly page: PackedPage<PersonRow> }
  | { readonly kind: 'find'; readonly found: Found }

/** `fresh`: rows have changed since the last answers. `unreadable`: the view could not be read. */
export type FromListWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: PackedAnswer }
  | { readonly kind: 'failed'; readonly id: number; readonly detail: string }
  | { readonly kind: 'fresh' }
  | { readonly kind: 'unreadable'; readonly detail: string }
