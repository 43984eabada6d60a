import { expect, test } from 'vitest'
import { chineseDateTime, clockOf, dateOf, LocalDateTime, localDateTime } from '#shared/time/local-date-time.ts'

test.each(['2026-11-22T00:00', '2026-11-22T23:59', '2024-02-29T14:30', '2026-11-22T19:05'])('%s 是一个时刻', text => {
  expect(LocalDateTime.parse(text)).toBe(text)
})

test.each([
  ['没有 24 点', '2026-11-22T24:00', '应为日期和时间，如 2026-11-22 14:30'], ['没有 60 分', '2026-11-22T14:60', '应为日期和时间，如 2026-11-22 14:30'],
  ['有秒', '2026-11-22T14:30:00', '应为日期和时间，如 2026-11-22 14:30'], ['有时区', '2026-11-22T14:30Z', '应为日期和时间，如 2026-11-22 14:30'],
  ['空格', '2026-11-22 14:30', '应为日期和时间，如 2026-11-22 14:30'], ['只有日期', '2026-11-22', '应为日期和时间，如 2026-11-22 14:30'], ['没有这一天', '2026-02-29T14:30', '没有这一天'],
])('%s：不接受', (_, text, message) => {
  expect(LocalDateTime.safeParse(text).error?.issues.map(issue => issue.message)).toContain(message)
})

test('日期、钟点和中文写法', () => {
  const time = localDateTime('2026-03-01T09:05')
  expect([dateOf(time), clockOf(time), chineseDateTime(time)]).toEqual(['2026-03-01', '09:05', '2026年3月1日09:05'])
})
