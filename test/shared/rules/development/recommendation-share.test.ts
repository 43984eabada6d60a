import { expect, test } from 'vitest'
import type { DevelopmentCase } from '#shared/model/development-case.ts'
import { recommendationShare, shareWords } from '#shared/rules/development/recommendation-share.ts'
import { aDevelopmentCase, aDevelopmentStep, day } from '../../../support/builders.ts'

const year = { from: day('2026-01-01'), to: day('2026-12-31') }
const decided = (on: string, birth: string | null, some: Partial<DevelopmentCase> = {}) => aDevelopmentCase({ personId: birth ?? '', isLeagueMember: true, recommendedBy: 'massOrganisation', steps: [aDevelopmentStep({ code: 'activistDecide', on: day(on) })], ...some })
const shareOf = (...cases: readonly DevelopmentCase[]) => recommendationShare(cases, id => ({ birth: id === '' ? null : day(id) }), year)

test.each<[string, DevelopmentCase, [number, number, number]]>([
  ['28 周岁前一天', decided('2026-06-30', '1998-07-01'), [1, 1, 1]],
  ['28 周岁当天', decided('2026-07-01', '1998-07-01'), [1, 0, 1]],
  ['党员推荐的团员', decided('2026-06-30', '2000-01-01', { recommendedBy: 'members' }), [1, 1, 0]],
  ['不是团员', decided('2026-06-30', '2000-01-01', { isLeagueMember: false }), [1, 0, 0]],
  ['出生日期不知道', decided('2026-06-30', null), [1, 0, 1]],
  ['期间第一天', decided('2026-01-01', '2000-01-01'), [1, 1, 1]],
  ['期间前一天', decided('2025-12-31', '2000-01-01'), [0, 0, 0]],
])('%s', (_, one, expected) => {
  const { activists, leagueMembers, recommended } = shareOf(one)
  expect([activists, leagueMembers, recommended]).toEqual(expected)
})

test('写成一句话', () => {
  const three = [decided('2026-03-01', '2000-01-01'), decided('2026-03-01', '2000-01-01'), decided('2026-03-01', '2000-01-01', { recommendedBy: 'members' })]
  expect(shareWords(shareOf(...three))).toBe('本期确定入党积极分子 3 人，其中 28 周岁以下共青团员 3 人，共青团员经群团推优产生的 2 人，推优入党比例 66.7%。')
  expect(shareWords(shareOf(three[0]!))).toContain('推优入党比例 100%')
  expect(shareWords(shareOf())).toBe('')
})
