import type { Organisation, OrganisationFact, OrganisationType } from '../../model/organisation.ts'
import type { Post } from '../../model/post.ts'
import { covers } from '../../time/interval.ts'
import { seatsInOrder } from '../committee.ts'
import { type MemberTally, memberTallies, noMembers, tallySum } from '../member-tally.ts'
import { existsOn } from '../organisation-on.ts'
import { grouped, type RuleInput } from './rule-input.ts'

/** How an organisation stands today: what the rules on setting up look at. */
export interface OrganisationSetting {
  readonly organisation: Organisation
  readonly fact: OrganisationFact | null
  /** Its own members and those of all below it. */
  readonly members: MemberTally
  /** Kinds of itself and of all above it. */
  readonly kindsAbove: ReadonlySet<OrganisationType>
  readonly superior: Organisation | null
  /** Directly below it. */
  readonly below: readonly Organisation[]
  readonly seats: readonly Post[]
}

/** Every organisation that exists today, by its id. */
export function organisationSettings(input: RuleInput): ReadonlyMap<string, OrganisationSetting> {
  const { today } = input
  const living = new Map(input.everyOrganisation.filter(organisation => existsOn(organisation, today)).map(organisation => [organisation.id, organisation]))
  const factOf = new Map([...living.keys()].map(id => [id, input.factsOf(id).find(fact => covers(fact, today)) ?? null]))
  const superiorOf = (id: string) => living.get(factOf.get(id)?.superiorId ?? '') ?? null
  const below = grouped([...living.values()].filter(({ id }) => superiorOf(id) !== null), ({ id }) => superiorOf(id)?.id ?? '')
  const tallies = memberTallies(input.memberships, input.people, today)
  const seats = grouped(input.posts.filter(post => covers(post, today)), post => post.organisationId)
  return new Map([...living.values()].map(organisation => [organisation.id, {
    organisation,
    fact: factOf.get(organisation.id) ?? null,
    members: organisation.type === 'group' ? (tallies.get(organisation.id) ?? noMembers) : tallySum(subtree(organisation.id, below), tallies),
    kindsAbove: new Set(upwards(organisation, superiorOf).map(({ type }) => type)),
    superior: superiorOf(organisation.id),
    below: below.get(organisation.id) ?? [],
    seats: seatsInOrder(seats.get(organisation.id) ?? []),
  }]))
}

/** Itself and all below, without groups: their members are their branch's. */
function subtree(id: string, below: ReadonlyMap<string, readonly Organisation[]>): readonly string[] {
  const found = new Set([id])
  for (const one of found) for (const child of below.get(one) ?? []) if (child.type !== 'group') found.add(child.id) // a Set visits what is added on the way, each only once
  return [...found]
}

/** Itself and its superiors, the nearest first; a circle ends where it began. */
function upwards(organisation: Organisation, superiorOf: (id: string) => Organisation | null): readonly Organisation[] {
  const found = new Set([organisation])
  for (const one of found) {
    const superior = superiorOf(one.id)
    if (superior !== null) found.add(superior)
  }
  return [...found]
}
