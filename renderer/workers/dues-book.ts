import type { Reader } from '#shared/archive/reader.ts'
import type { DuesStandard } from '#shared/model/dues.ts'
import type { Membership } from '#shared/model/membership.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Settings } from '#shared/model/settings.ts'
import type { MonthState } from '#shared/rules/dues/dues-account.ts'
import { type DuesMember, duesMembers } from '#shared/rules/dues/dues-members.ts'
import { nearestFact, subtreeDuring } from '#shared/rules/organisation-on.ts'
import { dayOf, type LocalDate } from '#shared/time/local-date.ts'
import type { DateRange } from '#shared/time/period.ts'

/** A year's dues of the members of some organisations, packed. */
export interface DuesBook {
  readonly year: number
  readonly members: readonly DuesBookMember[]
  /** Twelve a member, January first: 应交 in 分, -1 = not known. */
  readonly due: Float64Array
  readonly paid: Float64Array
  readonly late: Float64Array
  /** Of the last payment, 20260310; 0 = none or no day. */
  readonly paidOn: Int32Array
  /** Index into `monthStates`; 128 more where a payment came later than six months. */
  readonly state: Uint8Array
  readonly rounding: Settings['duesRounding']
  /** The one branch that is shown where there are too many members to show at once; null = all of them are. */
  readonly branchId: string | null
  /** What can be shown instead, superiors first; empty where all members are shown. */
  readonly branches: readonly DuesBranch[]
}

/** An organisation with how many were its members at some time of the year. */
export interface DuesBranch {
  readonly id: string
  readonly name: string
  readonly people: number
}

/** Which members are asked for. */
export interface DuesScope {
  /** null = all of them, superiors first. */
  readonly organisationIds: readonly string[] | null
  readonly year: number
  /** Where not all are shown: this branch; null = that of the person, or the first. */
  readonly branchId: string | null
  readonly personId: string | null
}

/** So many rows are drawn up and added up at each key without a stutter; dues are collected branch by branch anyway. */
export const mostMembersAtOnce = 500

export interface DuesBookMember {
  readonly id: string
  readonly name: string
  readonly initials: string
  readonly organisationId: string
  readonly organisationName: string
  readonly isRetired: boolean
  /** Of the year, by month; empty where they were not asked for. */
  readonly standards: readonly Stored<DuesStandard>[]
  /** Of the year before, the last one in force. */
  readonly before: DuesStandard | null
}

export const monthStates: readonly MonthState[] = ['notMember', 'notSet', 'nothingDue', 'open', 'unpaid', 'short', 'paid']
export const tooLateMark = 128

