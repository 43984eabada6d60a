import { type Finding, type WarnLevel, warnLevel } from './finding.ts'

/** A duty is due or overdue; minutes and cards lack something. */
export function levelWord(finding: Pick<Finding, 'level' | 'subject' | 'rule'>): string {
  return finding.subject.kind === 'meeting' || finding.rule === 'W-BLANK' ? recordWords[finding.level] : warnLevel.labels[finding.level]
}

export const recordWords: Readonly<Record<WarnLevel, string>> = { green: '齐全', yellow: '待补充', orange: '缺要素', red: '不合规' }
