import type { StoredRow } from '#shared/archive/commit.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { emptyRows, takeRow } from './archive-rows.ts'
import type { Found, ListPage, MeetingQuery, MeetingRow, PeopleQuery, PersonRow } from './list-query.ts'
import { meetingList } from './meeting-list.ts'
import { peopleList } from './people-list.ts'

/** Lists of whole tables and search over them, by a plain scan. Plain functions on memory: the worker only carries questions to it. */
export interface ListIndex {
  readonly take: (rows: readonly StoredRow[]) => void
  readonly meetings: (query: MeetingQuery) => ListPage<MeetingRow>
  readonly people: (query: PeopleQuery) => ListPage<PersonRow>
  readonly find: (text: string, today: LocalDate, limit: number) => Found
}

export function listIndex(): ListIndex {
  const rows = emptyRows()
  const meetings = meetingList(rows)
  const people = peopleList(rows)
  return {
    take: changed => {
      for (const row of changed) takeRow(rows, row)
      meetings.forget()
      people.forget()
    },
    meetings: meetings.page,
    people: people.page,
    find: (text, today, limit) => ({
      people: people.page({ text, organisationIds: null, state: 'all', today, sort: { by: 'name', descending: false }, limit }),
      meetings: meetings.page({ text, organisationIds: null, sort: { by: 'startAt', descending: true }, limit }),
    }),
  }
}
