import { duesCategory, type DuesStandard } from '../model/dues.ts'
import type { DuesMember } from '../rules/dues/dues-members.ts'
import { yuanNumber, yuanText } from '../rules/dues/money.ts'
import { type MonthlyDue, monthlyDue } from '../rules/dues/monthly-due.ts'
import { rateText } from '../rules/dues/rate.ts'
import { shortNameOn } from '../rules/organisation-on.ts'
import { grouped } from '../rules/warnings/rule-input.ts'
import { yearOf } from '../time/local-date.ts'
import { duesBook } from './dues-book.ts'
import { type TableColumn, type TableContext, tableLedger } from './table-ledger.ts'

interface StandardRow {
  readonly member: DuesMember
  /** null = nothing is set for the year. */
  readonly standard: DuesStandard | null
  readonly due: MonthlyDue | null
}

const columns: readonly TableColumn<StandardRow>[] = [
  { id: 'index', title: '序号', mm: 9, align: 'center', cell: (_row, _context, i) => String(i + 1) },
  { id: 'name', title: '姓名', mm: 18, align: 'center', cell: ({ member }) => member.person.name },
  { id: 'organisation', title: '党支部', mm: 34, hiddenAtFirst: true, cell: ({ member }, { facts, asOf }) => shortNameOn(facts, member.organisationId, asOf) },
  { id: 'category', title: '类别', mm: 30, align: 'center', cell: ({ standard }) => (standard === null ? '' : duesCategory.labels[standard.category]), field: 'category' },
  { id: 'base', title: '月工资收入基数', mm: 32, align: 'right', cell: ({ standard }) => centsOf(standard?.baseCents), number: ({ standard }) => numberOf(standard?.baseCents) },
  { id: 'rate', title: '适用比例', mm: 18, align: 'center', cell: ({ due }) => (due?.kind === 'due' && due.perMille !== null ? rateText(due.perMille) : '') },
  { id: 'due', title: '月应交', mm: 20, align: 'right', cell: dueText, number: ({ due }) => (due?.kind === 'due' ? yuanNumber(due.cents) : null), field: 'setDueCents' },
  { id: 'from', title: '起执行月份', mm: 20, align: 'center', cell: ({ standard }) => (standard === null ? '' : standard.from.replace('-', '.')) },
  { id: 'document', title: '少交（免交）批准', mm: 36, cell: ({ standard }) => standard?.approvalDocumentNo ?? '' },
  { id: 'remark', title: '备注', mm: 34, cell: ({ standard }) => standard?.remark ?? '' },
]

/** 党费核定表: what was set at the beginning of the year, a row for each standard (R-FEE-01…05, 07). */
export const duesStandardsLedger = tableLedger<StandardRow>({
  id: 'dues-standards', title: '党费核定表', source: 'domain.md C.20', family: 'dues', each: 'branch', yearsOnly: true, orientation: 'landscape', size: '五号', columns,
  rows: standardRows,
  subjectOf: ({ member }) => ({ kind: 'dues', id: member.person.id, name: member.person.name }),
  headline: rows => `共 ${new Set(rows.map(({ member }) => member.person.id)).size} 人`,
  emptyWords: '本年没有应核定党费的党员',
})

function standardRows({ input, organisationId, days, settings }: TableContext): readonly StandardRow[] {
  const year = yearOf(days.from)
  const byPerson = grouped(input.duesStandards.filter(standard => standard.year === year), standard => standard.personId)
  return duesBook(input, organisationId, days).flatMap((member): readonly StandardRow[] => {
    const standards = (byPerson.get(member.person.id) ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1))
    if (standards.length === 0) return [{ member, standard: null, due: null }]
    return standards.map(standard => ({ member, standard, due: monthlyDue(standard, settings.duesRounding) }))
  })
}

function dueText({ standard, due }: StandardRow): string {
  if (standard === null) return '未核定'
  return due?.kind === 'due' ? yuanText(due.cents) : ''
}

function centsOf(cents: number | null | undefined): string {
  return cents === null || cents === undefined ? '' : yuanText(cents)
}

function numberOf(cents: number | null | undefined): number | null {
  return cents === null || cents === undefined ? null : yuanNumber(cents)
}
