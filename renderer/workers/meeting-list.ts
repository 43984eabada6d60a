import type { OrganisationFact } from '#shared/model/organisation.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { dateOf } from '#shared/time/local-date-time.ts'
import type { ArchiveRows } from './archive-rows.ts'
import type { ListPage, MeetingQuery, MeetingRow } from './list-query.ts'
import type { MeetingEntry } from './meeting-entry.ts'
import { matchesPerson } from './people-list.ts'
import { excerptOf, matchesInitials, wordsOf } from './search-text.ts'
import { ordersOf, pageOf, type SortKey } from './sorting.ts'

/** The list of meetings. What it works out is kept until rows change. */
export function meetingList(rows: ArchiveRows): { readonly page: (query: MeetingQuery) => ListPage<MeetingRow>; readonly forget: () => void } {
  const joined = joinedRows(rows)
  const orders = ordersOf(() => rows.meetings.values(), entry => entry.row.id, sortKeys(joined.rowOf))
  const page = (query: MeetingQuery) => {
    const words = wordsOf(query.text)
    const inView = ofOrganisations(orders.inOrder(query.sort), query.organisationIds)
    const matching = search(rows, inView.filter(entry => passes(entry, query)), words)
    return pageOf(inView.length, matching, query, entry => {
      const row = joined.rowOf(entry)
      const excerpt = words.every(word => row.title.includes(word)) ? '' : excerptOf(entry.text, entry.comparable, words)
      return excerpt === '' ? row : { ...row, excerpt }
    })
  }
  const forget = () => {
    orders.forget()
    joined.forget()
  }
  return { page, forget }
}

function sortKeys(rowOf: (entry: MeetingEntry) => MeetingRow): Readonly<Record<MeetingQuery['sort']['by'], (entry: MeetingEntry) => SortKey>> {
  return {
    startAt: entry => ({ asIs: entry.row.startAt }),
    title: entry => entry.row.title,
    organisation: entry => rowOf(entry).organisationName,
    place: entry => entry.row.place,
    host: entry => rowOf(entry).hostName,
    actual: entry => entry.row.actual ?? '',
  }
}

/** Rows with the names of their organisation and people, each made once. */
function joinedRows(rows: ArchiveRows): { readonly rowOf: (entry: MeetingEntry) => MeetingRow; readonly forget: () => void } {
  const made = new Map<MeetingEntry, MeetingRow>()
  const factsOf = new Map<string, readonly OrganisationFact[]>()
  const nameOf = (id: string | null, name: string) => (id === null ? undefined : rows.people.get(id)?.person.name) ?? name
  const make = (entry: MeetingEntry): MeetingRow => {
    if (factsOf.size === 0) for (const fact of rows.facts.values()) factsOf.set(fact.organisationId, [...(factsOf.get(fact.organisationId) ?? []), fact])
    const { organisationId, startAt } = entry.row
    return {
      ...entry.row,
      organisationName: shortNameOn(factsOf.get(organisationId) ?? [], organisationId, dateOf(startAt)),
      organisationType: rows.organisations.get(organisationId)?.type ?? null,
      hostName: nameOf(entry.hostId, entry.hostName), recorderName: nameOf(entry.recorderId, entry.recorderName), excerpt: '',
    }
  }
  const rowOf = (entry: MeetingEntry) => {
    const row = made.get(entry) ?? make(entry)
    made.set(entry, row)
    return row
  }
  const forget = () => {
    made.clear()
    factsOf.clear()
  }
  return { rowOf, forget }
}

function ofOrganisations(entries: readonly MeetingEntry[], ids: readonly string[] | null): readonly MeetingEntry[] {
  if (ids === null) return entries
  const wanted = new Set(ids)
  return entries.filter(entry => wanted.has(entry.row.organisationId))
}

function passes({ row }: MeetingEntry, { kinds, from, to }: MeetingQuery): boolean {
  const day = dateOf(row.startAt)
  if (from !== undefined && day < from) return false
  if (to !== undefined && day > to) return false
  return kinds === undefined || kinds.length === 0 || row.kinds.some(kind => kinds.includes(kind))
}

/** Each word stands in the minutes, or in the name or the initials of someone whom they name. */
function search(rows: ArchiveRows, entries: readonly MeetingEntry[], words: readonly string[]): readonly MeetingEntry[] {
  return words.reduce((left, word) => {
    const people = new Set([...rows.people.values()].filter(entry => matchesPerson(entry, word, 'name')).map(entry => entry.person.id))
    return left.filter(entry => entry.comparable.includes(word)
      || (people.size > 0 && entry.personIds.some(id => people.has(id)))
      || entry.nameInitials.some(initials => matchesInitials(initials, word)))
  }, entries)
}
