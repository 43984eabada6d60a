import { developmentStepCode } from '#shared/model/development-case.ts'
import { warnLevel, type WarnLevel } from '#shared/rules/finding.ts'
import { dottedDate } from '#shared/time/local-date.ts'
import type { DevelopmentRow } from '../../workers/development-list.ts'

export const rowStates = { open: '办理中', done: '已办结', terminated: '已终止' } as const

export function presentWords(row: DevelopmentRow): string {
  return row.present === null ? rowStates[row.state] : developmentStepCode.labels[row.present]
}

/** 「2026.12.15 转正（还有 23 天）」; empty when nothing has a day. */
export function dueWords({ next }: DevelopmentRow): string {
  if (next === null) return ''
  const word = next.code === 'cultivate' ? '半年考察' : developmentStepCode.labels[next.code]
  return `${dottedDate(next.on)} ${word}（${next.daysLeft < 0 ? `逾期 ${-next.daysLeft} 天` : `还有 ${next.daysLeft} 天`}）`
}

/** The worse of what is due and what was found. */
export function rowLevel(row: DevelopmentRow): { readonly level: WarnLevel; readonly word: string } {
  const due = row.next?.level ?? 'green'
  const order: readonly WarnLevel[] = ['green', 'yellow', 'orange', 'red']
  const isFound = order.indexOf(row.level) > order.indexOf(due)
  const level = isFound ? row.level : due
  return { level, word: level === 'green' ? '正常' : isFound ? (level === 'red' ? '不合规' : '待补充') : warnLevel.labels[level] }
}
