import { describe, expect, test } from 'vitest'
import type { MatrixBranch, MatrixRow } from '#shared/ledgers/matrix-counts.ts'
import type { RuleState } from '#shared/rules/warnings/states-of.ts'
import { type Period, period } from '#shared/time/period.ts'
import { drawnRows } from '../../../../renderer/screens/today/drawn-matrix.ts'
import { anId } from '../../../support/builders.ts'

const state = (some: Partial<RuleState>): RuleState => ({
  rule: 'W-MTG-M-THEME', organisationId: anId(), period: period('2026-05'), kind: 'done', level: 'green', meetingIds: ['x'], message: '', basis: '', ...some,
})
const row = (kind: MatrixRow['kind'], every: MatrixRow['every'], counts: Record<number, number>, states: readonly RuleState[]): MatrixRow => ({
  kind, every, counts: Array.from({ length: 12 }, (_, i) => counts[i + 1] ?? 0), states: new Map(states.map((one): [Period, RuleState] => [one.period, one])),
})
const branch = (name: string, ...rows: MatrixRow[]): MatrixBranch => ({ organisationId: anId(), name, rows })
const cell = (branches: readonly MatrixBranch[], at: string) => drawnRows(branches, [], 2026).flatMap(drawn => drawn.cells).find(one => one.period === at)

describe('矩阵的一格', () => {
  const done = branch('第一党支部', row('themeDay', 'month', { 5: 2 }, [state({})]))
  const late = branch('第二党支部', row('themeDay', 'month', {}, [state({ kind: 'overdue', level: 'red', meetingIds: [] })]))
  test('几个支部的次数相加，级别取最重的，并说出是谁', () => {
    expect(cell([done, late], '2026-05')).toMatchObject({ count: 2, level: 'red', months: 1, words: '2026年5月主题党日：开展 2 次，逾期：第二党支部' })
  })
  test('都做了才是绿', () => { expect(cell([done], '2026-05')).toMatchObject({ level: 'green' }) })
  test('有的做了，有的未到提醒期，不算完成', () => {
    const notYet = branch('第三党支部', row('themeDay', 'month', {}, [state({ kind: 'notDueYet', meetingIds: [] })]))
    expect(cell([done, notYet], '2026-05')).toMatchObject({ level: 'none', words: '2026年5月主题党日：开展 2 次，其余未到提醒期' })
  })
  test('按季要求的，三个月一格', () => {
    const quarterly = branch('第一党支部', row('memberAssembly', 'quarter', { 4: 1, 6: 1 }, [state({ rule: 'W-MTG-Q', period: period('2026Q2') })]))
    expect(cell([quarterly], '2026Q2')).toMatchObject({ count: 2, months: 3, level: 'green' })
  })
  test('按年要求的，全年一格，从归属年度打开', () => {
    const [drawn] = drawnRows([], [state({ rule: 'W-MTG-Y-ORGLIFE', period: period('2026'), kind: 'due', level: 'yellow', meetingIds: [] })], 2026)
    expect(drawn).toMatchObject({ kind: 'organisationalLife', cells: [{ months: 12, level: 'yellow', isByBelongYear: true, count: 0 }] })
  })
})
