import { expect, test } from 'vitest'
import type { Membership } from '#shared/model/membership.ts'
import { branchOfMonths } from '#shared/rules/dues/dues-months.ts'
import { aMembership, anId, day } from '../../../support/builders.ts'

const [first, second] = [anId(), anId()]
const in2026 = (...memberships: Partial<Membership>[]) => branchOfMonths(memberships.map(some => aMembership({ personId: anId(), organisationId: first, ...some })), 2026)
  .map(id => (id === first ? '一' : id === second ? '二' : '-')).join('')

test.each([
  ['全年在支部', [{}], '一一一一一一一一一一一一'],
  ['C30 预备党员支部大会 4 月 20 日通过、6 月 10 日批准编入：从 4 月起', [{ memberType: 'probationary', joinedOn: day('2026-04-20'), fullOn: null, from: day('2026-06-10') }], '---一一一一一一一一一'],
  ['预备党员 4 月最后一天通过，4 月起交', [{ memberType: 'probationary', joinedOn: day('2026-04-30'), fullOn: null, from: day('2026-04-30') }], '---一一一一一一一一一'],
  ['预备党员 5 月 1 日通过，5 月起交', [{ memberType: 'probationary', joinedOn: day('2026-05-01'), fullOn: null, from: day('2026-05-01') }], '----一一一一一一一一'],
  ['编入早于支部大会通过日的，以通过日为准', [{ memberType: 'probationary', joinedOn: day('2026-04-20'), fullOn: null, from: day('2026-01-01') }], '---一一一一一一一一一'],
  ['预备期内转入的，从转入月起', [{ memberType: 'probationary', joinedOn: day('2026-02-20'), fullOn: null, from: day('2026-06-10'), transferIn: { on: day('2026-06-10'), from: '外单位', to: '', letterNo: '', validUntil: null } }], '-----一一一一一一一'],
  ['入党多年的，从编入月起', [{ joinedOn: day('2005-07-01'), from: day('2026-06-10') }], '-----一一一一一一一'],
  ['5 月 15 日转出的，交到 5 月', [{ to: day('2026-05-15') }], '一一一一一-------'],
  ['4 月 30 日转出的，不交 5 月', [{ to: day('2026-04-30') }], '一一一一--------'],
  ['4 月 15 日换支部：4 月在原支部交，5 月起在新支部', [{ to: day('2026-04-14') }, { organisationId: second, from: day('2026-04-15') }], '一一一一二二二二二二二二'],
  ['5 月 1 日换支部：5 月在新支部交', [{ to: day('2026-04-30') }, { organisationId: second, from: day('2026-05-01') }], '一一一一二二二二二二二二'],
  ['停止党籍之日起不再交，当月已开始的照交', [{ status: 'suspended', statusOn: day('2026-03-02') }], '一一一---------'],
  ['3 月 1 日除名，3 月不交', [{ status: 'removed', statusOn: day('2026-03-01') }], '一一----------'],
  ['已转出而没有写状态日期的，交到转出月', [{ status: 'transferredOut', statusOn: null, to: day('2026-02-10') }], '一一----------'],
  ['保留党籍、恢复党籍的照交', [{ status: 'retained', statusOn: day('2026-03-01') }], '一一一一一一一一一一一一'],
  ['2025 年已转出', [{ to: day('2025-12-31') }], '------------'],
] as const)('%s', (_, memberships, expected) => {
  expect(in2026(...memberships)).toBe(expected)
})
