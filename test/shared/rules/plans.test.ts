import { describe, expect, test } from 'vitest'
import type { MeetingPlan } from '#shared/model/meeting-plan.ts'
import { duePlans } from '#shared/rules/due-plans.ts'
import { standingPlans } from '#shared/rules/plan-standing.ts'
import { planFindings } from '#shared/rules/warnings/plan-findings.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { aFact, aMeeting, aMeetingPlan, anOrganisation, day, month, time } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

const branch = anOrganisation({ establishedOn: day('2020-01-01') })
const assembly = aMeeting({ organisationId: branch.id, kinds: ['memberAssembly', 'partyLecture'], startAt: time('2026-05-31T09:00') })
const plan = (some: Partial<MeetingPlan> = {}) => aMeetingPlan({ organisationId: branch.id, ...some })
const june = day('2026-06-01')

function standings(plans: readonly MeetingPlan[], today = june, held = [assembly]) {
  return standingPlans(plans, held, today).map(({ standing, meetingId }) => (meetingId === null ? standing : `${standing} ${meetingId}`))
}

describe('what became of a plan', () => {
  test.each<[string, Partial<MeetingPlan>, string]>([
    ['held in its month, on another day', { on: day('2026-05-08') }, `held ${assembly.id}`],
    ['a record of several kinds counts for each', { kind: 'partyLecture' }, `held ${assembly.id}`],
    ['another kind', { kind: 'committee' }, 'missed'],
    ['another organisation', { organisationId: anOrganisation().id }, 'missed'],
    ['the month still runs', { month: month('2026-06') }, 'ahead'],
    ['a reason was written', { kind: 'committee', cancelledReason: '并入六月' }, 'cancelled'],
    ['a reason of blanks is none', { kind: 'committee', cancelledReason: ' ' }, 'missed'],
    ['the clerk named a meeting of another month', { month: month('2026-04'), meetingId: assembly.id }, `held ${assembly.id}`],
    ['the named meeting is gone', { kind: 'committee', meetingId: anOrganisation().id }, 'missed'],
  ])('%s', (_case, some, expected) => {
    expect(standings([plan(some)])).toEqual([expected])
  })

  test('missed from the day after its month', () => {
    expect([standings([plan()], day('2026-05-31'), []), standings([plan()], june, [])]).toEqual([['ahead'], ['missed']])
  })

  test('one meeting fulfils one plan of its kind, the earlier one first; a named one is not taken twice', () => {
    expect(standings([plan({ on: day('2026-05-30') }), plan({ on: day('2026-05-06') })])).toEqual(['missed', `held ${assembly.id}`])
    expect(standings([plan({ on: day('2026-05-06') }), plan({ meetingId: assembly.id, month: month('2026-04') })])).toEqual(['missed', `held ${assembly.id}`])
  })
})

test('W-PLAN tells what was planned and not held, of the organisations and years that are looked at', async () => {
  const input = await readRuleInput(readerOf({
    organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id })], meetings: [assembly],
    meetingPlans: [plan(), plan({ kind: 'committee', subject: '研究发展党员' }), plan({ kind: 'committee', month: month('2024-05') }), plan({ kind: 'committee', organisationId: anOrganisation().id })],
  }), { today: june })
  expect(planFindings(input)).toMatchObject([{ rule: 'W-PLAN', level: 'yellow', period: '2026-05', subject: { kind: 'plan', field: 'cancelledReason' }, message: '2026年5月支委会（研究发展党员）列入了计划，没有会议记录，也没有写明原因' }])
})

describe('按规定生成', () => {
  const facts = [aFact({ organisationId: branch.id, hasCommittee: false, hasGroups: false })]
  const due = (today: string, settings = { lectureEveryQuarter: true }, plans: readonly MeetingPlan[] = [], organisations = [branch]) => duePlans(2026, day(today), organisations, id => facts.filter(fact => fact.organisationId === id), settings, plans)
    .map(({ month: of, kind }) => `${of} ${kind}`)

  test('each kind in the months that are not over', () => {
    expect(due('2026-10-31')).toEqual([
      '2026-10 themeDay', '2026-11 democraticReview', '2026-11 memberAssembly', '2026-11 organisationalLife', '2026-11 partyLecture', '2026-11 themeDay', '2026-12 themeDay',
    ])
    expect(due('2026-12-01')).toEqual(['2026-12 themeDay'])
    expect(due('2027-01-01')).toEqual([])
  })

  test('what is planned already is not planned twice; the lecture may be switched off', () => {
    expect(due('2026-11-30', { lectureEveryQuarter: false }, [plan({ kind: 'themeDay', month: month('2026-11') })])).toEqual(['2026-11 democraticReview', '2026-11 memberAssembly', '2026-11 organisationalLife', '2026-12 themeDay'])
  })

  test('a 党组 plans its study group and its 民主生活会; a dissolved one nothing', () => {
    const group = anOrganisation({ type: 'partyGroup', establishedOn: day('2020-01-01') })
    expect(due('2026-08-31', undefined, [], [group])).toEqual(['2026-08 centerGroup', '2026-11 centerGroup', '2026-11 democraticLife', '2026-11 partyLecture'])
    expect(due('2026-08-31', undefined, [], [{ ...group, dissolvedOn: day('2026-07-01') }])).toEqual([])
  })
})
