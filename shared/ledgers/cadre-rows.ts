import type { Honour } from '../model/honour.ts'
import type { Person } from '../model/person.ts'
import { partyPost, type Post } from '../model/post.ts'
import type { Training } from '../model/training.ts'
import { cadreKindOn } from '../rules/cadre-staffing.ts'
import { heldSince } from '../rules/held-since.ts'
import { shortNameOn, subtreeOn } from '../rules/organisation-on.ts'
import { type PartyWork, partyWorkOn } from '../rules/party-work.ts'
import { isMemberOn } from '../rules/roster.ts'
import { grouped } from '../rules/warnings/rule-input.ts'
import { type DayOrMonth, firstDayOf } from '../time/day-or-month.ts'
import { covers } from '../time/interval.ts'
import type { LocalDate } from '../time/local-date.ts'
import { byName } from './person-words.ts'
import type { TableContext } from './table-ledger.ts'

/** One who does party work, as known on the ledger's day. */
export interface CadreRow {
  readonly person: Person
  readonly kind: Post['kind']
  /** null = nowhere in particular: counts to the organisation above all others. */
  readonly organisationId: string | null
  readonly organisation: string
  /** Held on that day, the highest first. */
  readonly posts: readonly Post[]
  /** 任现党务职务时间, of the highest one; null = none is held. */
  readonly heldSince: LocalDate | null
  readonly work: PartyWork
  readonly joinedOn: DayOrMonth | null
  /** Attended in the period until that day. */
  readonly trainings: { readonly times: number; readonly hours: number }
  readonly honours: readonly Honour[]
}

/** The cadres of the organisation and all below it; of the topmost one, those too who belong to no organisation. */
export async function cadreRows(context: TableContext): Promise<readonly CadreRow[]> {
  const { input: { memberships, people, posts, trainings, factsOf }, asOf, organisationId, facts, days, reader } = context
  const order = new Map(subtreeOn(facts, organisationId, asOf).map((id, i) => [id, i]))
  const isTopmost = factsOf(organisationId).every(({ superiorId }) => superiorId === null)
  const membershipsOf = grouped(memberships, membership => membership.personId)
  const postsOf = grouped(posts, post => post.personId)
  const honoursOf = grouped((await reader.honours()).filter(({ on }) => on === null || firstDayOf(on) <= asOf), honour => honour.personId ?? '')
  const hoursOf = hoursByPerson(trainings.filter(({ to }) => to >= days.from && to <= asOf))
  return people.flatMap((person): readonly (CadreRow & { readonly place: number })[] => {
    if (person.cadre === null && !postsOf.has(person.id)) return []
    const [own, everyPost] = [membershipsOf.get(person.id) ?? [], postsOf.get(person.id) ?? []]
    const kind = cadreKindOn(person, everyPost, own, asOf)
    if (kind === null) return []
    const membership = own.find(each => isMemberOn(each, asOf)) ?? null
    const held = everyPost.filter(post => covers(post, asOf)).toSorted((a, b) => partyPost.keys.indexOf(a.post) - partyPost.keys.indexOf(b.post))
    const where = person.cadre?.organisationId ?? held.find(post => post.kind === 'fullTime')?.organisationId ?? membership?.organisationId ?? null
    const place = where === null ? (isTopmost ? order.size : undefined) : order.get(where)
    if (place === undefined) return []
    return [{
      place, person, kind, organisationId: where, organisation: where === null ? '' : shortNameOn(factsOf(where), where, asOf), posts: held, heldSince: held[0] === undefined ? null : heldSince(held[0], everyPost), work: partyWorkOn(person, everyPost, asOf),
      joinedOn: (membership ?? own[0])?.joinedOn ?? null, trainings: hoursOf.get(person.id) ?? { times: 0, hours: 0 }, honours: honoursOf.get(person.id) ?? [],
    }]
  }).sort((a, b) => a.place - b.place || (a.kind === b.kind ? 0 : a.kind === 'fullTime' ? -1 : 1) || byName(a.person, b.person))
}

function hoursByPerson(trainings: readonly Training[]): ReadonlyMap<string, CadreRow['trainings']> {
  const sums = new Map<string, CadreRow['trainings']>()
  for (const training of trainings) {
    for (const { personId, hours, onLeave } of training.attendees) {
      if (onLeave) continue
      const before = sums.get(personId) ?? { times: 0, hours: 0 }
      sums.set(personId, { times: before.times + 1, hours: before.hours + (hours ?? training.hours) })
    }
  }
  return sums
}
