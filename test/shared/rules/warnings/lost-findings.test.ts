import { expect, test } from 'vitest'
import type { Membership } from '#shared/model/membership.ts'
import { lostFindings } from '#shared/rules/warnings/lost-findings.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { aFact, aMembership, anOrganisation, aPerson, day, today } from '../../../support/builders.ts'
import { readerOf } from '../../../support/reader-of.ts'

const branch = anOrganisation()
const person = aPerson({ name: '张喆' })

async function findings(memberships: readonly Partial<Membership>[], organisationIds?: readonly string[]) {
  const rows = memberships.map(some => aMembership({ personId: person.id, organisationId: branch.id, ...some }))
  const reader = readerOf({ organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id })], people: [person], memberships: rows })
  return lostFindings(await readRuleInput(reader, { today, ...(organisationIds === undefined ? {} : { organisationIds }) }))
}

const lost = (since: string | null, lastActivityOn: string | null = null, lastDuesOn: string | null = null): Partial<Membership> => {
  const on = (text: string | null) => (text === null ? null : day(text))
  return { lost: { since: on(since), lastActivityOn: on(lastActivityOn), lastDuesOn: on(lastDuesOn) } }
}
const stopped = (statusOn: string): Partial<Membership> => ({ ...lost('2023-01-01'), status: 'suspended', statusOn: day(statusOn) })

test.each<[string, readonly Partial<Membership>[], readonly string[]]>([
  ['没有失联的', [{}], []],
  ['失联差一天满六个月', [lost('2026-05-23')], ['W-LOST yellow 张喆自2026年5月23日起失去联系，2026年11月23日满六个月，请继续查找']],
  ['失联满六个月的当天', [lost('2026-05-22')], ['W-LOST red 张喆自2026年5月22日起失去联系，已满六个月，查找无果的应停止党籍']],
  ['失联日期没有填，按最后一次联系算', [lost(null, '2026-03-01', '2026-05-22')], ['W-LOST red 张喆自2026年5月22日起失去联系，已满六个月，查找无果的应停止党籍']],
  ['什么日期都没有', [lost(null)], ['W-LOST yellow 张喆失去联系，但没有填失联日期，算不出是否满六个月']],
  ['已停止党籍、不满两年', [stopped('2024-11-23')], []],
  ['停止党籍满两年的当天', [stopped('2024-11-22')], ['W-LOST red 张喆自2024年11月22日起停止党籍，已满两年，仍无法联系的按自行脱党除名']],
  ['停止党籍后又恢复的', [{ ...stopped('2023-11-22'), to: day('2025-05-31') }, { from: day('2025-06-01'), status: 'restored' }], []],
  ['已经除名的', [{ ...lost('2020-01-01'), status: 'removed', statusOn: day('2023-01-01') }], []],
  ['外出差一天满六个月', [{ floating: { to: '深圳', since: day('2026-05-23') } }], []],
  ['外出满六个月的当天', [{ floating: { to: '深圳', since: day('2026-05-22') } }], ['W-FLOAT yellow 张喆自2026年5月22日起外出，已满六个月，地点固定的应转接组织关系']],
  ['外出日期没有填', [{ floating: { to: '深圳', since: null } }], []],
  ['已经转出的不再提示', [{ ...lost('2026-01-01'), floating: { to: '深圳', since: day('2026-01-01') }, to: day('2026-11-21') }], []],
])('%s', async (_, memberships, expected) => {
  expect((await findings(memberships)).map(({ rule, level, message }) => `${rule} ${level} ${message}`)).toEqual(expected)
})

test('指到本人的失联一栏，归在所在支部，说出条文', async () => {
  const [finding] = await findings([lost('2026-01-01')])
  expect(finding).toMatchObject({ organisationId: branch.id, subject: { kind: 'person', id: person.id, name: '张喆', field: 'lost' } })
  expect(finding?.basis).toContain('党员教育管理条例 24 条')
  expect(await findings([lost('2026-01-01')], [])).toEqual([])
})
