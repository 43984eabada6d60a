import { expect, test } from 'vitest'
import type { Membership } from '#shared/model/membership.ts'
import { partySeniorityOn } from '#shared/rules/party-seniority.ts'
import { aMembership, day, month } from '../../support/builders.ts'

test.each<[string, Partial<Membership>, number | null]>([
  ['转正满二十年的当天', { fullOn: day('2006-11-22') }, 20],
  ['差一天满二十年', { fullOn: day('2006-11-23') }, 19],
  ['刚转正', { fullOn: day('2026-11-22') }, 0],
  ['从转正日算，不从入党日算', { joinedOn: day('2005-11-22'), fullOn: day('2006-11-22') }, 20],
  ['转正日期只知道年月的，从当月一日起', { fullOn: month('2006-11') }, 20],
  ['校正值加一个月刚好满年', { fullOn: day('2006-12-22'), seniorityCorrectionMonths: 1 }, 20],
  ['校正值为负', { fullOn: day('2006-11-22'), seniorityCorrectionMonths: -1 }, 19],
  ['减得比党龄还多，不会是负数', { fullOn: day('2026-10-22'), seniorityCorrectionMonths: -12 }, 0],
  ['预备党员没有党龄', { memberType: 'probationary', fullOn: null }, null],
  ['还没到转正日的没有党龄', { fullOn: day('2026-11-23') }, null],
  ['转正日期没有填', { fullOn: null }, null],
])('%s', (_, some, expected) => {
  expect(partySeniorityOn(aMembership(some), day('2026-11-22'))).toBe(expected)
})
