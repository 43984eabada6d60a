import { memberType, type Membership } from '#shared/model/membership.ts'
import type { OrganisationFact } from '#shared/model/organisation.ts'
import type { Person } from '#shared/model/person.ts'
import { partyPost, type Post } from '#shared/model/post.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { isMemberOn, memberTypeOn } from '#shared/rules/roster.ts'
import { covers } from '#shared/time/interval.ts'
import type { LocalDate } from '#shared/time/local-date.ts'

/** `member`: in a branch today; `left`: was once; `other`: never. */
export type Standing = 'member' | 'left' | 'other'

export interface PersonRow {
  readonly person: Person
  readonly standing: Standing
  /** The branch of today, or the last one. */
  readonly membership: Membership | null
  readonly typeWord: string
  readonly branchName: string
  readonly posts: string
}

/** Each person as of today, by branch and then as they were entered. */
export function personRows(people: readonly Person[], memberships: readonly Membership[], posts: readonly Post[], facts: readonly OrganisationFact[], today: LocalDate): readonly PersonRow[] {
  const membershipOf = newestOf(memberships, today)
  const postsOf = postsByPerson(posts)
  const names = new Map<string, string>()
  const branchName = (id: string): string => {
    const known = names.get(id)
    if (known !== undefined) return known
    const name = shortNameOn(facts, id, today)
    names.set(id, name)
    return name
  }
  return people.map(person => {
    const membership = membershipOf.get(person.id) ?? null
    const standing: Standing = membership === null ? 'other' : isMemberOn(membership, today) ? 'member' : 'left'
    return {
      person, membership, standing,
      typeWord: membership === null ? '' : standing === 'left' ? '已转出' : memberType.labels[memberTypeOn(membership, today)],
      branchName: membership === null ? '' : branchName(membership.organisationId),
      posts: (postsOf.get(person.id) ?? []).filter(post => covers(post, today)).map(post => partyPost.labels[post.post]).join('、'),
    }
  })
}

/** The membership of today, else the one that ended last. */
function newestOf(memberships: readonly Membership[], today: LocalDate): ReadonlyMap<string, Membership> {
  const found = new Map<string, Membership>()
  for (const membership of memberships) {
    const before = found.get(membership.personId)
    if (before === undefined || (!isMemberOn(before, today) && (isMemberOn(membership, today) || (membership.to ?? '9') > (before.to ?? '9')))) found.set(membership.personId, membership)
  }
  return found
}

function postsByPerson(posts: readonly Post[]): ReadonlyMap<string, readonly Post[]> {
  const found = new Map<string, Post[]>()
  for (const post of posts) {
    const some = found.get(post.personId)
    if (some === undefined) found.set(post.personId, [post])
    else some.push(post)
  }
  return found
}

export interface PeopleFilter {
  readonly typed: string
  readonly standing: Standing | 'all'
  readonly type: 'full' | 'probationary' | 'all'
  /** null = every organisation. */
  readonly organisationIds: ReadonlySet<string> | null
}

/** By any part of the name, the former name or the post, or by initials. */
export function matchingRows(rows: readonly PersonRow[], { typed, standing, type, organisationIds }: PeopleFilter): readonly PersonRow[] {
  const wanted = typed.trim().toLowerCase()
  const typeWord = type === 'all' ? null : memberType.labels[type]
  return rows.filter(row =>
    (standing === 'all' || row.standing === standing)
    && (typeWord === null || row.typeWord === typeWord)
    && (organisationIds === null || (row.membership !== null && (organisationIds.has(row.membership.organisationId) || (row.membership.groupId !== null && organisationIds.has(row.membership.groupId)))))
    && (wanted === '' || answers(row.person, wanted)))
}

function answers(person: Person, wanted: string): boolean {
  return person.name.toLowerCase().includes(wanted) || person.pinyinInitials.includes(wanted) || person.formerName.includes(wanted) || person.unitPost.includes(wanted)
}
