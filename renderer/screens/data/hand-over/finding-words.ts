import type { Finding } from '#shared/rules/finding.ts'
import { levelWord, worstFirst } from '../../../parts/finding-column.tsx'

/** Lines of a list on paper: more would not be read. */
const mostLines = 200

/** 「第一党支部：……（逾期）」, the same words of several organisations as one. */
export function findingWords(findings: readonly Finding[]): readonly string[] {
  const matters = new Map<string, string[]>()
  for (const finding of worstFirst(findings)) {
    const words = `${finding.message}（${levelWord(finding)}）`
    matters.set(words, [...(matters.get(words) ?? []), finding.subject.name])
  }
  const lines = [...matters].map(([words, names]) => `${names.join('、')}：${words}`)
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines), `另有 ${lines.length - mostLines} 项，见程序首页`]
}
