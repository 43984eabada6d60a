import type { DuesMember } from '../rules/dues/dues-members.ts'
import { type DuesTotals, duesTotals } from '../rules/dues/dues-totals.ts'
import { yuanNumber, yuanText } from '../rules/dues/money.ts'
import { shortNameOn } from '../rules/organisation-on.ts'
import { chinesePeriod } from '../time/period.ts'
import { centsText, duesBook, monthsWithin, noteBlocks } from './dues-book.ts'
import { type TableColumn, tableLedger } from './table-ledger.ts'

interface NoticeRow {
  readonly member: DuesMember
  readonly months: DuesMember['months']
  readonly totals: DuesTotals
}

const columns: readonly TableColumn<NoticeRow>[] = [
  { id: 'index', title: '序号', mm: 12, align: 'center', cell: (_row, _context, i) => String(i + 1) },
  { id: 'name', title: '姓名', mm: 24, align: 'center', cell: ({ member }) => member.person.name },
  { id: 'organisation', title: '党支部', mm: 34, hiddenAtFirst: true, cell: ({ member }, { facts, asOf }) => shortNameOn(facts, member.organisationId, asOf) },
  { id: 'due', title: '月应交（元）', mm: 32, align: 'right', cell: monthlyText },
  { id: 'months', title: '已交月份', mm: 40, align: 'center', cell: ({ months }) => monthSpans(months.filter(month => month.state === 'paid').map(({ month }) => month)) },
  { id: 'paid', title: '实交（元）', mm: 26, align: 'right', cell: ({ totals }) => yuanText(totals.paidCents), number: ({ totals }) => yuanNumber(totals.paidCents) },
  { id: 'remark', title: '备注', mm: 26, align: 'center', cell: ({ months }) => (months.some(month => month.state === 'nothingDue') ? '免交' : '') },
]

/** 党费公示表, for the branch's notice board (R-FEE-05: 每年向党员公布 1 次): names and sums only, never numbers of identity or telephone. */
export const duesNoticeLedger = tableLedger<NoticeRow>({
  id: 'dues-notice', title: '党费公示表', source: 'domain.md C.20', family: 'dues', each: 'branch', orientation: 'portrait', size: '五号', columns,
  rows: ({ input, organisationId, days }) => duesBook(input, organisationId, days)
    .map(member => ({ member, months: monthsWithin(member, days) }))
    .filter(({ months }) => months.some(month => month.organisationId !== null))
    .map(({ member, months }) => ({ member, months, totals: duesTotals(months) })),
  subjectOf: ({ member }) => ({ kind: 'dues', id: member.person.id, name: member.person.name }),
  headline: rows => `共 ${rows.length} 人`,
  after: (rows, { period }) => noteBlocks(`${chinesePeriod(period)}共收缴党费 ${yuanText(rows.reduce((sum, { totals }) => sum + totals.paidCents, 0))} 元。如有不符，请向党支部提出。`),
  emptyWords: '本期没有应交党费的党员',
})

/** 42.00, or 42.00、90.00 where it changed within the period. */
function monthlyText({ months }: NoticeRow): string {
  const dues = [...new Set(months.flatMap(({ dueCents }) => (dueCents === null ? [] : [dueCents])))]
  return dues.map(centsText).join('、')
}

/** 1—3月、5月. */
export function monthSpans(months: readonly number[]): string {
  const spans: [number, number][] = []
  for (const month of months) {
    const last = spans.at(-1)
    if (last !== undefined && last[1] === month - 1) last[1] = month
    else spans.push([month, month])
  }
  return spans.map(([from, to]) => (from === to ? `${from}月` : `${from}—${to}月`)).join('、')
}
