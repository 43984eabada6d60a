import type { DuesPayment, DuesStandard, DuesYear } from '../model/dues.ts'
import type { Membership } from '../model/membership.ts'
import { defaultSettings } from '../model/settings.ts'
import { duesAccount } from '../rules/dues/dues-account.ts'
import { monthsOfYear } from '../rules/dues/year-months.ts'
import { addDays, dayOf, type LocalDate, monthOf, yearOf } from '../time/local-date.ts'
import type { Dice } from './dice.ts'
import type { SamplePeople } from './sample-people.ts'

export interface SampleDues {
  readonly duesStandards: readonly DuesStandard[]
  readonly duesPayments: readonly DuesYear[]
}

/** Members of so many branches pay dues in the sample; the others have not begun to keep them. */
const branchesWithDues = 4

/** Months that the second, third and fourth member of the first branch have not paid, the last ones before today: a 黄, a 橙 and a 红. */
const owing: readonly number[] = [0, 3, 5, 6]

/** Dues of last year and this one: set in January, paid on a day of collection, some late, one exempt with its document, three behind. */
export function sampleDues(dice: Dice, start: number, people: SamplePeople, branchIds: readonly string[], today: LocalDate): SampleDues {
  const years = [yearOf(today) - 1, yearOf(today)]
  const personOf = new Map(people.people.map(person => [person.id, person]))
  const members = branchIds.slice(0, branchesWithDues).flatMap((id, branch) => people.memberships.filter(membership => membership.organisationId === id).map((membership, index) => ({ membership, branch, index })))
  const rows = members.flatMap(({ membership, branch, index }) => {
    const isExempt = branch === 0 && index === 4
    const isRetired = personOf.get(membership.personId)?.isRetired ?? false
    const base = isRetired ? dice.int(3_800, 7_200) * 100 : dice.int(2_900, 10_800) * 100
    const unpaid = branch === 0 ? (owing[index] ?? 0) : 0
    return years.map(year => yearOfMember(dice, start, membership, year, { base, isExempt, isRetired, unpaid }, today))
  })
  return { duesStandards: rows.flatMap(({ standard }) => standard), duesPayments: rows.flatMap(({ paid }) => paid) }
}

interface Payer {
  readonly base: number
  readonly isExempt: boolean
  readonly isRetired: boolean
  /** So many of the latest months are not paid. */
  readonly unpaid: number
}

function yearOfMember(dice: Dice, start: number, membership: Membership, year: number, payer: Payer, today: LocalDate): { readonly standard: readonly DuesStandard[]; readonly paid: readonly DuesYear[] } {
  const { personId } = membership
  const months = duesAccount({ personId, memberships: [membership], standards: [], paid: null }, year, 'cent', today).months
  const first = monthsOfYear(year).find((_, i) => months[i]?.state !== 'notMember')
  if (first === undefined) return { standard: [], paid: [] }
  const standard: DuesStandard = {
    id: dice.uuid(start), personId, year, from: first.key, category: payer.isExempt ? 'exempt' : payer.isRetired ? 'retired' : 'monthlySalary', baseCents: payer.isExempt ? null : payer.base + (year === yearOf(today) ? 12_000 : 0),
    setDueCents: null, approvalDocumentNo: payer.isExempt ? `云文机党〔${year}〕2号` : '', remark: payer.isExempt ? '长期患病，生活困难' : '',
  }
  const account = duesAccount({ personId, memberships: [membership], standards: [standard], paid: null }, year, defaultSettings.duesRounding, today)
  const payments = account.months.flatMap(({ month, dueCents }) => (dueCents === null || dueCents === 0 ? [] : payment(dice, start, year, month, dueCents, payer.unpaid, today)))
  return { standard: [standard], paid: payments.length === 0 ? [] : [{ id: dice.uuid(start), personId, year, payments }] }
}

/** On the tenth of the month or a day or two later; one in thirty is made up the month after. */
function payment(dice: Dice, start: number, year: number, month: number, paidCents: number, unpaid: number, today: LocalDate): readonly DuesPayment[] {
  const on = addDays(dayOf(year, month, 10), dice.int(0, 2) + (dice.chance(1 / 30) ? 28 : 0))
  const age = (yearOf(today) - year) * 12 + monthOf(today) - month
  const id = dice.uuid(start)
  return on > today || (age <= unpaid && unpaid > 0) ? [] : [{ id, month, paidCents, paidOn: on, method: 'transfer', collector: '', remark: '' }]
}
