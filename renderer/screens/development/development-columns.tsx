import { developmentStage, stageSigns } from '#shared/rules/development/steps.ts'
import { levelOrder } from '#shared/rules/finding.ts'
import { chineseOrder } from '#shared/rules/organisation-order.ts'
import type { ListColumn } from '../../ui/list-table.tsx'
import type { DevelopmentRow } from '../../workers/development-list.ts'
import { LevelMark } from './level-mark.tsx'
import { dueWords, presentWords, rowLevel } from './row-words.ts'

export const developmentColumns: readonly ListColumn<DevelopmentRow>[] = [
  { key: 'name', title: '姓名', width: 84, cell: row => row.name, compare: byText(row => row.spelled) },
  { key: 'branch', title: '党支部', width: 146, grow: true, cell: row => row.organisationName, compare: (a, b) => chineseOrder(a.organisationName, b.organisationName) },
  { key: 'stage', title: '阶段', width: 144, cell: row => `${stageSigns[row.stage]} ${developmentStage.labels[row.stage]}`, compare: (a, b) => stageOrder(a) - stageOrder(b) },
  { key: 'present', title: '下一步', width: 154, cell: presentWords },
  { key: 'level', title: '情况', width: 80, cell: row => <LevelMark {...rowLevel(row)} />, compare: (a, b) => levelOrder.indexOf(rowLevel(b).level) - levelOrder.indexOf(rowLevel(a).level) },
  { key: 'due', title: '最近到期', width: 232, cell: dueWords, compare: byText(row => row.next?.on ?? '9') },
  { key: 'findings', title: '问题', width: 60, align: 'right', cell: row => (row.findings === 0 ? '' : String(row.findings)), compare: (a, b) => b.findings - a.findings },
  { key: 'unitPost', title: '行政职务', width: 120, cell: row => row.unitPost, hiddenAtFirst: true },
]

function stageOrder({ stage }: DevelopmentRow): number {
  return developmentStage.keys.indexOf(stage)
}

function byText(text: (row: DevelopmentRow) => string) {
  return (a: DevelopmentRow, b: DevelopmentRow) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0)
}
