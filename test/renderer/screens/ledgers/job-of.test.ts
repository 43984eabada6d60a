import { describe, expect, test } from 'vitest'
import { ledgerOf } from '#shared/ledgers/ledgers.ts'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import { period } from '#shared/time/period.ts'
import { type JobChoice, jobOf } from '../../../../renderer/screens/ledgers/job-of.ts'

const base: JobChoice = { ledger: ledgerOf('meeting-ledger')!, period: period('2026'), organisationId: 'o1', organisationName: '机关党委', branchIds: null, recordId: null, recordIds: [], options: {} }
const roster: Ledger = ledgerOf('member-roster')!

describe('要印的是什么', () => {
  test('一个党组织一份', () => expect(jobOf(base)).toEqual({ kind: 'one', ledgerId: 'meeting-ledger', scope: { kind: 'organisationPeriod', organisationId: 'o1', period: '2026' } }))
  test('下属各支部一份', () => expect(jobOf({ ...base, branchIds: ['b1', 'b2'] })).toMatchObject({ kind: 'several', each: '每个支部', title: '三会一课台账_机关党委_2026', scopes: [{ organisationId: 'b1' }, { organisationId: 'b2' }] }))
  test('没有党组织，没有会议，都还不能印', () => {
    expect(jobOf({ ...base, organisationId: null })).toBeNull()
    expect(jobOf({ ...base, ledger: ledgerOf('meeting-minutes')! })).toBeNull()
    expect(jobOf({ ...base, ledger: ledgerOf('meeting-minutes')!, recordId: 'all' })).toBeNull()
  })
  test('一次会议，或者本期全部', () => {
    const minutes = { ...base, ledger: ledgerOf('meeting-minutes')!, recordIds: ['m1', 'm2'] }
    expect(jobOf({ ...minutes, recordId: 'm1' })).toMatchObject({ kind: 'one', scope: { kind: 'meeting', meetingId: 'm1' } })
    expect(jobOf({ ...minutes, recordId: 'all' })).toMatchObject({ kind: 'several', each: '每次会议', scopes: [{ meetingId: 'm1' }, { meetingId: 'm2' }] })
  })
  test('发展对象各一张', () => {
    const sheet: Ledger = { ...base.ledger, scope: 'developmentCase' }
    expect(jobOf({ ...base, ledger: sheet, recordId: 'c1' })).toMatchObject({ kind: 'one', scope: { kind: 'developmentCase', caseId: 'c1' } })
    expect(jobOf({ ...base, ledger: sheet, recordId: 'all', recordIds: ['c1'] })).toMatchObject({ kind: 'several', each: '每个人' })
  })
  test('完整号码只随有号码的台账', () => {
    const options = { showsWholeNumbers: true }
    expect(jobOf({ ...base, ledger: roster, options })).toMatchObject({ options })
    expect(jobOf({ ...base, options })).not.toHaveProperty('options')
  })
})
