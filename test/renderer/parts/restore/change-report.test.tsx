// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ChangeReport } from '#shared/archive/restore-report.ts'
import { ChangeReportView, reportSentence } from '../../../../renderer/parts/restore/change-report.tsx'
import { anId } from '../../../support/builders.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'

giveTheWindowASize()

const total = (some: Partial<ChangeReport['total']>) => ({ total: { added: 0, changed: 0, same: 0, deleted: 0, ...some } })

test.each([
  ['没有差别', total({ same: 9 }), false, /没有需要恢复的差别（9 条相同）/],
  ['只有以后新增的，不删就没有差别', total({ same: 9, deleted: 2 }), false, /没有需要恢复的差别.*另有 2 条/],
  ['只有以后新增的，要删就有差别', total({ same: 9, deleted: 2 }), true, /备份以后新增的 2 条会删除/],
  ['补回和改回', total({ added: 3, changed: 2, same: 9 }), false, /^会补回 3 条、改回 2 条，9 条相同。/],
])('%s', (_, report, deletes, words) => {
  expect(reportSentence(report, deletes)).toMatch(words)
})

test('ten thousand changes: the first are listed and the rest counted; only rows in sight are drawn', () => {
  const rows = Array.from({ length: 500 }, (_, i) => ({ table: 'people' as const, id: anId(), title: `人员${i}`, organisation: '第一党支部', change: 'added' as const, fields: [] }))
  const report: ChangeReport = { ...total({ added: 10_000 }), lines: [{ table: 'people', organisation: '第一党支部', added: 10_000, changed: 0, same: 0, deleted: 0 }], rows, rowsTotal: 10_000, problems: ['人员“人员3”的党组织在档案里已经删除。'] }
  show(<ChangeReportView report={report} deletes={false} />)
  expect(screen.getByText('10000')).toBeTruthy()
  expect(screen.getByText('人员“人员3”的党组织在档案里已经删除。')).toBeTruthy()
  fireEvent.click(screen.getByText('逐条看'))
  expect(screen.getByText('共 10000 条变化，这里列出前 500 条。')).toBeTruthy()
  expect(screen.getByText('人员0')).toBeTruthy()
  expect(screen.queryByText('人员400')).toBeNull()
})
