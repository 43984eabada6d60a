import type { Reader } from '#shared/archive/reader.ts'
import { partyPost } from '#shared/model/post.ts'
import type { WarnLevel } from '#shared/rules/finding.ts'
import { nearestFact } from '#shared/rules/organisation-on.ts'
import type { StudyHours } from '#shared/rules/study/study-hours.ts'
import type { StudyDemand, StudyRole } from '#shared/rules/study/study-required.ts'
import { studyRows } from '#shared/rules/study/study-rows.ts'
import { dayOf, type LocalDate } from '#shared/time/local-date.ts'

/** A person's hours in a year, as the list shows them. */
export interface StudyListRow {
  readonly id: string
  readonly name: string
  readonly initials: string
  readonly organisationName: string
  readonly role: StudyRole
  readonly required: number
  readonly hours: StudyHours
  readonly demand: StudyDemand
  readonly gap: number | null
  readonly level: WarnLevel
}

/** 学时 of the members of some organisations, by organisation, post and initials. `organisationIds` null = all. */
export async function studyListOf(reader: Reader, organisationIds: readonly string[] | null, year: number, today: LocalDate): Promise<readonly StudyListRow[]> {
  const [settings, facts, people, memberships, posts, trainings, meetings] = await Promise.all([
    reader.settings(), reader.organisationFacts(), reader.people(), reader.memberships(), reader.posts(), reader.trainings(), reader.meetings({ from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }),
  ])
  const wanted = organisationIds === null ? null : new Set(organisationIds)
  const rows = studyRows({ settings, people, memberships, posts, trainings, meetings }, year, today).filter(row => wanted?.has(row.organisationId) ?? true)
  const names = new Map(rows.map(row => [row.organisationId, '']))
  for (const id of names.keys()) {
    const fact = nearestFact(facts.filter(one => one.organisationId === id), id, today)
    names.set(id, fact === null ? '' : fact.shortName || fact.fullName)
  }
  return rows
    .toSorted((a, b) => compare(names.get(a.organisationId) ?? '', names.get(b.organisationId) ?? '') || rank(a.post) - rank(b.post) || compare(a.person.pinyinInitials, b.person.pinyinInitials))
    .map(({ person, organisationId, role, required, hours, demand, gap, level }) => (
      { id: person.id, name: person.name, initials: person.pinyinInitials, organisationName: names.get(organisationId) ?? '', role, required, hours, demand, gap, level }
    ))
}

function rank(post: (typeof partyPost.keys)[number] | null): number {
  return post === null ? partyPost.keys.length : partyPost.keys.indexOf(post)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
