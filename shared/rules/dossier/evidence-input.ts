import type { Reader } from '../../archive/reader.ts'
import type { Honour } from '../../model/honour.ts'
import type { Meeting } from '../../model/meeting.ts'
import type { Organisation, OrganisationFact } from '../../model/organisation.ts'
import type { Person } from '../../model/person.ts'
import type { Post } from '../../model/post.ts'
import type { Review } from '../../model/review.ts'
import type { Settings } from '../../model/settings.ts'
import type { Talk } from '../../model/talk.ts'
import type { Training } from '../../model/training.ts'
import { type LocalDate, localDate } from '../../time/local-date.ts'
import { dateOf } from '../../time/local-date-time.ts'

/** What the archive holds that may speak of a leading cadre; of every year, held until today. */
export interface EvidenceInput {
  readonly today: LocalDate
  readonly unitName: string
  readonly settings: Omit<Settings, 'id'>
  readonly organisations: readonly Organisation[]
  readonly facts: readonly OrganisationFact[]
  readonly people: readonly Person[]
  readonly posts: readonly Post[]
  readonly trainings: readonly Training[]
  readonly honours: readonly Honour[]
  readonly talks: readonly Talk[]
  readonly reviews: readonly Review[]
  readonly meetings: readonly Meeting[]
}

export async function readEvidenceInput(reader: Reader, today: LocalDate): Promise<EvidenceInput> {
  const [unit, settings, organisations, facts, people, posts, trainings, honours, talks, reviews, meetings] = await Promise.all([
    reader.unit(), reader.settings(), reader.organisations(), reader.organisationFacts(), reader.people(), reader.posts(), reader.trainings(), reader.honours(), reader.talks(), reader.reviews(),
    reader.meetings({ from: localDate('1921-01-01'), to: today }),
  ])
  return {
    today, unitName: unit?.name ?? '', settings, organisations, facts, people, posts, honours, reviews,
    trainings: trainings.filter(({ to }) => to <= today), talks: talks.filter(({ talkedAt }) => dateOf(talkedAt) <= today), meetings: meetings.filter(({ startAt }) => dateOf(startAt) <= today),
  }
}
