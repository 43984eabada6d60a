import { expect, test } from 'vitest'
import { tableFit } from '#shared/ledgers/table-fit.ts'

test.each([
  ['横排正好排满', 225, 'landscape', '297/35 小五'], ['多一毫米让出两边', 226, 'landscape', '297/20 小五'], ['让出两边也排满', 257, 'landscape', '297/20 小五'], ['再多改用六号', 258, 'landscape', '297/35 六号'],
  ['六号让出两边', 271, 'landscape', '297/20 六号'], ['六号让出两边也排满', 308, 'landscape', '297/20 六号'], ['再多改用小六', 309, 'landscape', '297/35 小六'], ['小六让出两边', 312, 'landscape', '297/20 小六'],
  ['小六让出两边也排满', 355, 'landscape', '297/20 小六'], ['A4 排不下用 A3，字号复原', 356, 'landscape', '420/35 六号'], ['A3 也要小六', 481, 'landscape', '420/35 小六'],
  ['竖排排满', 156, 'portrait', '210/28 小五'], ['竖排先缩小字号', 216, 'portrait', '210/28 小六'], ['再转横排', 217, 'portrait', '297/35 小五'],
] as const)('%s：%d 毫米', (_, mm, orientation, expected) => {
  const { page, size } = tableFit(mm, orientation, '小五')
  expect(`${page.widthMm}/${page.margin.left} ${size}`).toBe(expected)
})

test('A4 排得下不多说，用 A3 要说，A3 也排不下要说', () => {
  expect(tableFit(355, 'landscape', '小五').notice).toBeNull()
  expect(tableFit(356, 'landscape', '小五').notice).toMatch(/A3 横排/)
  expect(tableFit(483, 'landscape', '小五').notice).toMatch(/A3 纸也排不下/)
})
