import type { Reader } from '../archive/reader.ts'
import { branchTypes, type OrganisationFact } from '../model/organisation.ts'
import { fullNameOn, shortNameOn, subtreeDuring } from '../rules/organisation-on.ts'
import { inTreeOrder } from '../rules/organisation-order.ts'
import type { LocalDate } from '../time/local-date.ts'
import { type DateRange, rangeOf } from '../time/period.ts'
import type { BinderOrder } from './binder-order.ts'

/** An organisation with papers of its own in a binder; those of a branch's groups are among the branch's. */
export interface BinderUnit {
  readonly id: string
  readonly name: string
  readonly fullName: string
  readonly isBranch: boolean
  /** Itself and its groups. */
  readonly ownIds: readonly string[]
}

/** The organisations of a binder, each before those below it, in the order of registers; none where there is no such organisation. */
export async function binderUnits(reader: Pick<Reader, 'organisations' | 'organisationFacts'>, { organisations: wanted, period }: BinderOrder, today: LocalDate): Promise<readonly BinderUnit[]> {
  const [organisations, facts] = await Promise.all([reader.organisations(), reader.organisationFacts()])
  const days = rangeOf(period)
  const asOf = days.to < today ? days.to : today
  const groups = new Set(organisations.filter(({ type }) => type === 'group').map(({ id }) => id))
  const chosen = wanted.kind === 'one' ? organisations.filter(({ id }) => id === wanted.id) : inTreeOrder(organisations, facts, wanted.id, wanted.on)
  return chosen.filter(({ id }) => id === wanted.id || !groups.has(id)).map(({ id, type }) => ({
    id, name: shortNameOn(facts, id, asOf), fullName: fullNameOn(facts, id, asOf), isBranch: branchTypes.includes(type),
    ownIds: [id, ...groupsUnder(facts, groups, id, days)],
  }))
}

/** The groups that stood right under it on any of the days; those of its branches are the branches' own. */
export function groupsUnder(facts: readonly OrganisationFact[], groups: ReadonlySet<string>, id: string, days: DateRange): readonly string[] {
  const under = facts.filter(({ organisationId, superiorId, from, to }) => superiorId === id && groups.has(organisationId) && from <= days.to && (to === null || to >= days.from))
  return [...new Set(under.map(({ organisationId }) => organisationId))]
}

/** Names of those that were below it on some day of the period, but not on the day that the binder goes by: dissolved, merged or moved. */
export async function formerUnits(reader: Pick<Reader, 'organisations' | 'organisationFacts'>, { organisations: wanted, period }: BinderOrder, units: readonly BinderUnit[]): Promise<readonly string[]> {
  if (wanted.kind === 'one') return []
  const [organisations, facts] = await Promise.all([reader.organisations(), reader.organisationFacts()])
  const known = new Set(units.flatMap(({ id, ownIds }) => [id, ...ownIds]))
  const others = new Set(organisations.filter(({ type }) => type !== 'group').map(({ id }) => id))
  const days = rangeOf(period)
  return subtreeDuring(facts, wanted.id, days).filter(id => !known.has(id) && others.has(id)).map(id => shortNameOn(facts, id, days.from))
}
