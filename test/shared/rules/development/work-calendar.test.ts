import { expect, test } from 'vitest'
import { workdayNumber, workdaysBetween } from '#shared/rules/development/work-calendar.ts'
import { day } from '../../../support/builders.ts'

test.each([
  ['周一到周五是 5 个工作日（C35）', '2026-06-01', '2026-06-05', 5, false],
  ['到周四是 4 个', '2026-06-01', '2026-06-04', 4, false],
  ['周末不算', '2026-06-05', '2026-06-08', 2, false],
  ['端午节放假的周五不算', '2026-06-15', '2026-06-19', 4, false],
  ['国庆节前补班的周日算', '2026-09-20', '2026-09-20', 1, false],
  ['国庆节 7 天都不算', '2026-10-01', '2026-10-07', 0, false],
  ['国庆节后补班的周六算', '2026-10-10', '2026-10-10', 1, false],
  ['没有节假日表的年份只扣周末，写明暂算', '2027-10-01', '2027-10-08', 6, true],
  ['跨年到没有表的年份，也是暂算', '2026-12-31', '2027-01-01', 2, true],
])('%s', (_, from, to, days, isProvisional) => {
  expect(workdaysBetween(day(from), day(to), [])).toEqual({ days, isProvisional })
})

test('单位自己填的节假日表优先', () => {
  const own = [{ year: 2027, holidays: [day('2027-10-01')], workdays: [day('2027-10-02')] }, { year: 2026, holidays: [], workdays: [] }]
  expect(workdaysBetween(day('2027-10-01'), day('2027-10-03'), own)).toEqual({ days: 1, isProvisional: false })
  expect(workdaysBetween(day('2026-10-01'), day('2026-10-07'), own)).toEqual({ days: 5, isProvisional: false })
})

test.each([
  ['第 5 个工作日是周五', '2026-06-01', '2026-06-05'],
  ['遇端午节顺延到下周一', '2026-06-15', '2026-06-22'],
  ['从周六起，周一是第 1 个', '2026-06-06', '2026-06-12'],
])('%s', (_, from, fifth) => {
  expect(workdayNumber(5, day(from), [])).toEqual({ day: fifth, isProvisional: false })
})
