import { expect, test } from 'vitest'
import { cadreKindOn, cadreStaffing, staffingText } from '#shared/rules/cadre-staffing.ts'
import { aCadre, aMembership, aPerson, aPost, day, today } from '../../support/builders.ts'

test.each<[string, number | null, number, number, string]>([
  ['C45：120 人、专职 1 人，应配 2 人，缺 1 人', 120, 1, 3, '机关工作人员 120 人，应配专职 2 人，实配 1 人，缺 1 人'],
  ['120 人、专职 2 人，符合', 120, 2, 3, '机关工作人员 120 人，应配专职 2 人，实配 2 人，符合'],
  ['120 人、专职 3 人，超 1 人', 120, 3, 3, '机关工作人员 120 人，应配专职 2 人，实配 3 人，超 1 人'],
  ['49 人只要有专人', 49, 0, 1, '机关工作人员 49 人，不足 50 人，应有专人负责；现有 1 人负责，其中专职 0 人'],
  ['49 人没有人负责', 49, 0, 0, '机关工作人员 49 人，不足 50 人，应有专人负责；现在没有人负责'],
  ['49 人不算超配', 49, 2, 2, '机关工作人员 49 人，不足 50 人，应有专人负责；现有 2 人负责，其中专职 2 人'],
  ['50 人起按比例：1 人', 50, 1, 1, '机关工作人员 50 人，应配专职 1 人，实配 1 人，符合'],
  ['50 人、专职 2 人，超 1 人', 50, 2, 2, '机关工作人员 50 人，应配专职 1 人，实配 2 人，超 1 人'],
  ['100 人：1—2 人', 100, 0, 1, '机关工作人员 100 人，应配专职 1—2 人，实配 0 人，缺 1 人'],
  ['101 人：下限进到 2 人', 101, 1, 1, '机关工作人员 101 人，应配专职 2 人，实配 1 人，缺 1 人'],
  ['149 人：上限仍是 2 人', 149, 3, 3, '机关工作人员 149 人，应配专职 2 人，实配 3 人，超 1 人'],
  ['150 人：上限到 3 人', 150, 3, 3, '机关工作人员 150 人，应配专职 2—3 人，实配 3 人，符合'],
  ['总数没有填', null, 1, 2, '实配专职 1 人；机关工作人员总数没有填，算不出应配人数'],
])('%s', (_, totalStaff, fullTime, all, text) => {
  expect(staffingText(cadreStaffing(totalStaff, fullTime, all))).toBe(text)
})

const person = aPerson({ cadre: aCadre({ kind: 'partTime' }) })
const own = { personId: person.id }

test.each([
  ['卡片上写的兼职', person, [], [], 'partTime'],
  ['担任专职职务的是专职', person, [aPost({ ...own, kind: 'fullTime' })], [], 'fullTime'],
  ['专职职务已经卸任', person, [aPost({ ...own, kind: 'fullTime', to: day('2026-11-21') })], [], 'partTime'],
  ['专职职务当天还在任', person, [aPost({ ...own, kind: 'fullTime', to: today })], [], 'fullTime'],
  ['没有登记为党务干部', { ...person, cadre: null }, [aPost(own)], [], null],
  ['没有登记、但任专职职务', { ...person, cadre: null }, [aPost({ ...own, kind: 'fullTime' })], [], 'fullTime'],
  ['已经转出的不算', person, [], [aMembership({ ...own, to: day('2026-11-21') })], null],
  ['在册的算', person, [], [aMembership(own)], 'partTime'],
  ['别的支部还在册的算', person, [], [aMembership({ ...own, to: day('2026-11-21') }), aMembership({ ...own, from: day('2026-11-22') })], 'partTime'],
] as const)('专职还是兼职：%s', (_, who, posts, memberships, expected) => {
  expect(cadreKindOn(who, posts, memberships, today)).toBe(expected)
})
