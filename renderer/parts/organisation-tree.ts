import type { Organisation, OrganisationFact } from '#shared/model/organisation.ts'
import { existsOn, nearestFact } from '#shared/rules/organisation-on.ts'
import { byTypeAndName } from '#shared/rules/organisation-order.ts'
import { grouped } from '#shared/rules/warnings/rule-input.ts'
import type { LocalDate } from '#shared/time/local-date.ts'

export interface OrganisationNode<O extends Organisation = Organisation> {
  readonly organisation: O
  readonly fact: OrganisationFact | null
  readonly name: string
  readonly depth: number
  readonly isDissolved: boolean
  readonly children: readonly OrganisationNode<O>[]
}

/** The organisations as they stood under each other on that day; by kind, then by name. */
export function organisationTree<O extends Organisation>(organisations: readonly O[], facts: readonly OrganisationFact[], day: LocalDate): readonly OrganisationNode<O>[] {
  const known = new Set(organisations.map(one => one.id))
  const factsOf = grouped(facts, fact => fact.organisationId)
  const now = new Map(organisations.map(one => [one.id, nearestFact(factsOf.get(one.id) ?? [], one.id, day)]))
  const below = new Map<string, O[]>()
  for (const one of organisations) {
    const superior = now.get(one.id)?.superiorId ?? null
    const key = superior !== null && known.has(superior) && superior !== one.id ? superior : ''
    const before = below.get(key)
    if (before === undefined) below.set(key, [one])
    else before.push(one)
  }
  const seen = new Set<string>()
  const nodesBelow = (key: string, depth: number): readonly OrganisationNode<O>[] => (below.get(key) ?? [])
    .filter(one => !seen.has(one.id) && seen.add(one.id))
    .map(one => ({ organisation: one, fact: now.get(one.id) ?? null, name: nameOf(now.get(one.id) ?? null), depth, isDissolved: one.dissolvedOn !== null && !existsOn(one, day), children: nodesBelow(one.id, depth + 1) }))
    .sort((a, b) => byTypeAndName({ type: a.organisation.type, name: a.name }, { type: b.organisation.type, name: b.name }))
  const roots = nodesBelow('', 0)
  const inCircles = organisations.filter(one => !seen.has(one.id)) // each other's superior: shown at the top rather than not at all
  return [...roots, ...inCircles.map(one => ({ organisation: one, fact: now.get(one.id) ?? null, name: nameOf(now.get(one.id) ?? null), depth: 0, isDissolved: false, children: [] }))]
}

/** Superiors before their subordinates. */
export function flattened<O extends Organisation>(nodes: readonly OrganisationNode<O>[]): readonly OrganisationNode<O>[] {
  return nodes.flatMap(node => [node, ...flattened(node.children)])
}

function nameOf(fact: OrganisationFact | null): string {
  return fact === null ? '（未填名称的党组织）' : fact.shortName || fact.fullName
}
