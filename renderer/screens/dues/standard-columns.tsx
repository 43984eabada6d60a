import { duesCategory, duesStandardLabels } from '#shared/model/dues.ts'
import { yuanText } from '#shared/rules/dues/money.ts'
import { monthlyDue } from '#shared/rules/dues/monthly-due.ts'
import { rateText } from '#shared/rules/dues/rate.ts'
import type { GridColumn } from '../../ui/cell-grid.tsx'
import type { DuesBook } from '../../workers/dues-book.ts'
import { fieldText, type StandardField } from './standard-edits.ts'
import type { StandardRow } from './standard-rows.ts'

type Rounding = DuesBook['rounding']

/** 年初核定表 of domain.md C.20, with the month it is in force from. */
export function standardColumns(rounding: Rounding, showsBranch: boolean): readonly GridColumn<StandardRow>[] {
  return [
    { key: 'name', title: '姓名', width: 84, cell: ({ member }) => member.name },
    ...(showsBranch ? [{ key: 'branch', title: '支部', width: 130, cell: ({ member }: StandardRow) => <span title={member.organisationName}>{member.organisationName}</span> }] : []),
    { ...typed('category'), title: duesStandardLabels.category, width: 150, cell: ({ standard }) => (standard === null ? <span className="dues-notSet">未核定</span> : duesCategory.labels[standard.category]) },
    { ...typed('baseCents'), title: duesStandardLabels.baseCents, width: 128, align: 'right', cell: ({ standard }) => (standard === null || standard.baseCents === null ? '' : yuanText(standard.baseCents)) },
    { key: 'rate', title: '适用比例', width: 78, align: 'center', cell: row => rateOf(row, rounding) },
    { key: 'due', title: '月应交', width: 92, align: 'right', cell: row => dueOf(row, rounding), className: ({ standard }) => (standard !== null && monthlyDue(standard, rounding).kind === 'unknown' ? 'dues-unpaid' : '') },
    { ...typed('setDueCents'), title: duesStandardLabels.setDueCents, width: 96, align: 'right', cell: ({ standard }) => (standard === null || standard.setDueCents === null ? '' : yuanText(standard.setDueCents)) },
    { ...typed('from'), title: duesStandardLabels.from, width: 96, align: 'center', cell: ({ standard }) => (standard === null ? '' : `${Number(standard.from.slice(5))}月`) },
    { ...typed('approvalDocumentNo'), title: duesStandardLabels.approvalDocumentNo, width: 170, cell: ({ standard }) => standard?.approvalDocumentNo ?? '' },
    { ...typed('remark'), title: duesStandardLabels.remark, width: 150, cell: ({ standard }) => standard?.remark ?? '' },
  ]
}

function typed(field: StandardField): Pick<GridColumn<StandardRow>, 'key' | 'edit'> {
  return { key: field, edit: ({ standard }) => (standard === null ? '' : fieldText(field, standard)) }
}

function rateOf({ standard }: StandardRow, rounding: Rounding): string {
  const due = standard === null ? null : monthlyDue(standard, rounding)
  return due?.kind === 'due' && due.perMille !== null ? rateText(due.perMille) : ''
}

function dueOf({ standard }: StandardRow, rounding: Rounding): string {
  if (standard === null) return ''
  const due = monthlyDue(standard, rounding)
  return due.kind === 'due' ? yuanText(due.cents) : '缺'
}
