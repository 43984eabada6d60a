import type { OrganisationFact } from '#shared/model/organisation.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { dateOf } from '#shared/time/local-date-time.ts'
import type { ArchiveRows } from './archive-rows.ts'
import type { ListPage, MeetingQuery, MeetingRow } from './list-query.ts'
import type { MeetingEntry } from './meeting-entry.ts'
import { matchesPerson } from './people-list.ts'
import { excerptOf, matchesInitials, wordsOf } from './search-text.ts'
import { compareRanks, pageOf, type Ranks, ranksBy, type SortKey } from './sorting.ts'

/** The list of meetings. What it works out is kept until rows change. */
export function meetingList(rows: ArchiveRows): { readonly page: (query: MeetingQuery) => ListPage<MeetingRow>; readonly forget: () => void } {
  const ranks = new Map<MeetingQuery['sort']['by'], Ranks>()
  const names = new Map<string, string>()
  const factsOf = new Map<string, readonly OrganisationFact[]>()
  const organisationName = ({ row }: MeetingEntry) => {
    const key = `${row.organisationId} ${dateOf(row.startAt)}`
    const known = names.get(key)
    if (known !== undefined) return known
    if (factsOf.size === 0) for (const fact of rows.facts.values()) factsOf.set(fact.organisationId, [...(factsOf.get(fact.organisationId) ?? []), fact])
    const name = shortNameOn(factsOf.get(row.organisationId) ?? [], row.organisationId, dateOf(row.startAt))
    names.set(key, name)
    return name
  }
  const nameOf = (id: string | null, name: string) => (id === null ? undefined : rows.people.get(id)?.person.name) ?? name
  const keys: Readonly<Record<MeetingQuery['sort']['by'], (entry: MeetingEntry) => SortKey>> = {
    startAt: entry => ({ asIs: entry.row.startAt }),
    title: entry => entry.row.title,
    organisation: organisationName,
    place: entry => entry.row.place,
    host: entry => nameOf(entry.hostId, entry.hostName),
    actual: entry => entry.row.actual ?? '',
  }
  const order = ({ by, descending }: MeetingQuery['sort']) => {
    const known = ranks.get(by) ?? ranksBy(rows.meetings.values(), entry => entry.row.id, keys[by])
    ranks.set(by, known)
    return compareRanks(known, descending)
  }
  const page = (query: MeetingQuery) => {
    const words = wordsOf(query.text)
    const inView = inOrganisations(rows, query.organisationIds)
    const matching = search(rows, inView.filter(entry => passes(entry, query)), words)
    const compare = order(query.sort)
    matching.sort((a, b) => compare(a.row.id, b.row.id))
    return pageOf(inView.length, matching, query, (entry): MeetingRow => ({
      ...entry.row,
      organisationName: organisationName(entry),
      organisationType: rows.organisations.get(entry.row.organisationId)?.type ?? null,
      hostName: nameOf(entry.hostId, entry.hostName), recorderName: nameOf(entry.recorderId, entry.recorderName),
      excerpt: words.every(word => entry.row.title.includes(word)) ? '' : excerptOf(entry.text, entry.comparable, words),
    }))
  }
  const forget = () => {
    ranks.clear()
    names.clear()
    factsOf.clear()
  }
  return { page, forget }
}

function inOrganisations(rows: ArchiveRows, ids: readonly string[] | null): MeetingEntry[] {
  if (ids === null) return [...rows.meetings.values()]
  const wanted = new Set(ids)
  return [...rows.meetings.values()].filter(entry => wanted.has(entry.row.organisationId))
}

function passes({ row }: MeetingEntry, { kinds, from, to }: MeetingQuery): boolean {
  const day = dateOf(row.startAt)
  if (from !== undefined && day < from) return false
  if (to !== undefined && day > to) return false
  return kinds === undefined || kinds.length === 0 || row.kinds.some(kind => kinds.includes(kind))
}

/** Each word stands in the minutes, or in the name or the initials of someone whom they name. */
function search(rows: ArchiveRows, entries: MeetingEntry[], words: readonly string[]): MeetingEntry[] {
  return words.reduce((left, word) => {
    const people = new Set([...rows.people.values()].filter(entry => matchesPerson(entry, word, 'name')).map(entry => entry.person.id))
    return left.filter(entry => entry.comparable.includes(word)
      || (people.size > 0 && entry.personIds.some(id => people.has(id)))
      || entry.nameInitials.some(initials => matchesInitials(initials, word)))
  }, entries)
}
