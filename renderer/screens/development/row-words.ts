import { type DevelopmentStepCode, developmentStepCode } from '#shared/model/development-case.ts'
import { warnLevel, type WarnLevel } from '#shared/rules/finding.ts'
import { dottedDate } from '#shared/time/local-date.ts'
import type { DevelopmentRow } from '../../workers/development-list.ts'

export const rowStates = { open: '办理中', done: '已办结', terminated: '已终止' } as const

export function presentWords(row: DevelopmentRow): string {
  return row.present === null ? rowStates[row.state] : developmentStepCode.labels[row.present]
}

/** 「转正 2026.12.15，还有 23 天」; empty when nothing has a day. */
export function dueWords({ next }: DevelopmentRow): string {
  if (next === null) return ''
  return `${shortNames[next.code] ?? developmentStepCode.labels[next.code]} ${dottedDate(next.on)}，${next.daysLeft < 0 ? `逾期 ${-next.daysLeft} 天` : `还有 ${next.daysLeft} 天`}`
}

/** Of the steps that have a latest day, short enough for a column. */
const shortNames: Readonly<Partial<Record<DevelopmentStepCode, string>>> = {
  firstTalk: '谈话', cultivate: '半年考察', branchMeeting: '支部大会', committeeTalk: '谈话', committeeApprove: '审批', reportUp: '备案', oath: '宣誓', fullMeeting: '转正', fullApprove: '转正审批',
}

/** The worse of what is due and what was found. */
export function rowLevel(row: DevelopmentRow): { readonly level: WarnLevel; readonly word: string } {
  const due = row.next?.level ?? 'green'
  const order: readonly WarnLevel[] = ['green', 'yellow', 'orange', 'red']
  const isFound = order.indexOf(row.level) > order.indexOf(due)
  const level = isFound ? row.level : due
  return { level, word: level === 'green' ? '正常' : isFound ? (level === 'red' ? '不合规' : '待补充') : warnLevel.labels[level] }
}
