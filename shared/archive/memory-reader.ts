import { defaultSettings } from '../model/settings.ts'
import type { Stored } from '../model/record.ts'
import type { RowOf, TableName } from '../model/tables.ts'
import { byStart, isAskedFor } from './meeting-query.ts'
import type { Reader } from './reader.ts'

/** The tables that rules and ledgers read, as arrays. */
export type ReadTables = { readonly [T in Exclude<TableName, 'sealedRecords' | 'yearSeals' | 'handOvers'>]: readonly Stored<RowOf<T>>[] }

/** A Reader over rows in memory: the command line's whole state, and tests. */
export function memoryReader(rows: ReadTables): Reader {
  const meetings = new Map(rows.meetings.map(meeting => [meeting.id, meeting]))
  const inOrder = [...rows.meetings].sort(byStart)
  return {
    unit: async () => rows.units[0] ?? null,
    settings: async () => rows.settings[0] ?? defaultSettings,
    organisations: async () => rows.organisations,
    organisationFacts: async () => rows.organisationFacts,
    people: async () => rows.people,
    memberships: async () => rows.memberships,
    posts: async () => rows.posts,
    termsOfOffice: async () => rows.termsOfOffice,
    developmentCases: async () => rows.developmentCases,
    duesStandards: async () => rows.duesStandards,
    duesPayments: async () => rows.duesPayments,
    trainings: async () => rows.trainings,
    honours: async () => rows.honours,
    meetingPlans: async () => rows.meetingPlans,
    talks: async () => rows.talks,
    reviews: async () => rows.reviews,
    archiveItems: async () => rows.archiveItems,
    archiveBoxes: async () => rows.archiveBoxes,
    binders: async () => rows.binders,
    meeting: async id => meetings.get(id) ?? null,
    meetings: async query => inOrder.filter(meeting => isAskedFor(meeting, query)),
  }
}
