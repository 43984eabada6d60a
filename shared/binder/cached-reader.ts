import type { MeetingQuery, Reader } from '../archive/reader.ts'
import { remember, withMemory } from '../archive/reader-memory.ts'

/** Asks each question of the archive once, however many parts of a binder ask it, and remembers what rules make of the answers. For one binder, not for longer: what it read stays as it was. */
export function cachedReader(reader: Reader): Reader {
  const cached: Reader = withMemory({
    unit: () => ask('unit', () => reader.unit()),
    settings: () => ask('settings', () => reader.settings()),
    organisations: () => ask('organisations', () => reader.organisations()),
    organisationFacts: () => ask('organisationFacts', () => reader.organisationFacts()),
    termsOfOffice: () => ask('termsOfOffice', () => reader.termsOfOffice()),
    people: () => ask('people', () => reader.people()),
    memberships: () => ask('memberships', () => reader.memberships()),
    posts: () => ask('posts', () => reader.posts()),
    developmentCases: () => ask('developmentCases', () => reader.developmentCases()),
    duesStandards: () => ask('duesStandards', () => reader.duesStandards()),
    duesPayments: () => ask('duesPayments', () => reader.duesPayments()),
    trainings: () => ask('trainings', () => reader.trainings()),
    honours: () => ask('honours', () => reader.honours()),
    meetingPlans: () => ask('meetingPlans', () => reader.meetingPlans()),
    talks: () => ask('talks', () => reader.talks()),
    reviews: () => ask('reviews', () => reader.reviews()),
    archiveItems: () => ask('archiveItems', () => reader.archiveItems()),
    archiveBoxes: () => ask('archiveBoxes', () => reader.archiveBoxes()),
    binders: () => ask('binders', () => reader.binders()),
    meeting: id => reader.meeting(id),
    meetings: query => ask(questionOf(query), () => reader.meetings(query)),
  })
  const ask = <T>(question: string, answer: () => Promise<T>): Promise<T> => remember(cached, question, answer)
  return cached
}

function questionOf({ organisationIds, from, to }: MeetingQuery): string {
  return `meetings ${from} ${to} ${organisationIds?.join(' ') ?? '*'}`
}
