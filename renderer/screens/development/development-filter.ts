import { developmentStage } from '#shared/rules/development/steps.ts'
import type { DevelopmentRow } from '../../workers/development-list.ts'
import { folded, initialsOf, matchesInitials } from '../../workers/search-text.ts'
import { rowLevel } from './row-words.ts'

export const standingFilters = [
  { value: 'open', label: '办理中' }, { value: 'overdue', label: '逾期或不合规' }, { value: 'due', label: '待办、临期' }, { value: 'done', label: '已办结' }, { value: 'terminated', label: '已终止' }, { value: 'all', label: '全部' },
] as const
export type StandingFilter = (typeof standingFilters)[number]['value']

export const stageFilters = [{ value: '', label: '各阶段' }, ...developmentStage.keys.map(value => ({ value, label: developmentStage.labels[value] }))]

export interface DevelopmentFilter {
  readonly standing: StandingFilter
  /** '' = every one. */
  readonly stage: string
  /** '' = every one. */
  readonly organisationId: string
  readonly text: string
}

export function filtered(rows: readonly DevelopmentRow[], { standing, stage, organisationId, text }: DevelopmentFilter): readonly DevelopmentRow[] {
  const wanted = folded(text.trim())
  return rows.filter(row => (stage === '' || row.stage === stage) && (organisationId === '' || row.organisationId === organisationId) && stands(row, standing) && answers(row, wanted))
}

function stands(row: DevelopmentRow, standing: StandingFilter): boolean {
  switch (standing) {
    case 'all': return true
    case 'open':
    case 'done':
    case 'terminated': return row.state === standing
    case 'overdue': return rowLevel(row).level === 'red'
    case 'due': return rowLevel(row).level === 'yellow' || rowLevel(row).level === 'orange'
  }
}

function answers(row: DevelopmentRow, wanted: string): boolean {
  if (wanted === '') return true
  return folded(row.name).includes(wanted) || row.pinyinInitials.startsWith(wanted) || folded(row.unitPost).includes(wanted) || matchesInitials(initialsOf(row.name), wanted)
}
