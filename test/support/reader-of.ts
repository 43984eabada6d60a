import { memoryReader, type ReadTables } from '#shared/archive/memory-reader.ts'
import type { Reader } from '#shared/archive/reader.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import { defaultSettings, type Settings } from '#shared/model/settings.ts'
import type { RowOf, TableName } from '#shared/model/tables.ts'
import type { Talk } from '#shared/model/talk.ts'
import { anId, stored } from './builders.ts'

type Rows = { readonly [T in Exclude<TableName, 'sealedRecords' | 'yearSeals' | 'handOvers' | 'settings' | 'meetings' | 'talks'>]?: readonly RowOf<T>[] } & {
  readonly settings?: Partial<Settings>
  /** Entered on the day itself, unless a stored one says otherwise. */
  readonly meetings?: readonly (Meeting | Stored<Meeting>)[]
  readonly talks?: readonly (Talk | Stored<Talk>)[]
}

/** A Reader over a few rows. */
export function readerOf(rows: Rows): Reader {
  const all = <T extends { readonly id: string }>(some: readonly T[] = []) => some.map(row => stored(row))
  const tables: ReadTables = {
    units: all(rows.units), organisations: all(rows.organisations), organisationFacts: all(rows.organisationFacts), people: all(rows.people),
    memberships: all(rows.memberships), posts: all(rows.posts), termsOfOffice: all(rows.termsOfOffice), developmentCases: all(rows.developmentCases),
    duesStandards: all(rows.duesStandards), duesPayments: all(rows.duesPayments), trainings: all(rows.trainings), honours: all(rows.honours),
    meetingPlans: all(rows.meetingPlans), reviews: all(rows.reviews), archiveItems: all(rows.archiveItems), archiveBoxes: all(rows.archiveBoxes), binders: all(rows.binders),
    settings: [stored({ id: anId(), ...defaultSettings, ...rows.settings })],
    talks: (rows.talks ?? []).map(talk => ('rev' in talk ? talk : stored(talk, { createdAt: `${talk.talkedAt}:00.000Z` }))),
    meetings: (rows.meetings ?? []).map(meeting => ('rev' in meeting ? meeting : stored(meeting, { createdAt: `${meeting.startAt}:00.000Z` }))),
  }
  return memoryReader(tables)
}
