import type { Talk } from '#shared/model/talk.ts'
import { nameOf, type PeopleIndex } from '../../parts/people-index.ts'

/** Names of the two. */
export function whoOf(talk: Pick<Talk, 'talkerId' | 'talkerName' | 'talkeeId' | 'talkeeName'>, people: PeopleIndex): readonly [string, string] {
  return [talk.talkerId === null ? talk.talkerName : nameOf(people, talk.talkerId), talk.talkeeId === null ? talk.talkeeName : nameOf(people, talk.talkeeId)]
}
