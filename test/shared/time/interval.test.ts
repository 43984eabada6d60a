import { expect, test } from 'vitest'
import { covers } from '#shared/time/interval.ts'
import { localDate as day } from '#shared/time/local-date.ts'

test.each([
  ['首日在内', '2026-03-01', '2026-03-31', '2026-03-01', true], ['末日在内', '2026-03-01', '2026-03-31', '2026-03-31', true],
  ['首日前一天不在', '2026-03-01', '2026-03-31', '2026-02-28', false], ['末日后一天不在', '2026-03-01', '2026-03-31', '2026-04-01', false],
  ['没有末日的一直在', '2026-03-01', null, '2099-01-01', true], ['没有末日的，首日前也不在', '2026-03-01', null, '2026-02-28', false],
])('%s', (_, from, to, on, expected) => {
  expect(covers({ from: day(from), to: to === null ? null : day(to) }, day(on))).toBe(expected)
})
