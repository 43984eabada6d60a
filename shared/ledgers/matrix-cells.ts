import type { Cell } from '../documents/document.ts'
import type { RuleState } from '../rules/warnings/states-of.ts'
import { monthsOf, quartersOf } from '../time/period.ts'
import type { MatrixRow } from './matrix-counts.ts'
import { dash } from './words.ts'

/** What a mark beside or instead of a count says; it never leaves the saying to the shade. */
export const matrixLegend = '1√ 已开展（次数）　○ 未到提醒期　待 待办　临 临近截止　缺 逾期未开展　— 没有开展，也不缺　（按季要求的，未开展时三个月合为一格）'

/** Twelve months of one kind. A quarter without the meeting that it owes is one cell: one gap, not three. */
export function monthCells(row: MatrixRow, year: number): readonly Cell[] {
  if (row.every === 'month') return monthsOf(year).map((month, i) => stateCell(row.counts[i] ?? 0, row.states.get(month)))
  return quartersOf(year).flatMap((quarter, q) => {
    const counts = row.counts.slice(q * 3, q * 3 + 3)
    const state = row.states.get(quarter)
    if (state !== undefined && state.kind !== 'done') return [{ ...stateCell(0, state), columnSpan: 3 }]
    return counts.map(count => stateCell(count, state))
  })
}

/** Sums without a judgement, of a month over several branches or of a year. */
export function sumCell(count: number): Cell {
  return { text: String(count), align: 'center' }
}

function stateCell(count: number, state: RuleState | undefined): Cell {
  if (state === undefined) return { text: count === 0 ? dash : String(count), align: 'center' }
  const times = count === 0 ? '' : String(count)
  switch (state.kind) {
    case 'done': return { text: count === 0 ? dash : `${times}√`, align: 'center', shade: 'green' }
    case 'notDueYet': return { text: `${times}○`, align: 'center' }
    case 'due': return { text: `${times}${state.level === 'orange' ? '临' : '待'}`, align: 'center', bold: true, shade: state.level === 'orange' ? 'orange' : 'yellow' }
    case 'overdue': return { text: `${times}缺`, align: 'center', bold: true, shade: 'red' }
  }
}
