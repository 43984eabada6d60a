import type { OrganisationType } from '../model/organisation.ts'
import { committeeSeats, partyPost, type PartyPost, type Post } from '../model/post.ts'
import { covers } from '../time/interval.ts'
import type { LocalDate } from '../time/local-date.ts'

/** Who leads an organisation of that kind. */
export function headPost(type: OrganisationType): PartyPost {
  if (type === 'group') return 'groupLeader'
  return type === 'disciplineCommittee' ? 'disciplineSecretary' : 'secretary'
}

export const deputyPosts: readonly PartyPost[] = ['deputySecretary', 'fullTimeDeputySecretary', 'disciplineDeputySecretary']

/** Seats held in the organisation on that day, the highest first, in the order in which they were taken. */
export function seatsOn<P extends Post>(posts: readonly P[], organisationId: string, day: LocalDate): readonly P[] {
  return seatsInOrder(posts.filter(post => post.organisationId === organisationId && covers(post, day)))
}

/** Who was elected that day: those who hold a seat then and after it. */
export function electedSeats<P extends Post>(posts: readonly P[], organisationId: string, electedOn: LocalDate): readonly P[] {
  return seatsOn(posts, organisationId, electedOn).filter(post => post.to === null || post.to > electedOn)
}

/** The posts among these that are a seat on a committee, the highest first. */
export function seatsInOrder<P extends Post>(posts: readonly P[]): readonly P[] {
  return posts.filter(({ post }) => committeeSeats.includes(post)).sort((a, b) => partyPost.keys.indexOf(a.post) - partyPost.keys.indexOf(b.post) || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}
