import type { ResumeEntry } from '../model/person.ts'
import type { LocalDate } from '../time/local-date.ts'

/** What breaks the chain of a résumé, told at the later of its two lines; months as `2010-05`. */
export type ResumeFault =
  | { readonly kind: 'gap'; readonly id: string; readonly from: string; readonly to: string }
  | { readonly kind: 'overlap'; readonly id: string; readonly from: string; readonly to: string }
  /** An earlier line has no end though another follows it. */
  | { readonly kind: 'openBefore'; readonly id: string }
  /** No line reaches to the present: the present post's end stays empty. */
  | { readonly kind: 'noPresent'; readonly id: string }

/** Where a résumé is not seamless, month by month: a line may begin in the month in which the one before ends, or in the next (任免表填写习惯, domain.md C.14). */
export function resumeFaults(resume: readonly ResumeEntry[], today: LocalDate): readonly ResumeFault[] {
  const lines = inTimeOrder(resume).filter(entry => !isMeanwhile(entry))
  const seams = lines.slice(1).flatMap((entry, index): readonly ResumeFault[] => {
    const ended = latestEnd(lines.slice(0, index + 1))
    if (ended === null) return [{ kind: 'openBefore', id: entry.id }]
    const from = monthNumber(entry.from)
    if (from > ended + 1) return [{ kind: 'gap', id: entry.id, from: monthText(ended + 1), to: monthText(from - 1) }]
    return from < ended ? [{ kind: 'overlap', id: entry.id, from: monthText(from), to: monthText(ended) }] : []
  })
  const last = lines.at(-1)
  const ended = latestEnd(lines)
  return last === undefined || ended === null || ended >= monthNumber(today) ? seams : [...seams, { kind: 'noPresent', id: last.id }]
}

/** By the beginning, as a résumé is written; lines of one month keep their order. */
export function inTimeOrder(resume: readonly ResumeEntry[]): readonly ResumeEntry[] {
  return resume.toSorted((a, b) => monthNumber(a.from) - monthNumber(b.from))
}

/** 简历 2010年6月至2010年8月没有写到, in the words of a form. */
export function resumeFaultText(fault: ResumeFault): string {
  switch (fault.kind) {
    case 'gap': return fault.from === fault.to ? `这一段之前空着 ${dotted(fault.from)} 一个月` : `这一段之前空着 ${dotted(fault.from)} 至 ${dotted(fault.to)}`
    case 'overlap': return `与前面一段在 ${dotted(fault.from)} 至 ${dotted(fault.to)} 重叠；在职学习可写成“（其间：…学习）”`
    case 'openBefore': return '前面一段还没有填截止年月'
    case 'noPresent': return '没有写到现在：现职的截止年月空着不填'
  }
}

/** 在职学习 is told inside the time of a post: 「（其间：2003.09--2006.07 在职学习）」. */
function isMeanwhile({ text }: ResumeEntry): boolean {
  return /^[（(]?其间/.test(text.trim())
}

/** null = one of them has no end. */
function latestEnd(entries: readonly ResumeEntry[]): number | null {
  const ends = entries.map(({ to }) => (to === null ? null : monthNumber(to)))
  return ends.includes(null) || ends.length === 0 ? null : Math.max(...ends.filter(end => end !== null))
}

function monthNumber(value: string): number {
  return Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1
}

function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}

function dotted(month: string): string {
  return month.replace('-', '.')
}
