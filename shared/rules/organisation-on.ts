import type { Organisation, OrganisationFact } from '../model/organisation.ts'
import { covers } from '../time/interval.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { DateRange } from '../time/period.ts'

/** What was so of an organisation on that day; null where nothing is recorded for it. */
export function factOn(facts: readonly OrganisationFact[], organisationId: string, day: LocalDate): OrganisationFact | null {
  return facts.find(fact => fact.organisationId === organisationId && covers(fact, day)) ?? null
}

/** Whether the organisation existed on that day: from the day it was established to the day it was dissolved, both included. */
export function existsOn(organisation: Organisation, day: LocalDate): boolean {
  return organisation.establishedOn <= day && (organisation.dissolvedOn === null || day <= organisation.dissolvedOn)
}

/** The facts of that day; where none cover it the nearest ones, so that a printed name is never empty. */
export function nearestFact(facts: readonly OrganisationFact[], organisationId: string, day: LocalDate): OrganisationFact | null {
  const own = facts.filter(fact => fact.organisationId === organisationId).sort((a, b) => (a.from < b.from ? -1 : 1))
  return own.find(fact => covers(fact, day)) ?? own.findLast(fact => fact.from <= day) ?? own[0] ?? null
}

/** Full name as on the seal, on that day. */
export function fullNameOn(facts: readonly OrganisationFact[], organisationId: string, day: LocalDate): string {
  return nearestFact(facts, organisationId, day)?.fullName ?? namelessOrganisation
}

/** Short name on that day, the full one where there is none. */
export function shortNameOn(facts: readonly OrganisationFact[], organisationId: string, day: LocalDate): string {
  const fact = nearestFact(facts, organisationId, day)
  return fact === null ? namelessOrganisation : fact.shortName || fact.fullName
}

/** The organisation and all below it on that day, superiors before their subordinates. */
export function subtreeOn(facts: readonly OrganisationFact[], organisationId: string, day: LocalDate): readonly string[] {
  return subtreeDuring(facts, organisationId, { from: day, to: day })
}

/** The organisation and all that were below it on any of the days, superiors before their subordinates. */
export function subtreeDuring(facts: readonly OrganisationFact[], organisationId: string, days: DateRange): readonly string[] {
  return everUnder(facts.filter(fact => fact.from <= days.to && (fact.to === null || fact.to >= days.from)), organisationId)
}

/** The organisation and all that were ever below it by these facts, superiors before their subordinates. */
export function everUnder(facts: readonly OrganisationFact[], organisationId: string): readonly string[] {
  const below = new Map<string, string[]>()
  for (const { superiorId, organisationId: id } of facts) {
    if (superiorId === null) continue
    const before = below.get(superiorId)
    if (before === undefined) below.set(superiorId, [id])
    else before.push(id)
  }
  const found = new Set<string>([organisationId])
  for (const id of found) for (const child of below.get(id) ?? []) found.add(child) // a Set visits what is added on the way, each only once
  return [...found]
}

export type NamedOrganisation =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly ids: readonly string[] }

/** Who bears a full or short name: on that day, or, where nobody does, at any time. */
export function organisationNamed(facts: readonly OrganisationFact[], name: string, day: LocalDate): NamedOrganisation {
  const wanted = name.trim()
  const bearers = facts.filter(fact => wanted !== '' && (fact.fullName === wanted || fact.shortName === wanted))
  const today = bearers.filter(fact => covers(fact, day))
  const ids = [...new Set((today.length > 0 ? today : bearers).map(fact => fact.organisationId))]
  const [id] = ids
  if (id === undefined) return { kind: 'none' }
  return ids.length === 1 ? { kind: 'one', id } : { kind: 'several', ids }
}

const namelessOrganisation = '（未填名称的党组织）'
