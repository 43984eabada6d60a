import { expect, test } from 'vitest'
import { defaultSettings } from '#shared/model/settings.ts'
import { blankStep } from '#shared/rules/election-steps.ts'
import { organisationTree } from '../../../../renderer/parts/organisation-tree.ts'
import { daysText, daysUntil, levelText, nextStepText, type TermRow, termRows } from '../../../../renderer/screens/terms/term-rows.ts'
import { aFact, anOrganisation, aTermOfOffice, day, today } from '../../../support/builders.ts'

const root = anOrganisation({ type: 'organCommittee' })
const [late, early, unknown, gone, group, temporary] = [
  anOrganisation(), anOrganisation(), anOrganisation(), anOrganisation({ dissolvedOn: day('2026-11-21') }), anOrganisation({ type: 'group' }), anOrganisation({ type: 'temporaryBranch' }),
]
const organisations = [root, late, early, unknown, gone, group, temporary]
const facts = organisations.map((one, i) => aFact({ organisationId: one.id, superiorId: one === root ? null : root.id, shortName: one === root ? '机关党委' : `第${i}党支部`, hasCommittee: one !== early }))
const terms = [
  aTermOfOffice({ organisationId: late.id }), aTermOfOffice({ organisationId: late.id, electedOn: day('2020-06-15') }),
  aTermOfOffice({ organisationId: early.id, electedOn: day('2023-12-20'), steps: [{ ...blankStep('request'), on: day('2026-10-01') }] }), aTermOfOffice({ organisationId: root.id, electedOn: day('2025-05-20'), years: 5 }),
]

const rows = (months = defaultSettings) => termRows(organisationTree(organisations, facts, today), terms, months, today)
const short = (row: TermRow) => (row.kind === 'none' ? `${row.node.name} 没有` : `${row.node.name} ${levelText(row.level)} ${daysText(row.due)} ${nextStepText(row.next)}`)

test('有任期的组织依树的次序各一行，已撤销的、党小组和临时党支部不列', () => {
  expect(rows().map(short)).toEqual([
    '机关党委 ✓ 未到期 还有 1275 天 支委会研究', '第1党支部 ✕ 逾期 逾期 160 天 支委会研究', '第2党支部 ‼ 临期 还有 28 天 上级批复', '第3党支部 没有',
  ])
})

test('级别随单位设置的月数', () => {
  expect(rows({ ...defaultSettings, termReplyMonths: 0 }).map(row => (row.kind === 'none' ? '' : row.level))[2]).toBe('yellow')
})

test('排序：没有登记的最前，逾期的在临期的前面', () => {
  expect(rows().toSorted((a, b) => daysUntil(a) - daysUntil(b) || 0).map(row => row.node.name)).toEqual(['第3党支部', '第1党支部', '第2党支部', '机关党委'])
})

test('各步都登记了，就该完成换届', () => {
  expect(nextStepText(null)).toBe('各步都已登记，办理完成换届')
})
