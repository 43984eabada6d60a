import { byStart, isAskedFor } from '#shared/archive/meeting-query.ts'
import type { MeetingQuery, Reader } from '#shared/archive/reader.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { database } from './database.ts'
import { settingsRepository } from './settings-repository.ts'
import { unitRepository } from './unit-repository.ts'
import { read } from './view-keeper.ts'

/** What rules and ledgers read, answered from the view. */
export const viewReader: Reader = {
  unit: unitRepository.current,
  settings: settingsRepository.current,
  organisations: () => read(() => database.organisations.toArray()),
  organisationFacts: () => read(() => database.organisationFacts.toArray()),
  people: () => read(() => database.people.toArray()),
  memberships: () => read(() => database.memberships.toArray()),
  posts: () => read(() => database.posts.toArray()),
  termsOfOffice: () => read(() => database.termsOfOffice.toArray()),
  developmentCases: () => read(() => database.developmentCases.toArray()),
  duesStandards: () => read(() => database.duesStandards.toArray()),
  duesPayments: () => read(() => database.duesPayments.toArray()),
  trainings: () => read(() => database.trainings.toArray()),
  honours: () => read(() => database.honours.toArray()),
  meetingPlans: () => read(() => database.meetingPlans.toArray()),
  talks: () => read(() => database.talks.toArray()),
  reviews: () => read(() => database.reviews.toArray()),
  archiveItems: () => read(() => database.archiveItems.toArray()),
  archiveBoxes: () => read(() => database.archiveBoxes.toArray()),
  binders: () => read(() => database.binders.toArray()),
  meeting: id => read(async () => (await database.meetings.get(id)) ?? null),
  meetings: query => read(() => meetings(query)),
}

/** By the days and by the year separately, because each has its index. */
async function meetings(query: MeetingQuery): Promise<readonly Stored<Meeting>[]> {
  const [held, counted] = await Promise.all([
    database.meetings.where('startAt').between(query.from, `${query.to}~`).toArray(),
    database.meetings.where('belongYear').between(yearOf(query.from), yearOf(query.to), true, true).toArray(),
  ])
  const found = new Map([...held, ...counted].map(meeting => [meeting.id, meeting]))
  return [...found.values()].filter(meeting => isAskedFor(meeting, query)).sort(byStart)
}
