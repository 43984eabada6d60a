import { expect, test } from 'vitest'
import { duesFrom, extensionRange, printedEnd, probationOf } from '#shared/rules/development/probation.ts'
import { aDevelopmentCase, aDevelopmentStep, day } from '../../../support/builders.ts'

const accepted = (on: string, some = {}) => aDevelopmentCase({ steps: [aDevelopmentStep({ code: 'branchMeeting', on: day(on) })], ...some })

test('C30：2026-04-20 通过的，从 4 月起交党费，2027-04-20 期满转正', () => {
  const probation = probationOf(accepted('2026-04-20'))!
  expect(probation).toEqual({ from: '2026-04-20', endsOn: '2027-04-20', fullOn: '2027-04-20' })
  expect(duesFrom(probation)).toBe('2026-04')
  expect(printedEnd(probation, { probationEnd: 'sameDay' })).toBe('2027-04-20')
  expect(printedEnd(probation, { probationEnd: 'dayBefore' })).toBe('2027-04-19')
})

test('C39：2026-11-15 期满的，延长到 2027-05-15 至 2027-11-15 之间', () => {
  expect(extensionRange(day('2026-11-15'))).toEqual({ from: '2027-05-15', to: '2027-11-15' })
})

test('延长的自延长期满之日转正，止日也跟着改', () => {
  const probation = probationOf(accepted('2025-11-15', { extension: { decidedOn: day('2026-11-20'), to: day('2027-06-15'), reason: '' } }))!
  expect(probation).toEqual({ from: '2025-11-15', endsOn: '2026-11-15', fullOn: '2027-06-15' })
  expect(printedEnd(probation, { probationEnd: 'dayBefore' })).toBe('2027-06-14')
})

test('支部大会还没通过的没有预备期', () => {
  expect(probationOf(aDevelopmentCase())).toBeNull()
})
