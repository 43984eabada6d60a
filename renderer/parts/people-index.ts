import type { Person } from '#shared/model/person.ts'
import { initialsOf, matchesInitials } from '../workers/search-text.ts'

/** The people that a screen knows, ready to be found by name or initials. */
export interface PeopleIndex {
  readonly all: readonly Person[]
  readonly byId: ReadonlyMap<string, Person>
}

export function peopleIndex(people: readonly Person[]): PeopleIndex {
  return { all: people, byId: new Map(people.map(person => [person.id, person])) }
}

export function nameOf(people: PeopleIndex, personId: string | null): string {
  return (personId === null ? null : people.byId.get(personId)?.name) ?? (personId === null ? '' : '（人员已删除）')
}

/** People by any part of their name or by the beginning of their initials; those of `firstIds` before all others. */
export function peopleMatching(people: PeopleIndex, typed: string, firstIds: readonly string[], limit = 8): readonly Person[] {
  const wanted = typed.trim().toLowerCase()
  const first = firstIds.map(id => people.byId.get(id)).filter(person => person !== undefined)
  if (wanted === '') return first.slice(0, limit)
  const isFirst = new Set(firstIds)
  const found: Person[] = []
  for (const person of [...first, ...people.all.filter(one => !isFirst.has(one.id))]) {
    if (!answers(person, wanted)) continue
    found.push(person)
    if (found.length === limit) break
  }
  return found
}

/** The one person of exactly this name; null where there is none or more than one. */
export function onlyPersonNamed(people: PeopleIndex, name: string): Person | null {
  const wanted = name.trim()
  if (wanted === '') return null
  const named = people.all.filter(person => person.name === wanted)
  return named.length === 1 ? (named[0] ?? null) : null
}

function answers(person: Person, wanted: string): boolean {
  return person.name.toLowerCase().includes(wanted) || person.pinyinInitials.startsWith(wanted) || person.formerName.includes(wanted) || matchesInitials(initialsOf(person.name).slice(0, wanted.length), wanted)
}
