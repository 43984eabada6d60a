import { expect, test } from 'vitest'
import type { MergedRange, SheetCell } from '#shared/imports/sheet.ts'
import { filledDown } from '#shared/readers/filled-down.ts'
import { refuserOf } from '#shared/readers/refuse.ts'

const refuse = refuserOf('a.xlsx')
const range = (fromRow: number, toRow: number, fromColumn: number, toColumn = fromColumn): MergedRange => ({ fromRow, toRow, fromColumn, toColumn })
const rows = (...lines: [number, ...SheetCell[]][]) => lines.map(([number, ...cells]) => ({ number, cells }))
const filled = (lines: ReturnType<typeof rows>, ...merged: MergedRange[]) => filledDown('表', lines, merged, refuse).map(row => [row.number, ...row.cells])

test.each<[string, ReturnType<typeof rows>, MergedRange[], unknown]>([
  ['a branch beside its members', rows([1, '一支部', '张喆'], [2, null, '李堃'], [3, null, '王頔'], [4, '二支部', '陈赟']), [range(1, 3, 0)], [[1, '一支部', '张喆'], [2, '一支部', '李堃'], [3, '一支部', '王頔'], [4, '二支部', '陈赟']]],
  ['at the right of shorter rows', rows([1, '张喆', '党员', '备注'], [2, '李堃']), [range(1, 2, 2)], [[1, '张喆', '党员', '备注'], [2, '李堃', null, '备注']]],
  ['rows that hold nothing stay away', rows([1, '甲'], [5, null, '乙']), [range(1, 4, 0)], [[1, '甲'], [5, null, '乙']]],
  ['what stands there already stays', rows([1, '甲'], [2, '乙']), [range(1, 2, 0)], [[1, '甲'], [2, '乙']]],
  ['joined to the right only', rows([1, '甲'], [2, null, '乙']), [range(1, 1, 0, 3)], [[1, '甲'], [2, null, '乙']]],
  ['titles of two rows stay as they are', rows([1, '序号', '姓名', '教育'], [2, null, null, '学历', '学位']), [range(1, 2, 0), range(1, 2, 1), range(1, 1, 2, 3)], [[1, '序号', '姓名', '教育'], [2, null, null, '学历', '学位']]],
  ['a block of rows and columns', rows([1, '甲'], [2, null, null, null, '乙']), [range(1, 2, 0, 2)], [[1, '甲'], [2, '甲', null, null, '乙']]],
  ['nothing to fill with', rows([2, null, '乙']), [range(1, 2, 0)], [[2, null, '乙']]],
])('%s', (_, lines, merged, expected) => {
  expect(filled(lines, ...merged)).toEqual(expected)
})

test('ranges over each other cost no more than a sheet of cells', () => {
  const tall = Array.from({ length: 10_000 }, (_, i): [number, ...SheetCell[]] => [i + 1, i === 0 ? '甲' : null, '乙'])
  expect(() => filledDown('表', rows(...tall), Array.from({ length: 50_000 }, () => range(1, 10_000, 0)), refuse)).toThrow(/工作表“表” 的合并单元格互相重叠/)
})
