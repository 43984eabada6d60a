import { describe, expect, test } from 'vitest'
import type { PartyAffairsCadre } from '#shared/model/person.ts'
import { cadreFindings, exchangeLevel } from '#shared/rules/warnings/cadre-findings.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { aCadre, aFact, aMembership, anId, anOrganisation, aPerson, aPost, aUnit, day, month, today } from '../../../support/builders.ts'
import { readerOf } from '../../../support/reader-of.ts'

const root = anOrganisation({ type: 'organCommittee' })
const branch = anOrganisation()
const organisations = [branch, root]
const organisationFacts = [aFact({ organisationId: root.id, fullName: '中共机关委员会' }), aFact({ organisationId: branch.id, superiorId: root.id })]

type Rows = Parameters<typeof readerOf>[0]

async function findings(rows: Rows, organisationIds?: readonly string[]) {
  const input = await readRuleInput(readerOf({ organisations, organisationFacts, units: [aUnit({ totalStaff: 40 })], ...rows }), { today, ...(organisationIds === undefined ? {} : { organisationIds }) })
  return cadreFindings(input)
}

function oneCadre(some: Partial<PartyAffairsCadre>, from: string, more: { readonly isRetired?: boolean; readonly to?: string } = {}): Rows {
  const person = aPerson({ name: '张喆', isRetired: more.isRetired ?? false, cadre: aCadre(some) })
  return {
    people: [person], memberships: [aMembership({ personId: person.id, organisationId: branch.id })],
    posts: [aPost({ personId: person.id, organisationId: branch.id, from: day(from), to: more.to === undefined ? null : day(more.to) })],
  }
}

describe('W-CAD-10Y 党务满十年', () => {
  test.each<[string, Rows, string | null]>([
    ['差一天满九年半不提示', oneCadre({}, '2017-05-23'), null],
    ['满九年半当天黄', oneCadre({}, '2017-05-22'), 'yellow'],
    ['差一天满十年还是黄', oneCadre({}, '2016-11-23'), 'yellow'],
    ['满十年当天橙', oneCadre({}, '2016-11-22'), 'orange'],
    ['已离退休的不提示', oneCadre({}, '2010-01-01', { isRetired: true }), null],
    ['已不从事党务的不提示', oneCadre({}, '2010-01-01', { to: '2026-11-21' }), null],
    ['正在交流的不提示', oneCadre({ exchanges: [{ id: anId(), from: month('2026-03'), to: null, place: '业务处室', kind: '挂职' }] }, '2010-01-01'), null],
    ['交流到本月为止的不提示', oneCadre({ exchanges: [{ id: anId(), from: month('2026-03'), to: month('2026-11'), place: '业务处室', kind: '挂职' }] }, '2010-01-01'), null],
    ['交流已经结束的仍提示', oneCadre({ exchanges: [{ id: anId(), from: month('2015-03'), to: month('2026-10'), place: '业务处室', kind: '挂职' }] }, '2010-01-01'), 'orange'],
    ['单位设为八年的，满八年橙', { ...oneCadre({}, '2018-11-22'), settings: { cadreExchangeYears: 8 } }, 'orange'],
  ])('%s', async (_, rows, level) => {
    expect((await findings(rows)).map(finding => [finding.rule, finding.level])).toEqual(level === null ? [] : [['W-CAD-10Y', level]])
  })

  test('说出年限、条文和该填的地方，归在所在支部', async () => {
    const [finding] = await findings(oneCadre({}, '2016-05-22'))
    expect(finding).toMatchObject({ organisationId: branch.id, message: '张喆从事党务工作已10年6个月，满10年，建议交流', subject: { kind: 'person', name: '张喆', field: 'cadre.exchanges' } })
    expect(finding?.basis).toContain('机关条例 32 条')
  })

  test('不是党务干部的人，任职再久也不提示', async () => {
    const rows = oneCadre({}, '2001-01-01')
    expect((await findings({ ...rows, people: (rows.people ?? []).map(person => ({ ...person, cadre: null })) })).filter(({ rule }) => rule === 'W-CAD-10Y')).toEqual([])
  })

  test('只问别的组织时不列出', async () => {
    expect(await findings(oneCadre({}, '2001-01-01'), [root.id])).toEqual([])
  })
})

test.each([[113, 'green'], [114, 'yellow'], [119, 'yellow'], [120, 'orange']])('%i 个月是 %s', (months, level) => {
  expect(exchangeLevel(months, 10)).toBe(level)
})

describe('W-CAD-RATIO 专职配备', () => {
  const people = (fullTime: number, partTime: number) => [...Array.from({ length: fullTime }, () => aPerson({ cadre: aCadre({ kind: 'fullTime' }) })), ...Array.from({ length: partTime }, () => aPerson({ cadre: aCadre() }))]
  test.each<[string, number | null, number, number, string | null]>([
    ['C45：120 人、专职 1 人，缺 1 人', 120, 1, 3, 'orange'],
    ['120 人、专职 2 人', 120, 2, 0, null],
    ['120 人、专职 3 人是超配', 120, 3, 0, 'yellow'],
    ['49 人、只有兼职', 49, 0, 1, null],
    ['49 人、没有人负责', 49, 0, 0, 'orange'],
    ['50 人、没有专职', 50, 0, 2, 'orange'],
    ['总数没有填、已有党务干部', null, 1, 0, 'yellow'],
    ['总数没有填、还没有登记党务干部', null, 0, 0, null],
  ])('%s', async (_, totalStaff, fullTime, partTime, level) => {
    const found = await findings({ units: [aUnit({ totalStaff })], people: people(fullTime, partTime) })
    expect(found.map(finding => [finding.rule, finding.level, finding.organisationId])).toEqual(level === null ? [] : [['W-CAD-RATIO', level, root.id]])
  })

  test('只在问到最上级组织时列出', async () => {
    expect(await findings({ units: [aUnit({ totalStaff: 120 })] }, [branch.id])).toEqual([])
    expect(await findings({ units: [aUnit({ totalStaff: 120 })] }, [root.id])).toHaveLength(1)
  })
})
