import { expect, test } from 'vitest'
import type { Cell } from '#shared/documents/document.ts'
import { groupsWithoutCrossingSpans, placeCells } from '#shared/writers/table-grid.ts'

const drawn = (rows: Cell[][], columns: number): string[] =>
  placeCells(rows, columns).map(places => places.map(place => (place.kind === 'cell' ? place.cell.text || '·' : place.kind === 'left' ? '<' : '^')).join(''))

test.each<[string, Cell[][], number, string[]]>([
  ['普通行', [[{ text: '甲' }, { text: '乙' }]], 2, ['甲乙']],
  ['跨列', [[{ text: '甲', columnSpan: 2 }, { text: '乙' }]], 3, ['甲<乙']],
  ['跨行：下一行不再写被盖住的格', [[{ text: '甲', rowSpan: 2 }, { text: '乙' }], [{ text: '丙' }]], 2, ['甲乙', '^丙']],
  ['跨三行', [[{ text: '甲', rowSpan: 3 }, { text: '乙' }], [{ text: '丙' }], [{ text: '丁' }]], 2, ['甲乙', '^丙', '^丁']],
  ['跨行又跨列', [[{ text: '甲', rowSpan: 2, columnSpan: 2 }, { text: '乙' }], [{ text: '丙' }], [{ text: '丁' }, { text: '戊' }, { text: '己' }]], 3, ['甲<乙', '^<丙', '丁戊己']],
  ['不足的格补空', [[{ text: '甲' }]], 3, ['甲··']],
  ['跨出表格的到边为止', [[{ text: '甲', columnSpan: 9, rowSpan: 9 }]], 2, ['甲<']],
])('%s', (_, rows, columns, expected) => {
  expect(drawn(rows, columns)).toEqual(expected)
})

test('a row with too many cells is an error of the ledger', () => {
  expect(() => placeCells([[{ text: '甲' }, { text: '乙' }]], 1)).toThrow('Row 1 has more cells')
})

test('rows that a span ties together are one group', () => {
  const grid = placeCells([[{ text: '甲' }], [{ text: '乙', rowSpan: 2 }], [], [{ text: '丙' }]], 1)
  expect(groupsWithoutCrossingSpans(grid)).toEqual([{ start: 0, end: 1 }, { start: 1, end: 3 }, { start: 3, end: 4 }])
})
