import { blankMembership, type Membership } from '../model/membership.ts'
import { blankPerson, type Person } from '../model/person.ts'
import { pinyinInitials } from '../model/pinyin-initials.ts'
import type { PartyPost, Post } from '../model/post.ts'
import { addYears, dayOf, type LocalDate, yearOf } from '../time/local-date.ts'
import type { Dice } from './dice.ts'
import { givenNames, rareNames, surnames, unitPosts } from './names.ts'
import type { SampleBranch, SampleTree } from './sample-organisations.ts'

export interface SamplePeople {
  readonly people: readonly Person[]
  readonly memberships: readonly Membership[]
  readonly posts: readonly Post[]
}

const seats: readonly PartyPost[] = ['secretary', 'deputySecretary', 'organisationMember', 'publicityMember', 'disciplineMember']

/** The members of every branch with their posts; the first person of a branch is its secretary. */
export function samplePeople(dice: Dice, start: number, tree: SampleTree, founded: LocalDate, counts: readonly number[], today: LocalDate): SamplePeople {
  const people: Person[] = []
  const memberships: Membership[] = []
  const posts: Post[] = []
  tree.branches.forEach((branch, branchIndex) => {
    for (let index = 0; index < (counts[branchIndex] ?? 0); index++) {
      const person = samplePerson(dice, start, people.length, branchIndex === 8)
      people.push(person)
      memberships.push(sampleMembership(dice, start, person, branch, index, founded, today))
      posts.push(...samplePosts(dice, start, person, branch, index, founded, counts[branchIndex] ?? 0))
    }
  })
  const secretaries = posts.filter(post => post.post === 'secretary').slice(0, 5)
  posts.push(...secretaries.map((post, index) => ({ ...post, id: dice.uuid(start), organisationId: tree.root.organisation.id, post: seats[index] ?? ('committeeMember' as const) })))
  return { people, memberships, posts }
}

function samplePerson(dice: Dice, start: number, index: number, retired: boolean): Person {
  const name = rareNames[index] ?? `${dice.pick(surnames)}${dice.pick(givenNames)}`
  const born = retired ? dice.int(1945, 1962) : dice.int(1968, 1999)
  return {
    ...blankPerson, id: dice.uuid(start), name, pinyinInitials: pinyinInitials(name), sex: dice.chance(0.55) ? '1' : '2',
    birth: dayOf(born, dice.int(1, 12), dice.int(1, 28)), unitPost: retired ? '退休干部' : dice.pick(unitPosts), isRetired: retired,
  }
}

function sampleMembership(dice: Dice, start: number, person: Person, branch: SampleBranch, index: number, founded: LocalDate, today: LocalDate): Membership {
  const isNew = index > 6 && dice.chance(0.08)
  const born = Number(person.birth?.slice(0, 4) ?? '1980')
  const joinedOn = isNew ? dayOf(yearOf(today) - 1, 12, dice.int(1, 28)) : dayOf(Math.min(born + dice.int(20, 30), 2022), dice.int(1, 12), dice.int(1, 28))
  const group = branch.groups[index % 2]
  return {
    ...blankMembership, id: dice.uuid(start), personId: person.id, organisationId: branch.organisation.id, groupId: group?.organisation.id ?? null,
    memberType: isNew ? 'probationary' : 'full', joinedOn, fullOn: isNew ? null : addYears(joinedOn, 1),
    from: joinedOn > founded ? joinedOn : founded,
  }
}

function samplePosts(dice: Dice, start: number, person: Person, branch: SampleBranch, index: number, founded: LocalDate, members: number): readonly Post[] {
  const of = (organisationId: string, post: PartyPost): Post => ({
    id: dice.uuid(start), personId: person.id, organisationId, post, kind: 'partTime', from: founded, to: null, approvalDocumentNo: '',
  })
  const seat = index < (members >= 8 ? 5 : 1) ? seats[index] : undefined
  const led = index === 5 || index === 6 ? branch.groups[index % 2] : undefined
  return [...(seat === undefined ? [] : [of(branch.organisation.id, seat)]), ...(led === undefined ? [] : [of(led.organisation.id, 'groupLeader')])]
}
