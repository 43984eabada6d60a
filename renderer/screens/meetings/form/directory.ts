import type { Membership } from '#shared/model/membership.ts'
import type { Organisation, OrganisationFact } from '#shared/model/organisation.ts'
import type { Post } from '#shared/model/post.ts'
import type { Settings } from '#shared/model/settings.ts'
import { shortNameOn, subtreeOn } from '#shared/rules/organisation-on.ts'
import { rosterOn } from '#shared/rules/roster.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { type PeopleIndex, peopleIndex } from '../../../parts/people-index.ts'
import type { PersonOrName } from '../../../parts/person-field.tsx'
import { viewReader } from '../../../storage/view-reader.ts'
import type { MeetingForm } from './meeting-form.ts'
import type { FormContext } from './to-meeting.ts'

/** Who and what the archive knows, as far as a meeting form asks. */
export interface Directory {
  readonly organisations: readonly Organisation[]
  readonly facts: readonly OrganisationFact[]
  readonly people: PeopleIndex
  readonly memberships: readonly Membership[]
  readonly posts: readonly Post[]
  readonly settings: Omit<Settings, 'id'>
}

export async function loadDirectory(): Promise<Directory> {
  const [organisations, facts, people, memberships, posts, settings] = await Promise.all([
    viewReader.organisations(), viewReader.organisationFacts(), viewReader.people(), viewReader.memberships(), viewReader.posts(), viewReader.settings(),
  ])
  return { organisations, facts, people: peopleIndex(people), memberships, posts, settings }
}

/** What stands around the form on the day of the meeting; `today` names the organisation as long as there is no day. */
export function contextOf(form: Pick<MeetingForm, 'organisationId' | 'day' | 'kinds'>, directory: Directory, lastRecorder: PersonOrName | null, today: LocalDate): FormContext {
  const { organisations, facts, people, memberships, posts } = directory
  const organisation = organisations.find(one => one.id === form.organisationId)
  if (organisation === undefined) return { organisationName: '', roster: [], host: null, recorder: null, people }
  const day = form.day ?? today
  const rows = form.day === null ? [] : rosterOn(day, organisation, form.kinds, memberships, posts, people.all, subtreeOn(facts, organisation.id, day))
  return {
    organisationName: shortNameOn(facts, organisation.id, day),
    roster: rows.map(({ person, isVoter }) => ({ personId: person.id, isVoter })),
    host: hostOn(day, organisation, posts), recorder: lastRecorder, people,
  }
}

/** The branch's secretary calls and chairs its meetings, a group's leader those of the group (支部工作条例 14). */
function hostOn(day: LocalDate, organisation: Organisation, posts: readonly Post[]): PersonOrName | null {
  const chair = organisation.type === 'group' ? 'groupLeader' : 'secretary'
  const held = posts.find(post => post.organisationId === organisation.id && post.post === chair && post.from <= day && (post.to === null || day <= post.to))
  return held === undefined ? null : { personId: held.personId, name: '' }
}
