import { expect, test } from 'vitest'
import { readIdNumber } from '#shared/codes/id-number.ts'
import { idNumberMismatches, idNumberProblem } from '#shared/codes/id-number-words.ts'
import { aPerson, day, month } from '../../support/builders.ts'

test.each<[string, string, string | null]>([
  ['C22：校验码正确', '11010519491231002X', null],
  ['C22：小写 x 也认', '11010519491231002x', null],
  ['C23：末位应为 X', '110105194912310021', '校验码不对：按前 17 位算，末位应为 X。请对照身份证核对，核不准的先空着'],
  ['C24：15 位升 18 位', '110105491231002', null],
  ['少一位', '11010519491231002', '公民身份号码是 18 位（旧的是 15 位），现在有 17 位'],
  ['不是日期', '110105194913310021', '第 7—14 位不是一个日期，请对照身份证核对'],
  ['汉字', '没有带', '公民身份号码只有数字，末位可以是 X'],
  ['科学计数法', '1.10105E+17', '这是 Excel 的科学计数法，后几位已经丢了，请照身份证重新输入'],
])('%s', (_, typed, expected) => {
  expect(idNumberProblem(readIdNumber(typed))).toBe(expected)
})

test.each([
  ['都一致', { birth: day('1949-12-31'), sex: '2' }, []],
  ['只知道年月也算一致', { birth: month('1949-12'), sex: '2' }, []],
  ['生日不一致', { birth: day('1949-12-30'), sex: '2' }, ['号码里的出生日期是 1949年12月31日，与填写的 1949年12月30日 不一致']],
  ['月份不一致', { birth: month('1949-11'), sex: '2' }, ['号码里的出生日期是 1949年12月31日，与填写的 1949年11月 不一致']],
  ['C22：第 17 位是 2，性别填了男', { birth: null, sex: '1' }, ['号码第 17 位表示女，与填写的性别不一致']],
  ['都没填', { birth: null, sex: '9' }, []],
] as const)('与卡片比对：%s', (_, some, expected) => {
  expect(idNumberMismatches(aPerson({ idNumber: '11010519491231002X', ...some }))).toEqual(expected)
})

test('没有号码就没有可比的', () => {
  expect(idNumberMismatches(aPerson({ idNumber: '' }))).toEqual([])
})
