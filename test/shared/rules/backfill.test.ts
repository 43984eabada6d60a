import { describe, expect, test } from 'vitest'
import { backfillNote, backfillOf, backfillWhenEntered } from '#shared/rules/backfill.ts'
import { aMeeting, day, stored, time } from '../../support/builders.ts'

describe('补录（C53）', () => {
  const meeting = aMeeting({ startAt: time('2026-06-03T14:30'), backfillReason: '原记录本送检，收回后补录' })
  test('6 月 3 日的会 11 月 20 日录入：补录，页脚写明录入日期', () => {
    const backfill = backfillOf(stored(meeting, { createdAt: '2026-11-20T02:00:00.000Z' }))
    expect(backfill).toEqual({ kind: 'backfilled', eventOn: '2026-06-03', enteredOn: '2026-11-20', days: 170, reason: '原记录本送检，收回后补录' })
    expect(backfillNote(backfill)).toBe('补录：会议日期 2026年6月3日，录入日期 2026年11月20日，原因：原记录本送检，收回后补录')
  })

  test.each([
    ['第七天仍是按时', '2026-06-10T15:59:59.999Z', 'timely'],
    ['第八天是补录', '2026-06-10T16:00:00.000Z', 'backfilled'],
    ['会前录入是按时', '2026-06-01T02:00:00.000Z', 'timely'],
  ])('%s', (_, createdAt, kind) => {
    expect(backfillOf(stored(meeting, { createdAt })).kind).toBe(kind)
  })

  test('没写原因也要印出来', () => {
    expect(backfillNote(backfillWhenEntered({ ...meeting, backfillReason: ' ' }, day('2026-06-11')))).toBe('补录：会议日期 2026年6月3日，录入日期 2026年6月11日，原因：未写明')
    expect(backfillNote(backfillWhenEntered(meeting, day('2026-06-10')))).toBeNull()
  })
})
