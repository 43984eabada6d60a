import type { Reader } from '../archive/reader.ts'
import { branchTypes } from '../model/organisation.ts'
import { fullNameOn, shortNameOn, subtreeDuring } from '../rules/organisation-on.ts'
import { inTreeOrder } from '../rules/organisation-order.ts'
import type { LocalDate } from '../time/local-date.ts'
import { rangeOf } from '../time/period.ts'
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
    ownIds: subtreeDuring(facts, id, days).filter(below => below === id || groups.has(below)),
  }))
}
