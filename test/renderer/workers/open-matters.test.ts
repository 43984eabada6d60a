import { expect, test } from 'vitest'
import type { Finding } from '#shared/rules/finding.ts'
import { period } from '#shared/time/period.ts'
import { openMatters } from '../../../renderer/workers/open-matters.ts'
import { anId } from '../../support/builders.ts'

const finding = (some: Partial<Finding>): Finding => ({
  rule: 'W-MTG-Q', level: 'red', organisationId: anId(), period: period('2026Q3'), subject: { kind: 'organisation', id: anId(), name: '第一党支部' }, message: '没有召开党员大会', basis: '条例', ...some,
})
const branch = (name: string) => ({ kind: 'organisation' as const, id: anId(), name })

test('最重的在前，同一件事几个支部合成一行', () => {
  expect(openMatters([finding({ level: 'yellow', message: '还没有讲党课' }), finding({}), finding({ subject: branch('第二党支部') })])).toEqual(['第一党支部、第二党支部：没有召开党员大会（逾期）', '第一党支部：还没有讲党课（待办）'])
})

test('话里已有姓名的不再写一遍；缺栏目不列', () => {
  const subject = { kind: 'dues' as const, id: anId(), name: '张喆', field: '2026-08' }
  expect(openMatters([finding({ subject, message: '张喆连续 3 个月未交党费' }), finding({ rule: 'W-BLANK', message: '张喆的“民族”没有填' })])).toEqual(['张喆连续 3 个月未交党费（逾期）'])
})

test('一行里名字太多、行数太多时，说还有多少', () => {
  expect(openMatters(Array.from({ length: 21 }, (_, i) => finding({ subject: branch(`支部${i}`) })))[0]).toMatch(/支部19等 21 个：没有召开党员大会/)
  const many = openMatters(Array.from({ length: 203 }, (_, i) => finding({ message: `第${i}件事` })))
  expect([many.length, many.at(-1)]).toEqual([201, '另有 3 项，见程序首页'])
})
