import { expect, test } from 'vitest'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import { ledgerPeriod, scopesOf } from '#shared/ledgers/scopes-of.ts'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import { period } from '#shared/time/period.ts'
import { aDevelopmentCase, aDevelopmentStep, aMeeting, anOrganisation, day, time } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

const committee = anOrganisation({ type: 'organCommittee' })
const branch = anOrganisation()
const inside = aMeeting({ organisationId: branch.id, startAt: time('2026-12-31T20:00') })
const reader = readerOf({
  organisations: [committee, branch],
  meetings: [inside, aMeeting({ organisationId: branch.id, startAt: time('2027-01-01T09:00'), belongYear: 2026 }), aMeeting({ startAt: time('2026-05-01T09:00') })],
  developmentCases: [
    aDevelopmentCase({ id: '01980000-0000-7000-8000-00000000000c', organisationId: branch.id, steps: [aDevelopmentStep({ on: day('2026-12-31') })] }),
    aDevelopmentCase({ organisationId: branch.id, steps: [aDevelopmentStep({ on: day('2027-01-01') })] }),
  ],
})
const asked = [{ id: committee.id, ids: [committee.id, branch.id] }]
const ofEach = (each: Ledger['each']): Ledger => ({ ...ledgers[0]!, each, yearsOnly: each === 'branch' })

test.each<[string, Ledger['each'], unknown]>([
  ['期间内的每次会议，不含次年召开的', 'meeting', [{ organisationId: branch.id, scope: { kind: 'meeting', meetingId: inside.id } }]],
  ['期末以前开始的每个发展对象', 'developmentCase', [{ organisationId: branch.id, scope: { kind: 'developmentCase', caseId: '01980000-0000-7000-8000-00000000000c' } }]],
  ['每个支部，只出全年的', 'branch', [{ organisationId: branch.id, scope: { kind: 'organisationPeriod', organisationId: branch.id, period: '2026' } }]],
  ['所要的党组织', 'organisation', [{ organisationId: committee.id, scope: { kind: 'organisationPeriod', organisationId: committee.id, period: '2026Q4' } }]],
])('%s', async (_, each, expected) => {
  const asksForYear = each === 'meeting' || each === 'developmentCase'
  expect(await scopesOf(ofEach(each), reader, asked, period(asksForYear ? '2026' : '2026Q4'))).toEqual(expected)
})

test('an account of twelve months is of the whole year in which the period lies', () => {
  expect([ledgerPeriod({ yearsOnly: true }, period('2026-05')), ledgerPeriod({}, period('2026-05'))]).toEqual(['2026', '2026-05'])
})
