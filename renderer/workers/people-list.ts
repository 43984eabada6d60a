import type { Membership } from '#shared/model/membership.ts'
import type { OrganisationFact } from '#shared/model/organisation.ts'
import type { Person } from '#shared/model/person.ts'
import { partyPost, type Post } from '#shared/model/post.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { isMemberOn, memberTypeOn } from '#shared/rules/roster.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { covers } from '#shared/time/interval.ts'
import type { ArchiveRows, PersonEntry } from './archive-rows.ts'
import type { ListPage, PeopleQuery, PersonMark, PersonRow } from './list-query.ts'
import { cellOf, isNumberCell, joinedCells, type PersonCellKey, personCellKeys } from './people-cells.ts'
import { matchesInitials, wordsOf } from './search-text.ts'
import { ordersOf, pageOf, type SortKey } from './sorting.ts'

interface Joined { readonly entry: PersonEntry; readonly row: PersonRow }

/** The list of people as of a day. What it works out is kept until rows change or the day does. */
export function peopleList(rows: ArchiveRows): { readonly page: (query: PeopleQuery) => ListPage<PersonRow>; readonly forget: () => void } {
  let joined: { readonly today: LocalDate; readonly people: readonly Joined[] } | null = null
  const orders = ordersOf(() => joined?.people ?? [], rosterPlace, keys)
  const page = (query: PeopleQuery) => {
    if (joined?.today !== query.today) {
      joined = { today: query.today, people: joinPeople(rows, query.today) }
      orders.forget()
    }
    const wanted = query.organisationIds === null ? null : new Set(query.organisationIds)
    const inView = orders.inOrder(query.sort).filter(({ row }) => wanted === null || [row.organisationId, row.groupId].some(id => id !== null && wanted.has(id)))
    const words = wordsOf(query.text)
    const matching = inView.filter(({ entry, row }) => passes(entry, row, query) && words.every(word => matchesPerson(entry, word, 'all')))
    return pageOf(inView.length, matching, query, one => one.row)
  }
  return { page, forget: () => { joined = null } }
}

/** `name`: only as minutes name people; `all`: also former name and office, and the last digits of the ID number. Initials in any reading, or as the clerk has set them. */
export function matchesPerson(entry: PersonEntry, word: string, where: 'name' | 'all'): boolean {
  const text = where === 'all' ? entry.comparable : entry.comparableName
  return text.includes(word) || entry.person.pinyinInitials.includes(word) || matchesInitials(entry.initials, word) || (where === 'all' && endsIdNumber(entry.person.idNumber, word))
}

/** Four digits or more of the number's end, or the whole of it. */
function endsIdNumber(idNumber: string, word: string): boolean {
  return word.length >= 4 && idNumber !== '' && /^\d+x?$/.test(word) && idNumber.toLowerCase().endsWith(word)
}

const keys: Readonly<Record<PeopleQuery['sort']['by'], (one: Joined) => SortKey>> = {
  name: ({ entry }) => ({ asIs: entry.spelled }),
  organisation: ({ row }) => row.organisationName,
  sex: ({ row }) => ({ asIs: row.sex === '1' || row.sex === '2' ? row.sex : '' }),
  birth: ({ row }) => ({ asIs: row.birth ?? '' }),
  memberType: ({ row }) => ({ asIs: row.memberType === null ? '' : row.membership === 'former' ? 'z' : row.memberType }),
  joinedOn: ({ row }) => ({ asIs: row.joinedOn ?? '' }),
  fullOn: ({ row }) => ({ asIs: row.fullOn ?? '' }),
  post: ({ row }) => (row.posts[0] === undefined ? '' : partyPost.keys.indexOf(row.posts[0])),
  unitPost: ({ row }) => row.unitPost,
  isRetired: ({ row }) => ({ asIs: row.isRetired ? '1' : '' }),
  pinyinInitials: ({ row }) => ({ asIs: row.pinyinInitials }),
  ...(Object.fromEntries(personCellKeys.map(key => [key, ({ row }: Joined): SortKey => cellSortKey(key, cellOf(row, key))])) as Record<PersonCellKey, (one: Joined) => SortKey>), // one entry for each key
}

function cellSortKey(key: PersonCellKey, text: string): SortKey {
  return isNumberCell(key) && text !== '' ? Number(text) : text
}

/** As a roster is read: those with a post before the others, in the order of their posts, then names by sound. */
function rosterPlace({ entry, row: { id, posts } }: Joined): string {
  const rank = posts[0] === undefined ? partyPost.keys.length : partyPost.keys.indexOf(posts[0])
  return `${String(rank).padStart(2, '0')} ${entry.spelled} ${id}`
}

function passes({ person }: PersonEntry, row: PersonRow, { state, memberTypes, mark }: PeopleQuery): boolean {
  if (state !== 'all' && row.membership !== state) return false
  if (memberTypes !== undefined && memberTypes.length > 0 && (row.memberType === null || !memberTypes.includes(row.memberType))) return false
  return mark === undefined || bears(person, row, mark)
}

function bears(person: Person, row: PersonRow, mark: PersonMark): boolean {
  switch (mark) {
    case 'cadre': return person.cadre !== null
    case 'hardship': return person.isInHardship
    case 'retired': return person.isRetired
    case 'migrantWorker': return person.isMigrantWorker
    case 'floating': return cellOf(row, 'floating') !== ''
    case 'lost': return cellOf(row, 'lost') !== ''
    case 'withoutVote': return cellOf(row, 'vote') === '无'
  }
}

function joinPeople(rows: ArchiveRows, today: LocalDate): readonly Joined[] {
  const memberships = grouped(rows.memberships.values(), m => m.personId)
  const posts = grouped(rows.posts.values(), post => post.personId)
  const facts = grouped(rows.facts.values(), fact => fact.organisationId)
  return Array.from(rows.people.values(), entry => ({
    entry, row: personRow(entry, memberships.get(entry.person.id) ?? [], posts.get(entry.person.id) ?? [], facts, today),
  }))
}

function personRow({ person }: PersonEntry, memberships: readonly Membership[], posts: readonly Post[], facts: ReadonlyMap<string, readonly OrganisationFact[]>, today: LocalDate): PersonRow {
  const current = memberships.find(m => isMemberOn(m, today))
  const shown = current ?? memberships.filter(m => m.from <= today).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  const held = posts.filter(post => covers(post, today)).map(post => post.post)
  return {
    id: person.id, name: person.name, pinyinInitials: person.pinyinInitials, sex: person.sex, birth: person.birth, unitPost: person.unitPost, isRetired: person.isRetired,
    membership: current !== undefined ? 'current' : shown !== undefined ? 'former' : 'none',
    organisationId: shown?.organisationId ?? null,
    organisationName: shown === undefined ? '' : shortNameOn(facts.get(shown.organisationId) ?? [], shown.organisationId, current === undefined ? (shown.to ?? today) : today),
    groupId: current?.groupId ?? null,
    memberType: shown === undefined ? null : memberTypeOn(shown, today),
    joinedOn: shown?.joinedOn ?? null, fullOn: shown?.fullOn ?? null,
    posts: [...new Set(held)].sort((a, b) => partyPost.keys.indexOf(a) - partyPost.keys.indexOf(b)),
    cells: joinedCells({ person, membership: shown ?? null, isCurrent: current !== undefined, day: today }),
  }
}

function grouped<T>(items: Iterable<T>, keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
