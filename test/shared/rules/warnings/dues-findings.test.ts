import { expect, test } from 'vitest'
import type { DuesPayment } from '#shared/model/dues.ts'
import { duesFindings } from '#shared/rules/warnings/dues-findings.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { aDuesStandard, aDuesYear, aFact, aMembership, anId, anOrganisation, aPerson, day, month } from '../../../support/builders.ts'
import { readerOf } from '../../../support/reader-of.ts'

const organisation = anOrganisation()
const person = aPerson({ name: '顾明远' })

interface Case {
  readonly today: string
  /** `2026-1`: months that were paid in time. */
  readonly paid?: readonly string[]
  readonly standards?: readonly Parameters<typeof aDuesStandard>[0][]
  readonly membership?: Parameters<typeof aMembership>[0]
  readonly years?: readonly number[]
  readonly payments?: readonly DuesPayment[]
}

const payment = (m: number, paidCents = 4_200): DuesPayment => ({ id: anId(), month: m, paidCents, paidOn: null, method: null, collector: '', remark: '' })

async function findings({ today, paid = [], standards = [{ year: 2025, from: month('2025-01') }, {}], membership = {}, years, payments = [] }: Case) {
  const ofYear = (year: number) => [...paid.filter(text => text.startsWith(`${year}-`)).map(text => payment(Number(text.slice(5)))), ...(year === 2026 ? payments : [])]
  const reader = readerOf({
    organisations: [organisation], organisationFacts: [aFact({ organisationId: organisation.id })], people: [person],
    memberships: [aMembership({ personId: person.id, organisationId: organisation.id, ...membership })],
    duesStandards: standards.map(some => aDuesStandard({ personId: person.id, ...some })),
    duesPayments: [2025, 2026].map(year => aDuesYear({ personId: person.id, year, payments: ofYear(year) })),
  })
  return duesFindings(await readRuleInput(reader, { today: day(today), ...(years === undefined ? {} : { years }) }))
}

const all2025 = Array.from({ length: 12 }, (_, i) => `2025-${i + 1}`)
const levels = async (of: Case) => (await findings(of)).map(({ level }) => level)

test.each([
  ['连续 2 个月未交不提醒', { today: '2026-03-31', paid: all2025 }, []],
  ['当月未完不计：3 月 31 日仍是 2 个月', { today: '2026-03-31', paid: all2025 }, []],
  ['3 个月 黄', { today: '2026-04-01', paid: all2025 }, ['yellow']],
  ['4 个月 仍黄', { today: '2026-05-01', paid: all2025 }, ['yellow']],
  ['5 个月 橙', { today: '2026-06-01', paid: all2025 }, ['orange']],
  ['6 个月 红', { today: '2026-07-01', paid: all2025 }, ['red']],
  ['6 个月的前一天仍橙', { today: '2026-06-30', paid: all2025 }, ['orange']],
  ['跨年连续：去年 11、12 月和今年 1 月', { today: '2026-02-01', paid: all2025.slice(0, 10) }, ['yellow']],
  ['中间交了一个月就不连续', { today: '2026-06-01', paid: [...all2025, '2026-3'] }, []],
  ['补交以后不再提醒', { today: '2026-04-01', paid: [...all2025, '2026-1', '2026-2', '2026-3'] }, []],
  ['先欠后交，所欠的仍提醒', { today: '2026-06-15', paid: [...all2025, '2026-4', '2026-5'] }, ['yellow']],
  ['交了一部分的不算未交', { today: '2026-04-01', paid: all2025, payments: [payment(2, 1)] }, []],
  ['免交的不提醒', { today: '2026-12-31', paid: all2025, standards: [{ year: 2025, from: month('2025-01') }, { category: 'exempt' }] }, []],
  ['没有核定过的不作判断', { today: '2026-12-31', standards: [] }, []],
  ['转出的人不再提醒', { today: '2026-08-01', paid: all2025, membership: { to: day('2026-06-30') } }, []],
  ['除名的人不再提醒', { today: '2026-08-01', paid: all2025, membership: { status: 'removed', statusOn: day('2026-07-01') } }, []],
  ['C30 预备党员 4 月通过，1—3 月不欠', { today: '2026-07-01', membership: { memberType: 'probationary', joinedOn: day('2026-04-20'), fullOn: null, from: day('2026-06-10') } }, ['yellow']],
  ['只问去年时，跨年的一段也在内', { today: '2026-03-01', paid: all2025.slice(0, 10), years: [2025] }, ['yellow']],
  ['只问去年时，今年的不在内', { today: '2026-04-01', paid: all2025, years: [2025] }, []],
] as const)('%s', async (_, of, expected) => {
  expect(await levels(of)).toEqual(expected)
})

test('说明谁、哪几个月、欠多少，并指到第一个未交的月份', async () => {
  const [finding] = await findings({ today: '2026-02-01', paid: all2025.slice(0, 10) })
  expect(finding).toMatchObject({
    rule: 'W-FEE-OWE', organisationId: organisation.id, period: '2026-01', subject: { kind: 'dues', id: person.id, name: '顾明远', field: '2025-11' },
    message: '顾明远连续 3 个月未交党费（2025年11月—2026年1月），欠 126.00 元',
  })
})
