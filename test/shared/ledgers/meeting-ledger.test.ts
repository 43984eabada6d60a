import { describe, expect, test } from 'vitest'
import type { Document } from '#shared/documents/document.ts'
import { typeAreaWidthMm } from '#shared/documents/page-setup.ts'
import { meetingLedger } from '#shared/ledgers/meeting-ledger.ts'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import { findingsOf } from '#shared/rules/warnings/findings-of.ts'
import { period } from '#shared/time/period.ts'
import { aFact, aMeeting, aMembership, anAttendee, anOrganisation, aPerson, aTopic, aVote, day, stored, time, today } from '../../support/builders.ts'
import { printedRows, rowsOf } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const branch = anOrganisation()
const group = anOrganisation({ type: 'group' })
const other = anOrganisation()
const organisationFacts = [
  aFact({ organisationId: branch.id, hasCommittee: false }), aFact({ organisationId: group.id, superiorId: branch.id, shortName: '第一党小组' }),
  aFact({ organisationId: other.id, superiorId: branch.id }),
]
const person = aPerson({ name: '张喆' })

function meeting(startAt: string, some: Partial<Meeting> = {}): Meeting {
  return aMeeting({ organisationId: branch.id, startAt: time(startAt), endAt: time(`${startAt.slice(0, 11)}18:00`), ...some })
}

async function composed(meetings: readonly (Meeting | Stored<Meeting>)[], p = '2026Q2') {
  const reader = readerOf({ organisations: [branch, group, other], organisationFacts, people: [person], meetings })
  return meetingLedger.compose(reader, { kind: 'organisationPeriod', organisationId: branch.id, period: period(p) }, today)
}

async function row(some: Partial<Meeting>): Promise<Record<string, string>> {
  const { document } = await composed([meeting('2026-05-20T14:30', some)])
  const titles = headerOf(document)
  return Object.fromEntries((rowsOf(document)[0] ?? []).map((cell, i) => [titles[i] ?? '', cell.text]))
}

function headerOf(document: Document): readonly string[] {
  return document.sections.flatMap(s => s.blocks).flatMap(block => (block.type === 'table' ? block.header.flat().map(cell => cell.text.replaceAll('\n', '')) : []))
}

test('十四栏依 C.2 的次序，横页正好排满', async () => {
  const { document } = await composed([])
  expect(headerOf(document)).toEqual(['序号', '类别', '时间', '地点', '主题', '主持（主讲）人', '应到', '实到', '到会率', '缺席及原因', '主要内容', '议定事项及落实', '佐证', '备注'])
  const [section] = document.sections
  const table = section!.blocks.find(block => block.type === 'table')!
  expect(section!.page.orientation).toBe('landscape')
  expect(section!.page.footer.numbering).toBe('pageOfPages')
  expect(table.columns.reduce((sum, column) => sum + column.mm, 0)).toBe(typeAreaWidthMm(section!.page))
})

describe('哪些会列入', () => {
  test('本期、本支部及其党小组的三会一课和主题党日，依时间先后', async () => {
    const meetings = [
      meeting('2026-06-30T23:59', { title: '期末' }), meeting('2026-04-01T00:00', { title: '期初' }), meeting('2026-03-31T23:00', { title: '期前' }), meeting('2026-07-01T00:00', { title: '期后' }),
      meeting('2026-05-01T09:00', { title: '小组', organisationId: group.id, kinds: ['groupMeeting'] }), meeting('2026-05-02T09:00', { title: '下级支部', organisationId: other.id }),
      meeting('2026-05-03T09:00', { title: '组织生活会', kinds: ['organisationalLife'] }), meeting('2026-05-04T09:00', { title: '合开', kinds: ['organisationalLife', 'themeDay'] }),
    ]
    const { document, rows } = await composed(meetings)
    expect(printedRows(document).map(cells => [cells[0], cells[4]])).toEqual([['1', '期初'], ['2', '小组'], ['3', '合开'], ['4', '期末']])
    expect(rows).toBe(4)
  })

  test('C03 一条记录三种类型只占一行', async () => {
    const { document } = await composed([meeting('2026-05-20T14:30', { kinds: ['memberAssembly', 'partyLecture', 'themeDay'] })])
    expect(rowsOf(document).map(cells => cells[1]!.text)).toEqual(['党员大会\n党课\n主题党日'])
  })

  test('归属上年的会按开会的日子列', async () => {
    expect((await composed([meeting('2026-01-10T09:00', { belongYear: 2025 })], '2026-01')).rows).toBe(1)
    expect((await composed([meeting('2026-01-10T09:00', { belongYear: 2025 })], '2025')).rows).toBe(0)
  })

  test('本期无记录', async () => {
    const { document, rows } = await composed([])
    expect(rowsOf(document)).toEqual([[{ text: '本期无记录', align: 'center', columnSpan: 14 }]])
    expect(rows).toBe(0)
  })
})

