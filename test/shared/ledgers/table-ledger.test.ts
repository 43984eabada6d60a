import { describe, expect, test } from 'vitest'
import { type TableColumn, tableLedger } from '#shared/ledgers/table-ledger.ts'
import type { Block } from '#shared/documents/document.ts'
import type { Settings } from '#shared/model/settings.ts'
import { period } from '#shared/time/period.ts'
import { aFact, anOrganisation, today } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

interface Row { readonly id: string; readonly name: string; readonly hours: number | null }

const columns: readonly TableColumn<Row>[] = [
  { id: 'name', title: '姓名', mm: 30, cell: ({ name }) => name },
  { id: 'owed', group: '学时', title: '应\n学', mm: 20, cell: () => '32', field: 'owed' },
  { id: 'done', group: '学时', title: '已学', mm: 20, field: 'hours', cell: ({ hours }) => (hours === null ? '' : `${hours} 学时`), number: ({ hours }) => hours },
  { id: 'note', title: '备注', mm: 30, field: 'note', cell: () => '' },
  { id: 'more', title: '附注', mm: 30, hiddenAtFirst: true, cell: () => '无' },
]
const branch = anOrganisation()

async function composed(rows: readonly Row[], settings: Partial<Settings> = {}) {
  const ledger = tableLedger<Row>({
    id: 'some', title: '某台账', source: 'domain.md C', each: 'organisation', family: 'study', orientation: 'landscape', size: '小五', columns, rows: () => rows,
    subjectOf: ({ id, name }) => (id === '' ? null : { kind: 'person', id, name }),
  })
  return { ledger, ...(await ledger.compose(readerOf({ organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id })], settings }), { kind: 'organisationPeriod', organisationId: branch.id, period: period('2026Q3') }, today)) }
}

const tableOf = (blocks: readonly Block[]) => blocks.find(block => block.type === 'table')!
const li: Row = { id: 'p1', name: '李堃', hours: 12 }

describe('栏目', () => {
  test('没有选择时印开头就有的；合并的表头占两行', async () => {
    const { document, ledger } = await composed([li])
    const table = tableOf(document.sections[0]!.blocks)
    expect(table.header.map(row => row.map(({ text, columnSpan, rowSpan }) => [text, columnSpan ?? 1, rowSpan ?? 1]))).toEqual([[['姓名', 1, 2], ['学时', 2, 1], ['备注', 1, 2]], [['应\n学', 1, 1], ['已学', 1, 1]]])
    expect(ledger.columns).toEqual([{ id: 'name', title: '姓名', hiddenAtFirst: false }, { id: 'owed', title: '应学', hiddenAtFirst: false }, { id: 'done', title: '已学', hiddenAtFirst: false }, { id: 'note', title: '备注', hiddenAtFirst: false }, { id: 'more', title: '附注', hiddenAtFirst: true }])
  })

  test.each([
    ['照单位选的次序', ['more', 'name'], [['附注', '姓名']]],
    ['不认识的、重复的略过', ['x', 'name', 'name'], [['姓名']]],
    ['同组的栏目分开时，各有一个表头', ['owed', 'name', 'done'], [['学时', '姓名', '学时'], ['应\n学', '已学']]],
    ['一个也不认识时如未选择', ['x'], [['姓名', '学时', '备注'], ['应\n学', '已学']]],
  ])('%s', async (_, chosen, header) => {
    const { document } = await composed([li], { ledgerColumns: { some: chosen } })
    expect(tableOf(document.sections[0]!.blocks).header.map(row => row.map(({ text }) => text))).toEqual(header)
  })

  test('选多少都排满版心', async () => {
    const { document } = await composed([li], { ledgerColumns: { some: ['name', 'note'] } })
    expect(tableOf(document.sections[0]!.blocks).columns).toEqual([{ mm: 112.5 }, { mm: 112.5 }])
  })
})

describe('内容', () => {
  test('空的印横线，数字另记', async () => {
    const { document } = await composed([li, { id: 'p2', name: '王頔', hours: null }])
    expect(tableOf(document.sections[0]!.blocks).rows.map(row => row.map(({ text, number }) => number ?? text))).toEqual([['李堃', '32', 12, '—'], ['王頔', '32', '—', '—']])
  })

  test('没有一行时说出来，占满一行', async () => {
    expect(tableOf((await composed([])).document.sections[0]!.blocks).rows).toEqual([[{ text: '本期无记录', align: 'center', columnSpan: 4 }]])
  })

  test('每一处空着的各是一条，点了到那里；合计行不缺', async () => {
    const { missing } = await composed([li, { id: 'p2', name: '王頔', hours: null }, { id: '', name: '合计', hours: null }])
    expect(missing.map(({ message, subject }) => [message, subject.field])).toEqual([['李堃的“备注”没有填', 'note'], ['王頔的“已学”没有填', 'hours'], ['王頔的“备注”没有填', 'note']])
    expect(missing.every(({ rule }) => rule === 'W-BLANK')).toBe(true)
  })

  test.each([[100, 200], [101, 101]])('%d 人各缺两处：列 %d 条，多了每人并成一条', async (people, count) => {
    const { missing } = await composed(Array.from({ length: people }, (_, i) => ({ id: `p${i}`, name: '王頔', hours: null })))
    expect(missing).toHaveLength(count)
    expect(missing.at(-1)!.message).toBe(count > people ? '王頔的“备注”没有填' : '王頔的“已学”“备注”没有填')
  })

  test('没选的栏目不算缺', async () => {
    expect((await composed([li], { ledgerColumns: { some: ['name'] } })).missing).toEqual([])
  })
})
