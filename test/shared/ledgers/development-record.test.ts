import { expect, test } from 'vitest'
import { developmentRecord } from '#shared/ledgers/development-record.ts'
import type { DevelopmentCase, DevelopmentStepCode } from '#shared/model/development-case.ts'
import { developmentSteps } from '#shared/rules/development/steps.ts'
import { addDays } from '#shared/time/local-date.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import { bundledFonts } from '../../support/bundled-fonts.ts'
import { aDevelopmentCase, aDevelopmentStep, aFact, anId, anOrganisation, aPerson, day, today } from '../../support/builders.ts'
import { fieldOf, printedRows } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const branch = anOrganisation()
const he = aPerson({ name: '欧阳䶮', birth: day('1998-05-01') })

async function composed(some: Partial<DevelopmentCase>) {
  const of = aDevelopmentCase({ personId: he.id, organisationId: branch.id, ...some })
  return developmentRecord.compose(readerOf({ organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id, fullName: '第一支部', shortName: '一支部' })], people: [he], developmentCases: [of] }), { kind: 'developmentCase', caseId: of.id }, today)
}
const stepRow = async (code: DevelopmentStepCode, some: Partial<DevelopmentCase>) => {
  const number = developmentSteps.findIndex(step => step.code === code) + 1
  return printedRows((await composed(some)).document).find(row => row[0] === String(number))!
}

test('25 步各一行，有日期、期限、材料、文号和签字处', async () => {
  const { document, fileName } = await composed({})
  const table = document.sections[0]!.blocks.find(block => block.type === 'table')!
  expect(table.rows).toHaveLength(25)
  expect(table.rows.filter(row => row.some(cell => cell.rowSpan !== undefined)).map(row => row[1]!.text)).toEqual(['①申请入党', '②入党积极分子', '③发展对象', '④预备党员接收', '⑤预备期考察和转正'])
  expect(table.rows.flatMap(row => row.flatMap(cell => cell.rowSpan ?? [])).reduce((sum, span) => sum + span, 0)).toBe(25)
  expect(document.sections[0]!.blocks.at(-1)).toMatchObject({ type: 'signatureLine' })
  expect(fileName).toBe('发展党员全程纪实表_一支部_欧阳䶮')
})

test('过早的写明原因，材料打勾，文号和说明都印', async () => {
  const steps = [
    aDevelopmentStep({ code: 'activistDecide', on: day('2025-03-10') }),
    aDevelopmentStep({ code: 'candidateDecide', on: day('2026-02-28'), documentNo: '支委会〔2026〕3号', note: '听取意见 12 人', earlyReason: '连续计算', materials: [{ id: anId(), name: '意见汇总', isThere: true, file: null }, { id: anId(), name: '会议记录', isThere: false, file: null }] }),
  ]
  expect((await stepRow('candidateDecide', { steps })).slice(-5)).toEqual(['确定发展对象', '2026.02.28提前', '最早 2026.03.10细则（2014）13 条', '√意见汇总□会议记录', '支委会〔2026〕3号；听取意见 12 人；提前原因：连续计算'])
})

test('暂算的期限、计划日期都标出来', async () => {
  const steps = [aDevelopmentStep({ code: 'branchMeeting', on: day('2026-11-01') }), aDevelopmentStep({ code: 'committeeTalk', plannedOn: day('2026-12-01') })]
  expect((await stepRow('committeeApprove', { steps })).join('')).toContain('最晚 2027.02.01（暂算）')
  expect((await stepRow('committeeTalk', { steps })).join('')).toContain('计划2026.12.01')
})

test('基本情况和缺的内容', async () => {
  const { document, missing } = await composed({ politicalReviewResult: '合格', steps: [aDevelopmentStep({ code: 'apply', on: day('2026-01-10') })] })
  expect(fieldOf(document, '政审结论')).toBe('合格')
  expect(fieldOf(document, '学历')).toBe('—')
  expect(missing.map(({ rule, level }) => `${rule} ${level}`)).toEqual(['W-DEV-TALK red'])
})

test.each([
  ['没有说明的用小五', 0, '小五'],
  ['九步有说明的用六号', 9, '六号'],
  ['十五步有说明的用小六', 15, '小六'],
] as const)('25 步都办了，两页排得下：%s', async (_, noted, size) => {
  const note = '听取了党小组、培养联系人、党员和群众的意见，没有不同意见'
  const steps = developmentSteps.map(({ code, materials }, i) => aDevelopmentStep({ code, on: addDays(day('2020-01-10'), i * 80), note: i < noted ? note : '', materials: materials.map(name => ({ id: anId(), name, isThere: true, file: null })) }))
  const inspections = ['2023-09-01', '2024-03-01'].map(on => ({ id: anId(), on: day(on), opinion: '思想上要求进步，工作踏实，同意继续培养。' }))
  const { document } = await composed({ steps, inspections, remark: '原在外单位培养半年，连续计算。' })
  expect(document.sections[0]!.blocks.find(block => block.type === 'table')!.size).toBe(size)
  expect((await toPdf(document, await openFonts(document, bundledFonts))).pages).toBe(2)
})