describe('每栏写什么', () => {
  test.each<[string, Partial<Meeting>, string, string]>([
    ['时间', {}, '时间', '2026.05.20\n14:30—18:00'],
    ['地点未填', { place: '' }, '地点', '无'],
    ['党课题目', { title: '六月党课', kinds: ['partyLecture'], lecture: { lecturerId: person.id, lecturerName: '', lecturerDuty: '书记', subject: '学党章', audience: '', outline: '', response: '' } }, '主题', '六月党课\n党课：学党章'],
    ['主讲人', { kinds: ['partyLecture'], lecture: { lecturerId: person.id, lecturerName: '', lecturerDuty: '书记', subject: '学党章', audience: '', outline: '', response: '' } }, '主持（主讲）人', '李堃\n主讲：\n张喆（书记）'],
    ['到会率', { attendees: [anAttendee(), anAttendee(), anAttendee({ personId: person.id, status: 'leave', reason: '病假' })] }, '到会率', '66.7%'],
    ['缺席及原因', { attendees: [anAttendee(), anAttendee({ personId: person.id, status: 'leave', reason: '病假' })] }, '缺席及原因', '张喆（请假：病假）'],
    ['没有登记人数', {}, '应到', '—'],
    ['一项议题不编号', { topics: [aTopic({ title: '学习', content: '传达。' })] }, '主要内容', '学习：传达。'],
    ['几项议题编号，只写名称', { topics: [aTopic({ title: '甲', content: '传达。' }), aTopic({ title: '', content: '研究。' })] }, '主要内容', '1. 甲\n2. 研究。'],
    ['太长的缩短，看得出', { topics: [aTopic({ title: '甲', content: '一'.repeat(59) })] }, '主要内容', `甲：${'一'.repeat(57)}…`],
    ['议定事项带责任人和时限', { topics: [aTopic({ resolution: '照办', responsibleId: person.id, dueOn: '2026-06-30' as never })] }, '议定事项及落实', '照办（张喆，2026.06.30前）'],
    ['没有议定事项', { topics: [aTopic(), aTopic()] }, '议定事项及落实', '无'],
    ['表决无效要写明', { attendees: [anAttendee(), anAttendee({ status: 'leave', reason: '出差' }), anAttendee({ status: 'leave', reason: '出差' })], topics: [aTopic({ resolution: '通过', vote: aVote({ yes: 1 }) })] }, '议定事项及落实', '通过（表决无效：到会人数不够）'],
    ['表决未通过要写明', { attendees: [anAttendee(), anAttendee()], topics: [aTopic({ vote: aVote({ yes: 1, no: 1 }) })] }, '议定事项及落实', '未写决议（表决未通过）'],
    ['佐证', { attachments: [0, 1].map(i => ({ id: String(i), name: '照片', mime: '', bytes: 1, sha256: '', category: 'photo' as const })) }, '佐证', '记录\n照片2'],
    ['没有备注', {}, '备注', '—'],
    ['归属他年写进备注', { belongYear: 2025, remark: '合并召开' }, '备注', '归属2025年；合并召开'],
  ])('%s', async (_, some, title, expected) => {
    expect((await row(some))[title]).toBe(expected)
  })

  test('没有一格空白，每格都写明出自哪条记录', async () => {
    const { document } = await composed([meeting('2026-05-20T14:30', { place: '', hostName: '', endAt: null })])
    const cells = rowsOf(document).flat()
    expect(cells.every(cell => cell.text.trim() !== '')).toBe(true)
    expect(cells.every(cell => cell.subject?.includes('2026年5月20日14:30') === true)).toBe(true)
  })
})

test('补录的写进备注和页脚（C53）', async () => {
  const late = stored(meeting('2026-06-03T14:30', { backfillReason: '记录本送检' }), { createdAt: '2026-11-20T02:00:00.000Z' })
  const { document } = await composed([late])
  expect(printedRows(document)[0]!.at(-1)).toBe('补录：2026年11月20日录入')
  const unreasoned = await composed([stored(meeting('2026-06-03T14:30'), { createdAt: '2026-11-20T02:00:00.000Z' })])
  expect(printedRows(unreasoned.document)[0]!.at(-1)).toBe('补录：2026年11月20日录入，原因未写')
  expect(document.sections[0]!.page.footer.note).toBe('本表含补录 1 条，录入日期见备注')
})

test('落款依次是填报单位、填报人、审核人、日期', async () => {
  const { document } = await composed([])
  const signature = document.sections[0]!.blocks.find(block => block.type === 'signatureLine')!
  expect(signature.fields.map(field => [field.label, field.value])).toEqual([['填报单位（盖章）', '第一党支部'], ['填报人', undefined], ['审核人', undefined], ['日期', '2026年11月22日']])
})

test('本期该开没开的、记录里缺的，打印前列出；别的期的不列', async () => {
  const { missing } = await composed([meeting('2026-05-20T14:30', { kinds: ['partyLecture', 'themeDay'], place: '' }), meeting('2026-07-20T14:30', { place: '' })])
  expect(missing.filter(finding => finding.rule !== 'W-MTG-QUALITY').map(finding => `${finding.rule} ${finding.period}`)).toEqual(['W-MTG-M-THEME 2026-04', 'W-MTG-M-THEME 2026-06', 'W-MTG-Q 2026Q2'])
  expect(new Set(missing.filter(finding => finding.message === '没有填写地点').map(finding => finding.period))).toEqual(new Set(['2026-05']))
})

test('the document survives structuredClone', async () => {
  const { document } = await composed([meeting('2026-05-20T14:30')])
  expect(structuredClone(document)).toEqual(document)
})

test('人员、换届方面的提醒不在这本台账里', async () => {
  const lost = aMembership({ personId: person.id, organisationId: branch.id, lost: { since: day('2026-01-05'), lastActivityOn: null, lastDuesOn: null } })
  const reader = readerOf({ organisations: [branch], organisationFacts, people: [person], memberships: [lost], meetings: [] })
  const { missing } = await meetingLedger.compose(reader, { kind: 'organisationPeriod', organisationId: branch.id, period: period('2026') }, today)
  expect((await findingsOf(reader, { today })).map(finding => finding.rule)).toEqual(expect.arrayContaining(['W-LOST', 'W-TERM']))
  expect(missing.filter(({ rule }) => !rule.startsWith('W-MTG'))).toEqual([])
})
