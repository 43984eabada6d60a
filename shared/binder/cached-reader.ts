import type { MeetingQuery, Reader } from '../archive/reader.ts'

/** Asks each question of the archive once, however many parts of a binder ask it. What it read stays as it was: for one binder, not for longer. */
export function cachedReader(reader: Reader): Reader {
  const answers = new Map<string, Promise<unknown>>()
  const once = <T>(question: string, ask: () => Promise<T>): Promise<T> => {
    const known = answers.get(question) as Promise<T> | undefined // kept under its own question
    if (known !== undefined) return known
    const answer = ask()
    answers.set(question, answer)
    return answer
  }
  return {
    unit: () => once('unit', () => reader.unit()),
    settings: () => once('settings', () => reader.settings()),
    organisations: () => once('organisations', () => reader.organisations()),
    organisationFacts: () => once('organisationFacts', () => reader.organisationFacts()),
    termsOfOffice: () => once('termsOfOffice', () => reader.termsOfOffice()),
    people: () => once('people', () => reader.people()),
    memberships: () => once('memberships', () => reader.memberships()),
    posts: () => once('posts', () => reader.posts()),
    developmentCases: () => once('developmentCases', () => reader.developmentCases()),
    duesStandards: () => once('duesStandards', () => reader.duesStandards()),
    duesPayments: () => once('duesPayments', () => reader.duesPayments()),
    trainings: () => once('trainings', () => reader.trainings()),
    honours: () => once('honours', () => reader.honours()),
    meetingPlans: () => once('meetingPlans', () => reader.meetingPlans()),
    talks: () => once('talks', () => reader.talks()),
    reviews: () => once('reviews', () => reader.reviews()),
    archiveItems: () => once('archiveItems', () => reader.archiveItems()),
    archiveBoxes: () => once('archiveBoxes', () => reader.archiveBoxes()),
    binders: () => once('binders', () => reader.binders()),
    meeting: id => reader.meeting(id),
    meetings: query => once(questionOf(query), () => reader.meetings(query)),
  }
}

function questionOf({ organisationIds, from, to }: MeetingQuery): string {
  return `meetings ${from} ${to} ${organisationIds?.join(' ') ?? '*'}`
}
