import { type Finding, levelOrder } from '#shared/rules/finding.ts'
import { levelWord } from '#shared/rules/level-words.ts'

/** Lines of a list on paper, and names in a line: more would not be read. */
const mostLines = 200
const mostNames = 20

/** 「第一党支部：……（逾期）」, the worst first, the same words of several organisations as one. */
export function openMatters(findings: readonly Finding[]): readonly string[] {
  const matters = new Map<string, string[]>()
  const sorted = findings.filter(({ rule }) => rule !== 'W-BLANK').toSorted((a, b) => levelOrder.indexOf(b.level) - levelOrder.indexOf(a.level) || (a.basis < b.basis ? -1 : a.basis > b.basis ? 1 : 0))
  for (const finding of sorted) {
    const words = `${finding.message}（${levelWord(finding)}）`
    const names = matters.get(words)
    if (names === undefined) matters.set(words, [finding.subject.name])
    else names.push(finding.subject.name)
  }
  const lines = [...matters].map(([words, names]) => (names.length === 1 && words.includes(names[0] ?? '') ? words : `${names.slice(0, mostNames).join('、')}${names.length > mostNames ? `等 ${names.length} 个` : ''}：${words}`))
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines), `另有 ${lines.length - mostLines} 项，见程序首页`]
}
