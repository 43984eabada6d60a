import { meetingKind } from '../model/meeting.ts'
import type { MeetingPlan } from '../model/meeting-plan.ts'
import { shortNameOn, subtreeDuring } from '../rules/organisation-on.ts'
import { inOrder, planStanding, type StandingPlan, standingPlans } from '../rules/plan-standing.ts'
import { dottedDate } from '../time/local-date.ts'
import { dateOf } from '../time/local-date-time.ts'
import { chineseYearMonth } from '../time/year-month.ts'
import type { Ledger } from './ledger.ts'
import { type TableColumn, type TableContext, tableLedger } from './table-ledger.ts'

interface Row {
  readonly one: StandingPlan
  readonly speakers: string
  readonly heldOn: string
}

const index: TableColumn<Row> = { id: 'index', title: '序号', mm: 10, align: 'center', cell: (_row, _context, i) => String(i + 1) }
const month: TableColumn<Row> = { id: 'month', title: '月份', mm: 22, align: 'center', cell: ({ one: { plan } }) => (plan.on === null ? chineseYearMonth(plan.month) : dottedDate(plan.on)) }
const standing: TableColumn<Row> = { id: 'standing', title: '完成情况', mm: 36, cell: standingText }
const remark: TableColumn<Row> = { id: 'remark', title: '备注', mm: 24, cell: ({ one: { plan } }) => plan.remark }

/** 会议计划 of an organisation and those below it: what shall be held month by month, and what became of it. */
export const meetingPlans = planLedger('meeting-plans', '会议计划', 'domain.md C.1', () => true, [
  index, month,
  { id: 'organisation', title: '党组织', mm: 34, cell: ({ one: { plan } }, { facts, asOf }) => shortNameOn(facts, plan.organisationId, asOf) },
  { id: 'kind', title: '类别', mm: 26, align: 'center', cell: ({ one: { plan } }) => meetingKind.labels[plan.kind] },
  { id: 'subject', title: '主题', mm: 56, field: 'subject', cell: ({ one: { plan } }) => plan.subject },
  { id: 'speakers', title: '主讲（主发言）人', mm: 28, cell: ({ speakers }) => speakers },
  standing, remark,
])

/** 理论学习中心组年度学习计划: month, subject, books, speakers (domain.md C.18). */
export const centerGroupPlan = planLedger('center-group-plan', '理论学习中心组学习计划', 'domain.md C.18', ({ kind }) => kind === 'centerGroup', [
  index, month,
  { id: 'subject', title: '专题', mm: 64, field: 'subject', cell: ({ one: { plan } }) => plan.subject },
  { id: 'materials', title: '学习书目', mm: 58, field: 'materials', cell: ({ one: { plan } }) => plan.materials },
  { id: 'speakers', title: '主发言人', mm: 30, field: 'speakerIds', cell: ({ speakers }) => speakers },
  standing, remark,
])

function planLedger(id: string, title: string, source: string, isListed: (plan: MeetingPlan) => boolean, columns: readonly TableColumn<Row>[]): Ledger {
  return tableLedger<Row>({
    id, title, source, family: 'meetings', each: 'organisation', orientation: 'landscape', size: '小五', emptyWords: '本期没有计划', columns,
    rows: context => rowsOf(context, isListed),
    subjectOf: ({ one: { plan } }) => ({ kind: 'plan', id: plan.id, name: `${chineseYearMonth(plan.month)}${meetingKind.labels[plan.kind]}` }),
    rules: ['W-PLAN'],
    headline: rows => `计划 ${rows.length} 次，已开 ${rows.filter(({ one }) => one.standing === 'held').length} 次，计划未开 ${rows.filter(({ one }) => one.standing === 'missed').length} 次`,
  })
}

/** By month. A plan that lies ahead of the period's end is told as it stands today. */
function rowsOf({ input, organisationId, days, facts, today }: TableContext, isListed: (plan: MeetingPlan) => boolean): readonly Row[] {
  const below = new Set(subtreeDuring(facts, organisationId, days))
  const names = new Map(input.people.map(({ id, name }) => [id, name]))
  const starts = new Map(input.held.map(({ id, startAt }) => [id, dateOf(startAt)]))
  const plans = input.meetingPlans.filter(plan => below.has(plan.organisationId) && days.from.slice(0, 7) <= plan.month && plan.month <= days.to.slice(0, 7))
  return standingPlans(plans, input.held, today).filter(({ plan }) => isListed(plan)).toSorted((a, b) => inOrder(a.plan, b.plan)).map(one => {
    const start = one.meetingId === null ? undefined : starts.get(one.meetingId)
    return { one, speakers: one.plan.speakerIds.map(personId => names.get(personId) ?? '（已删除）').join('、'), heldOn: start === undefined ? '' : dottedDate(start) }
  })
}

function standingText({ one: { plan, standing: stands }, heldOn }: Row): string {
  switch (stands) {
    case 'held': return `${heldOn}已开`
    case 'cancelled': return `未开：${plan.cancelledReason.trim()}`
    case 'missed': case 'ahead': return planStanding.labels[stands]
  }
}
