import { expect, test } from 'vitest'
import { centerGroupPlan, meetingPlans } from '#shared/ledgers/meeting-plans.ts'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import { period } from '#shared/time/period.ts'
import { aFact, aMeeting, aMeetingPlan, anOrganisation, aPerson, day, month, time, today } from '../../support/builders.ts'
import { printedRows } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const branch = anOrganisation()
const kun = aPerson({ name: '李堃' })
const assembly = aMeeting({ organisationId: branch.id, startAt: time('2026-05-20T14:30') })
const plans = [
  aMeetingPlan({ organisationId: branch.id, month: month('2026-12'), kind: 'centerGroup', subject: '学习宪法', materials: '《宪法》', speakerIds: [kun.id], remark: '扩大范围' }),
  aMeetingPlan({ organisationId: branch.id }),
  aMeetingPlan({ organisationId: branch.id, kind: 'committee', on: day('2026-05-08'), subject: ' ' }),
  aMeetingPlan({ organisationId: branch.id, kind: 'centerGroup', month: month('2026-08'), subject: '学习条例', materials: '《条例》', cancelledReason: '防汛' }),
  aMeetingPlan({ organisationId: branch.id, month: month('2025-12') }),
]

async function composed(ledger: Ledger, of: string) {
  const reader = readerOf({ organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id, shortName: '第一党支部' })], people: [kun], meetings: [assembly], meetingPlans: plans })
  return ledger.compose(reader, { kind: 'organisationPeriod', organisationId: branch.id, period: period(of) }, today)
}

test('what was planned month by month and what became of it; what was missed leads to its plan', async () => {
  const { document, missing } = await composed(meetingPlans, '2026')
  expect(printedRows(document)).toEqual([
    ['1', '2026.05.08', '第一党支部', '支委会', '—', '—', '计划未开', '—'],
    ['2', '2026年5月', '第一党支部', '党员大会', '学习党章', '—', '2026.05.20已开', '—'],
    ['3', '2026年8月', '第一党支部', '中心组学习', '学习条例', '—', '未开：防汛', '—'],
    ['4', '2026年12月', '第一党支部', '中心组学习', '学习宪法', '李堃', '待开', '扩大范围'],
  ])
  expect(missing.map(({ rule, subject }) => [rule, subject.kind, subject.id])).toEqual([['W-BLANK', 'plan', plans[2]!.id], ['W-PLAN', 'plan', plans[2]!.id]])
})

test('C.18: the study group\'s plan of a quarter', async () => {
  expect(printedRows((await composed(centerGroupPlan, '2026Q4')).document)).toEqual([['1', '2026年12月', '学习宪法', '《宪法》', '李堃', '待开', '扩大范围']])
})
