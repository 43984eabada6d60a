import type { Reader } from '#shared/archive/reader.ts'
import type { DuesStandard } from '#shared/model/dues.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Settings } from '#shared/model/settings.ts'
import type { MonthState } from '#shared/rules/dues/dues-account.ts'
import { type DuesMember, duesMembers } from '#shared/rules/dues/dues-members.ts'
import { nearestFact, subtreeDuring } from '#shared/rules/organisation-on.ts'
import { dayOf, type LocalDate } from '#shared/time/local-date.ts'

/** A year's dues of the members of some organisations, packed: ten thousand members cross to the window without holding it. */
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
}

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

/** `organisationIds` null = all of them, superiors first. */
export async function duesBookOf(reader: Reader, organisationIds: readonly string[] | null, year: number, today: LocalDate, withStandards: boolean): Promise<DuesBook> {
  const [settings, facts, organisations, people, memberships, posts, duesStandards, duesPayments] = await Promise.all([
    reader.settings(), reader.organisationFacts(), reader.organisations(), reader.people(), reader.memberships(), reader.posts(), reader.duesStandards(), reader.duesPayments(),
  ])
  const days = { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }
  const roots = organisations.filter(organisation => (nearestFact(facts, organisation.id, days.to)?.superiorId ?? null) === null).map(organisation => organisation.id)
  const inOrder = [...new Set([...roots.flatMap(id => subtreeDuring(facts, id, days)), ...organisations.map(organisation => organisation.id)])]
  const wanted = organisationIds === null ? null : new Set(organisationIds)
  const members = duesMembers({ people, memberships, posts, duesStandards, duesPayments, settings, today }, inOrder.filter(id => wanted?.has(id) ?? true), year)
  const names = new Map(members.map(member => [member.organisationId, '']))
  for (const id of names.keys()) {
    const fact = nearestFact(facts.filter(one => one.organisationId === id), id, today)
    names.set(id, fact === null ? '' : fact.shortName || fact.fullName)
  }
  const standardsOf = grouped(withStandards ? duesStandards.filter(standard => standard.year === year || standard.year === year - 1) : [])
  return packed(members, year, settings.duesRounding, member => {
    const standards = standardsOf.get(member.person.id) ?? []
    const { person: { id, name, pinyinInitials, isRetired }, organisationId } = member
    return {
      id, name, initials: pinyinInitials, organisationId, organisationName: names.get(organisationId) ?? '', isRetired, standards: standards.filter(standard => standard.year === year),
      before: standards.findLast(standard => standard.year === year - 1) ?? null,
    }
  })
}

/** Each person's by month. */
function grouped(standards: readonly Stored<DuesStandard>[]): ReadonlyMap<string, readonly Stored<DuesStandard>[]> {
  const lists = new Map<string, Stored<DuesStandard>[]>()
  for (const standard of standards.toSorted((a, b) => (a.from < b.from ? -1 : 1))) lists.set(standard.personId, [...(lists.get(standard.personId) ?? []), standard])
  return lists
}

function packed(members: readonly DuesMember[], year: number, rounding: DuesBook['rounding'], toMember: (member: DuesMember) => DuesBookMember): DuesBook {
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
  return { year, rounding, members: members.map(toMember), ...book }
}
