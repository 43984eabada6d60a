import { yuanText } from '#shared/rules/dues/money.ts'
import type { GridColumn } from '../../ui/cell-grid.tsx'
import { type CollectionRow, totalsOf } from './collection-rows.ts'
import { cellText, type MonthCell } from './month-cell.ts'

/** 姓名, 支部 where several are shown, 月应交, twelve months, the year's sums; two lines of sums under them. */
export function collectionColumns(rows: readonly CollectionRow[], showsBranch: boolean, month: number): readonly GridColumn<CollectionRow>[] {
  const months = Array.from({ length: 12 }, (_, i) => monthColumn(i + 1, rows))
  const year = totalsOf(rows, null)
  return [
    { key: 'name', title: '姓名', width: 84, cell: ({ member }) => member.name, foot: ['应交', '实交'] },
    ...(showsBranch ? [{ key: 'branch', title: '支部', width: 120, cell: ({ member }: CollectionRow) => <span title={member.organisationName}>{member.organisationName}</span> }] : []),
    { key: 'due', title: '月应交', width: 76, align: 'right', cell: row => dueNow(row, month) },
    ...months,
    { key: 'paid', title: '全年实交', width: 92, align: 'right', cell: row => yuanText(totalsOf([row], null).paidCents), foot: [yuanText(year.dueCents), yuanText(year.paidCents)] },
    { key: 'owed', title: '欠交', width: 84, align: 'right', cell: row => owedText(totalsOf([row], null).owedCents), foot: [null, owedText(year.owedCents)] },
  ]
}

/** `m3` → 3; null for a column that is no month. */
export function monthOfColumn(key: string): number | null {
  const month = /^m(\d+)$/.exec(key)?.[1]
  return month === undefined ? null : Number(month)
}

export const columnOfMonth = (month: number): string => `m${month}`

function monthColumn(month: number, rows: readonly CollectionRow[]): GridColumn<CollectionRow> {
  const sums = totalsOf(rows, month)
  return {
    key: columnOfMonth(month), title: `${month}月`, width: 70, align: 'right', cell: row => textOf(row.months[month - 1]), className: row => classOf(row.months[month - 1]),
    edit: row => (row.months[month - 1]?.state === 'notMember' && row.months[month - 1]?.paid === 0 ? null : plainAmount(row.months[month - 1])),
    foot: [yuanText(sums.dueCents), yuanText(sums.paidCents)],
  }
}

function textOf(cell: MonthCell | undefined): string {
  return cell === undefined ? '' : cellText(cell)
}

function plainAmount(cell: MonthCell | undefined): string {
  return cell === undefined || cell.paid === 0 ? '' : yuanText(cell.paid)
}

function classOf(cell: MonthCell | undefined): string {
  if (cell === undefined) return ''
  return cell.state === 'paid' && cell.late > 0 ? 'dues-late' : `dues-${cell.state}`
}

/** Of the month of today, or of the first one that is known in the year. */
function dueNow({ months }: CollectionRow, month: number): string {
  const due = months[month - 1]?.due ?? months.find(cell => cell.due !== null)?.due ?? null
  return due === null ? '—' : yuanText(due)
}

function owedText(cents: number): string {
  return cents === 0 ? '' : yuanText(cents)
}
