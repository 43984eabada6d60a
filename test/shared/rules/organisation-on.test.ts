import { describe, expect, test } from 'vitest'
import { existsOn, factOn, fullNameOn, organisationNamed, shortNameOn, subtreeDuring, subtreeOn } from '#shared/rules/organisation-on.ts'
import { aFact, anOrganisation, day } from '../../support/builders.ts'

const facts = [
  aFact({ organisationId: 'root', fullName: '中共云岭市档案服务中心委员会', shortName: '机关党委' }),
  aFact({ organisationId: 'first', superiorId: 'root', to: day('2026-03-31'), fullName: '第一支部旧称', shortName: '一支部' }),
  aFact({ organisationId: 'first', superiorId: 'general', from: day('2026-04-01'), fullName: '第一支部新称', shortName: '' }),
  aFact({ organisationId: 'general', superiorId: 'root', from: day('2026-04-01'), fullName: '业务党总支部', shortName: '党总支' }),
  aFact({ organisationId: 'second', superiorId: 'root', from: day('2024-01-01'), to: day('2025-12-31'), fullName: '第二支部', shortName: '一支部' }),
]

describe('某一天的名称与上级', () => {
  test.each([
    ['更名前一日', '2026-03-31', '第一支部旧称', '一支部'],
    ['更名当日，没有简称用全称', '2026-04-01', '第一支部新称', '第一支部新称'],
    ['成立之前用最早的名称', '2019-01-01', '第一支部旧称', '一支部'],
  ])('%s', (_, on, full, short) => {
    expect(fullNameOn(facts, 'first', day(on))).toBe(full)
    expect(shortNameOn(facts, 'first', day(on))).toBe(short)
  })

  test('撤并之后用最后的名称，那一天的情况为空', () => {
    expect(fullNameOn(facts, 'second', day('2026-06-01'))).toBe('第二支部')
    expect(factOn(facts, 'second', day('2026-06-01'))).toBeNull()
    expect(fullNameOn(facts, 'nobody', day('2026-06-01'))).not.toBe('')
  })

  test('成立当日与撤销当日都算存在', () => {
    const organisation = anOrganisation({ establishedOn: day('2024-01-01'), dissolvedOn: day('2025-12-31') })
    expect(['2023-12-31', '2024-01-01', '2025-12-31', '2026-01-01'].map(on => existsOn(organisation, day(on)))).toEqual([false, true, true, false])
  })
})

describe('下级', () => {
  test.each([
    ['改隶前一日', '2026-03-31', ['root', 'first']],
    ['改隶当日经由党总支', '2026-04-01', ['root', 'general', 'first']],
    ['撤并当日仍在', '2025-12-31', ['root', 'first', 'second']],
  ])('%s', (_, on, expected) => {
    expect(subtreeOn(facts, 'root', day(on))).toEqual(expected)
  })

  test('一段时间里做过下级的都算', () => {
    expect(subtreeDuring(facts, 'root', { from: day('2025-12-31'), to: day('2026-04-01') })).toEqual(['root', 'first', 'general', 'second'])
  })

  test('互为上级的错误数据不会绕不出来', () => {
    const loop = [aFact({ organisationId: 'a', superiorId: 'b' }), aFact({ organisationId: 'b', superiorId: 'a' })]
    expect(subtreeOn(loop, 'a', day('2026-01-01'))).toEqual(['a', 'b'])
  })
})

describe('按名称找', () => {
  test.each([
    ['全称', '业务党总支部', '2026-06-01', { kind: 'one', id: 'general' }],
    ['简称，前后有空格', ' 党总支 ', '2026-06-01', { kind: 'one', id: 'general' }],
    ['当天只有一个叫这个名', '一支部', '2026-01-01', { kind: 'one', id: 'first' }],
    ['当天没人叫，就找曾用名', '第一支部旧称', '2026-06-01', { kind: 'one', id: 'first' }],
    ['曾用名重复要挑明', '一支部', '2026-06-01', { kind: 'several', ids: ['first', 'second'] }],
    ['没有这个名', '三支部', '2026-06-01', { kind: 'none' }],
    ['空名称不匹配没有简称的组织', ' ', '2026-06-01', { kind: 'none' }],
  ])('%s', (_, name, on, expected) => {
    expect(organisationNamed(facts, name, day(on))).toEqual(expected)
  })
})
