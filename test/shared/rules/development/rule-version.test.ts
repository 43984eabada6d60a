import { expect, test } from 'vitest'
import { articleText, ruleVersionOn } from '#shared/rules/development/rule-version.ts'
import { basisOf, conditionOf, developmentSteps, stepsBefore } from '#shared/rules/development/steps.ts'
import { developmentStepCode } from '#shared/model/development-case.ts'
import { day } from '../../../support/builders.ts'

test.each([
  ['修订前一天用 2014 版', '2026-05-10', '2014'],
  ['修订当天用 2026 版', '2026-05-11', '2026.05'],
])('%s', (_, on, version) => {
  expect(ruleVersionOn(day(on))).toBe(version)
})

test.each([
  ['培训在两版里都是 17 条', [17], '2014', '发展党员工作细则（2014）17 条'],
  ['预审 2026 版 18 条，2014 版 19 条', [18], '2014', '发展党员工作细则（2014）19 条'],
  ['审批 2026 版 22、24、25 条', [22, 24, 25], '2026.05', '发展党员工作细则（2026）22、24、25 条'],
  ['2014 版各加 1', [22, 24, 25], '2014', '发展党员工作细则（2014）23、25、26 条'],
] as const)('%s', (_, articles, version, text) => {
  expect(articleText(articles, version)).toBe(text)
})

test('25 步按顺序各有一条，条号各自对应', () => {
  expect(developmentSteps.map(step => step.code)).toEqual(developmentStepCode.keys)
  expect(developmentSteps.map(step => step.articles.join('、'))).toEqual([
    '5、6', '7', '8', '8', '9', '10、11、12', '13', '13', '14', '16', '17', '18', '18', '18', '19、20', '23', '22、24、25', '25', '28', '29', '30、31', '32', '32', '33', '36',
  ])
  expect(basisOf('oath', '2014')).toBe('发展党员工作细则（2014）30 条')
})

test('2014 版没有公示和宣誓期限', () => {
  expect(conditionOf('candidateFile', '2014')).not.toContain('公示')
  expect(conditionOf('candidateFile', '2026.05')).toContain('5 个工作日')
  expect(conditionOf('oath', '2014')).not.toContain('1 个月')
})

test('no step builds on itself, and all but the first build on the application', () => {
  for (const { code } of developmentSteps) {
    expect(stepsBefore(code).has(code)).toBe(false)
    expect(stepsBefore(code).has('apply')).toBe(code !== 'apply')
  }
})
