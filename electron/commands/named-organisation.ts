import type { Reader } from '#shared/archive/reader.ts'
import { existsOn, factOn, organisationNamed, shortNameOn, subtreeOn } from '#shared/rules/organisation-on.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { Refusal } from './command.ts'

export interface Subtree {
  /** The organisation that bears the name. */
  readonly id: string
  readonly ids: readonly string[]
}

/** The organisation of a full or short name with all below it on that day. Refuses a name that nobody bears, or several. */
export async function subtreeNamed(reader: Reader, name: string, today: LocalDate): Promise<Subtree> {
  const facts = await reader.organisationFacts()
  const named = organisationNamed(facts, name, today)
  switch (named.kind) {
    case 'one': return { id: named.id, ids: subtreeOn(facts, named.id, today) }
    case 'none': throw new Refusal(`档案里没有名为“${name}”的党组织，请写全称或简称。`)
    case 'several': throw new Refusal(`有 ${named.ids.length} 个党组织都叫“${name}”，请写全称。`)
  }
}

/** The organisations without a superior today, each with all below it. */
export async function topmost(reader: Reader, today: LocalDate): Promise<readonly Subtree[]> {
  const [organisations, facts] = await Promise.all([reader.organisations(), reader.organisationFacts()])
  const tops = organisations.filter(o => existsOn(o, today) && (factOn(facts, o.id, today)?.superiorId ?? null) === null)
  return tops.map(({ id }) => ({ id, ids: subtreeOn(facts, id, today) }))
}

/** Names of organisations for output, each looked up once. */
export async function organisationNames(reader: Reader, today: LocalDate): Promise<(id: string) => string> {
  const facts = await reader.organisationFacts()
  const names = new Map<string, string>()
  return id => {
    const name = names.get(id) ?? shortNameOn(facts, id, today)
    names.set(id, name)
    return name
  }
}
