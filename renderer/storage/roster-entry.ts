import { put } from '#shared/archive/commit.ts'
import { pinyinInitials } from '#shared/model/pinyin-initials.ts'
import { newId } from './new-id.ts'
import type { NewMembership, NewPerson } from './person-repository.ts'
import { write } from './write.ts'

export interface NewMember {
  readonly person: NewPerson
  readonly membership: NewMembership
}

/** Many members at once, from a pasted roster: all of them enter the archive, or none. */
export async function enterMembers(members: readonly NewMember[]): Promise<void> {
  const ops = members.flatMap(({ person, membership }) => {
    const id = newId()
    return [
      put('people', { ...person, id, pinyinInitials: person.pinyinInitials || pinyinInitials(person.name) }),
      put('memberships', { ...membership, id: newId(), personId: id }),
    ]
  })
  await write('enterMembers', `成批登记党员 ${members.length} 名`, ops)
}
