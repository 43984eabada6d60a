import { expect, test } from 'vitest'
import { electionRegister } from '#shared/ledgers/election-register.ts'
import type { ElectionStep, TermOfOffice } from '#shared/model/term-of-office.ts'
import { blankStep } from '#shared/rules/election-steps.ts'
import { period } from '#shared/time/period.ts'
import { aFact, anId, anOrganisation, aPerson, aPost, aTermOfOffice, day, today } from '../../support/builders.ts'
import { printedRows } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const root = anOrganisation({ type: 'organCommittee' })
const branch = anOrganisation()
const temporary = anOrganisation({ type: 'temporaryBranch' })
const organisationFacts = [aFact({ organisationId: root.id, fullName: '机关委员会' }), aFact({ organisationId: branch.id, superiorId: root.id, fullName: '第一支部' }), aFact({ organisationId: temporary.id, superiorId: root.id })]
const [zhe, kun] = [aPerson({ name: '张喆' }), aPerson({ name: '李堃' })]
const rootTerm = aTermOfOffice({ organisationId: root.id, electedOn: day('2025-05-20'), years: 5 })
const step = (code: ElectionStep['code'], on: string | null, documentNo = ''): ElectionStep => ({ ...blankStep(code), on: on === null ? null : day(on), documentNo })

async function composed(terms: readonly TermOfOffice[], p = '2026', posts = [aPost({ organisationId: branch.id, personId: zhe.id })]) {
  const reader = readerOf({ organisations: [temporary, branch, root], organisationFacts, people: [zhe, kun], posts, termsOfOffice: [rootTerm, ...terms] })
  return electionRegister.compose(reader, { kind: 'organisationPeriod', organisationId: root.id, period: period(p) }, today)
}

const rowsOf = async (...args: Parameters<typeof composed>) => printedRows((await composed(...args)).document).slice(1)

test('十五栏依 C.12 的次序；临时党支部没有任期，不列', async () => {
  const { document, rows } = await composed([])
  const table = document.sections[0]!.blocks.find(block => block.type === 'table')!
  expect(table.header.flat().map(cell => cell.text.replaceAll('\n', ''))).toEqual([
    '党组织', '本届选举日期', '任期（年）', '应换届日期', '是否按期', '延期批复文号及至何时', '请示日期文号', '批复日期文号', '大会日期', '应到/实到', '新一届班子', '书记批复', '提醒记录（6个月/3个月/1个月）', '逾期天数', '备注',
  ])
  expect(rows).toBe(2)
  expect(printedRows(document)[0]).toEqual(['机关委员会', '2025.05.20', '5', '2030.05.20', '未到期', ...Array.from({ length: 10 }, () => '—')])
  expect(printedRows(document)[1]!.slice(0, 3)).toEqual(['第一支部', '没有登记', '—'])
})

test('C16 逾期未换届', async () => {
  const term = aTermOfOffice({ organisationId: branch.id, electedOn: day('2023-06-15'), reminders: [
    { id: anId(), kind: 'threeMonths', on: day('2026-03-16'), how: '电话' }, { id: anId(), kind: 'sixMonths', on: day('2025-12-15'), how: '发函' },
  ], remark: '待定' })
  const [row] = await rowsOf([term])
  expect(row).toEqual(['第一支部', '2023.06.15', '3', '2026.06.15', '否', '—', '—', '—', '—', '—', '—', '—', '6 个月：2025.12.15发函3 个月：2026.03.16电话', '160', '待定'])
})

test('C17 延期内：应换届日期不变，逾期从延期后算起', async () => {
  const term = aTermOfOffice({ organisationId: branch.id, electedOn: day('2023-06-15'), extendedTo: day('2027-03-31'), extensionDocumentNo: '云机党〔2026〕9号', steps: [step('request', '2026-11-01', '一支〔2026〕2号'), step('reply', null, '云机党〔2026〕21号')] })
  const [row] = await rowsOf([term])
  expect(row!.slice(3, 9)).toEqual(['2026.06.15', '临期', '云机党〔2026〕9号至 2027.03.31', '2026.11.01一支〔2026〕2号', '云机党〔2026〕21号', '—'])
  expect(row![13]).toBe('—')
})

const former = aTermOfOffice({ organisationId: branch.id, electedOn: day('2023-06-15'), electionShould: 26, electionActual: 22, steps: [step('request', '2026-05-06', '一支〔2026〕2号'), step('reply', '2026-05-20', '云机党〔2026〕8号')] })
const next = aTermOfOffice({ organisationId: branch.id, electedOn: day('2026-06-20') })
const seats = [
  aPost({ organisationId: branch.id, personId: zhe.id, to: day('2026-06-19') }), aPost({ organisationId: branch.id, personId: kun.id, from: day('2026-06-20'), approvalDocumentNo: '云机党〔2026〕12号' }),
  aPost({ organisationId: branch.id, personId: zhe.id, from: day('2026-06-20'), post: 'disciplineMember' }),
]

test('本期换届的：上一届一行写明过程和新班子，本届另起一行', async () => {
  const rows = await rowsOf([former, next], '2026', seats)
  expect(rows).toEqual([
    ['第一支部', '2023.06.15', '3', '2026.06.15', '否', '—', '2026.05.06一支〔2026〕2号', '2026.05.20云机党〔2026〕8号', '2026.06.20', '26/22', '李堃（书记）、张喆（纪检委员）', '云机党〔2026〕12号', '—', '5', '—'],
    ['第一支部', '2026.06.20', '3', '2029.06.20', '未到期', ...Array.from({ length: 10 }, () => '—')],
  ])
})

test.each([
  ['到期当天换届', {}, '2026-06-15', '是', '—'],
  ['到期次日换届', {}, '2026-06-16', '否', '1'],
  ['延期内换届', { extendedTo: day('2026-12-31') }, '2026-06-16', '延期内换届', '—'],
  ['有延期但仍按原期换届', { extendedTo: day('2026-12-31') }, '2026-06-15', '是', '—'],
] as const)('是否按期：%s', async (_, some, electedOn, onTime, late) => {
  const [row] = await rowsOf([{ ...former, ...some }, { ...next, electedOn: day(electedOn) }])
  expect([row![4], row![13]]).toEqual([onTime, late])
})

test('换届的期间只在选举那一期列出上一届；过去的期间以最后一天为准', async () => {
  expect((await rowsOf([former, next], '2026Q2', seats)).map(row => row[1])).toEqual(['2023.06.15', '2026.06.20'])
  expect((await rowsOf([former, next], '2026Q3', seats)).map(row => row[1])).toEqual(['2026.06.20'])
  const [row, ...more] = await rowsOf([former, next], '2026-05', seats)
  expect([row![1], row![4], more]).toEqual(['2023.06.15', '临期', []])
})

test('换过届而没有登记的环节逐项指出，还没换届的不算缺', async () => {
  const { missing } = await composed([{ ...former, steps: [], electionShould: null, electionActual: null }, next], '2026', [])
  const blanks = missing.filter(({ rule }) => rule === 'W-BLANK').map(({ subject }) => ('field' in subject ? `${subject.id === former.id} ${subject.field}` : ''))
  expect(blanks).toEqual(['steps.request', 'steps.reply', 'electionShould', 'posts', 'steps.approvalFiled'].map(field => `true ${field}`))
  const waiting = await composed([{ ...former, electionShould: null, electionActual: null, steps: [] }])
  expect(waiting.missing.filter(({ rule }) => rule === 'W-BLANK')).toEqual([])
  expect(waiting.missing.some(({ rule, level, subject }) => rule === 'W-TERM' && level === 'red' && subject.id === former.id)).toBe(true)
})