/** The members of the organisations, or of one of them where they are too many. `withStandards`: the page of 核定 needs them. */
export async function duesBookOf(reader: Reader, scope: DuesScope, today: LocalDate, withStandards: boolean): Promise<DuesBook> {
  const [settings, facts, organisations, people, memberships, posts, duesStandards, duesPayments] = await Promise.all([
    reader.settings(), reader.organisationFacts(), reader.organisations(), reader.people(), reader.memberships(), reader.posts(), reader.duesStandards(), reader.duesPayments(),
  ])
  const { year } = scope
  const days = { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }
  const roots = organisations.filter(organisation => (nearestFact(facts, organisation.id, days.to)?.superiorId ?? null) === null).map(organisation => organisation.id)
  const inOrder = [...new Set([...roots.flatMap(id => subtreeDuring(facts, id, days)), ...organisations.map(organisation => organisation.id)])]
  const wanted = scope.organisationIds === null ? null : new Set(scope.organisationIds)
  const asked = inOrder.filter(id => wanted?.has(id) ?? true)
  const nameOf = (id: string) => {
    const fact = nearestFact(facts.filter(one => one.organisationId === id), id, today)
    return fact === null ? '' : fact.shortName || fact.fullName
  }
  const membersOf = membersOfYear(memberships, new Set(asked), days)
  const isWhole = new Set(Array.from(membersOf.values(), own => [...own]).flat()).size <= mostMembersAtOnce
  const branches = isWhole ? [] : asked.flatMap(id => ({ id, name: nameOf(id), people: membersOf.get(id)?.size ?? 0 })).filter(branch => branch.people > 0)
  const branchId = isWhole ? null : shownBranch(branches, scope, memberships)
  const members = duesMembers({ people, memberships, posts, duesStandards, duesPayments, settings, today }, branchId === null ? asked : [branchId], year)
  const names = new Map(Array.from(new Set(members.map(member => member.organisationId)), id => [id, nameOf(id)]))
  const standardsOf = grouped(withStandards ? duesStandards.filter(standard => standard.year === year || standard.year === year - 1) : [])
  const toMember = (member: DuesMember): DuesBookMember => {
    const standards = standardsOf.get(member.person.id) ?? []
    const { person: { id, name, pinyinInitials, isRetired }, organisationId } = member
    return {
      id, name, initials: pinyinInitials, organisationId, organisationName: names.get(organisationId) ?? '', isRetired, standards: standards.filter(standard => standard.year === year),
      before: standards.findLast(standard => standard.year === year - 1) ?? null,
    }
  }
  return { year, rounding: settings.duesRounding, branchId, branches, members: members.map(toMember), ...packed(members) }
}

/** Who belonged to each of the organisations at some time of the year, one who was accepted before the day of entry too. */
function membersOfYear(memberships: readonly Membership[], organisations: ReadonlySet<string>, { from: first, to: last }: DateRange): ReadonlyMap<string, ReadonlySet<string>> {
  const members = new Map<string, Set<string>>()
  for (const { organisationId, personId, from, to, joinedOn } of memberships) {
    const isOfYear = (from <= last || (joinedOn !== null && joinedOn <= last)) && (to === null || to >= first)
    if (!organisations.has(organisationId) || !isOfYear) continue
    const own = members.get(organisationId)
    if (own === undefined) members.set(organisationId, new Set([personId]))
    else own.add(personId)
  }
  return members
}

/** The one that is asked for, else the person's last one, else the first. */
function shownBranch(branches: readonly DuesBranch[], { branchId, personId }: DuesScope, memberships: readonly Membership[]): string | null {
  const ids = new Set(branches.map(branch => branch.id))
  if (branchId !== null && ids.has(branchId)) return branchId
  const own = memberships.filter(membership => membership.personId === personId && ids.has(membership.organisationId)).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return own.at(-1)?.organisationId ?? branches[0]?.id ?? null
}

/** Each person's by month. */
function grouped(standards: readonly Stored<DuesStandard>[]): ReadonlyMap<string, readonly Stored<DuesStandard>[]> {
  const lists = new Map<string, Stored<DuesStandard>[]>()
  for (const standard of standards.toSorted((a, b) => (a.from < b.from ? -1 : 1))) lists.set(standard.personId, [...(lists.get(standard.personId) ?? []), standard])
  return lists
}

function packed(members: readonly DuesMember[]): Pick<DuesBook, 'due' | 'paid' | 'late' | 'paidOn' | 'state'> {
  const cells = members.length * 12
  const book = { due: new Float64Array(cells), paid: new Float64Array(cells), late: new Float64Array(cells), paidOn: new Int32Array(cells), state: new Uint8Array(cells) }
  members.forEach(({ months }, row) => months.forEach((month, i) => {
    const at = row * 12 + i
    book.due[at] = month.dueCents ?? -1
    book.paid[at] = month.paidCents
    book.late[at] = month.lateCents
    book.paidOn[at] = month.paidOn === null ? 0 : Number(month.paidOn.replaceAll('-', ''))
    book.state[at] = monthStates.indexOf(month.state) + (month.isTooLate ? tooLateMark : 0)
  }))
  return book
}
