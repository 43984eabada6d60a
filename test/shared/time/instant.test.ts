import { expect, test } from 'vitest'
import { chineseMoment, dayInChina, Instant } from '#shared/time/instant.ts'

test.each([
  ['零点前一刻还是前一天', '2026-11-21T15:59:59.999Z', '2026-11-21'], ['零点就是当天', '2026-11-21T16:00:00.000Z', '2026-11-22'],
  ['年末的晚上已是新年', '2026-12-31T16:00:00.000Z', '2027-01-01'], ['闰日', '2024-02-28T16:00:00.000Z', '2024-02-29'],
])('%s', (_, instant, expected) => { expect(dayInChina(instant)).toBe(expected) })

test('只接受带毫秒和 Z 的写法', () => {
  expect(Instant.safeParse('2026-11-22T01:30:00.000Z').success).toBe(true)
  for (const other of ['2026-11-22T01:30:00Z', '2026-11-22T01:30:00.000+08:00', '2026-11-22T01:30:00.000', '2026-02-29T01:30:00.000Z', '2026-11-22']) {
    expect(Instant.safeParse(other).success, other).toBe(false)
  }
})

test('读作年月日和时刻', () => { expect(chineseMoment('2026-11-20T02:30:59.000Z')).toBe('2026年11月20日 10:30') })
