import type { Verification } from '../state/archive.ts'
import { type JournalEnd, type JournalScan, scanJournal } from './journal.ts'
import type { JournalKeys } from './journal-file.ts'
import { Replay } from '../state/replay.ts'

export interface Expected {
  readonly end: JournalEnd
  readonly counts: Readonly<Record<string, number>>
  readonly viewHash: string
}

/** Reads every frame again and builds the state anew: does it come to what the running archive holds? */
export async function verifyJournal(folder: string, keys: JournalKeys, expected: Expected): Promise<Verification> {
  const replay = new Replay(null)
  const { position } = expected.end
  const scan = await scanJournal(folder, keys, { visitor: replay, ...(position.file === 0 ? {} : { until: position }) })
  const problems = [...scanProblems(scan), ...(scan.kind === 'good' ? stateProblems(scan, replay, expected) : [])]
  const { seq, head, frames } = scan.kind === 'good' || scan.kind === 'torn' ? scan : expected.end
  return { ok: problems.length === 0, seq, head, frames, problems }
}

function scanProblems(scan: JournalScan): string[] {
  switch (scan.kind) {
    case 'good': return []
    case 'torn': return [`日志文件末尾不完整：只能读到第 ${scan.seq} 次保存。请立即备份，并重新启动程序。`]
    case 'damaged': return [`日志文件 ${scan.file} 第 ${scan.frame} 段已损坏：最后一次完好的保存是第 ${scan.lastGoodSeq} 次${timeOf(scan.lastGoodAt)}，之前的内容完好，其后还有 ${scan.goodAfter} 段完好。请重新启动程序，按提示处理。`]
    case 'missing': return ['找不到日志文件。请重新启动程序，按提示处理。']
    case 'newer': return [`日志由更新版本的程序写成（版本 ${scan.found}，本程序认识到版本 ${scan.known}）。请安装新版本。`]
    case 'notOurs': return ['日志文件属于另一个档案。请重新启动程序，按提示处理。']
  }
}

/** On the clocks of China. */
function timeOf(at: string | null): string {
  return at === null ? '' : `（${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')}）`
}

function stateProblems(scan: JournalEnd, { state }: Replay, { end, counts, viewHash }: Expected): string[] {
  const isSame = scan.seq === end.seq && scan.head === end.head && state.viewHash() === viewHash
  const sameCounts = JSON.stringify(sorted(state.counts())) === JSON.stringify(sorted(counts))
  return isSame && sameCounts ? [] : ['日志文件的内容与正在使用的档案不一致。已保存的内容都在日志中，请重新启动程序。']
}

function sorted(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))
}
