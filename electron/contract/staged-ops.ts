import { ExpectedFailure } from '#shared/contract/outcome.ts'

/** The ops of one large commit, as they come in pieces: lines of JSON, kept in memory until another commit's come. */
export interface StagedOps {
  /** Throws bad-request beyond what an import may be. */
  add(commit: string, bytes: Uint8Array): void
  /** Throws work-gone where nothing lies under that id. */
  of(commit: string): readonly Uint8Array[]
  /** It is written. */
  drop(commit: string): void
}

/** A hundred thousand people, each with a membership and a post. */
const mostBytes = 512 * 1024 * 1024

export function stagedOps(most = mostBytes): StagedOps {
  let held: { readonly commit: string; readonly pieces: Uint8Array[]; size: number } | null = null
  return {
    add: (commit, bytes) => {
      if (held?.commit !== commit) held = { commit, pieces: [], size: 0 }
      held.size += bytes.length
      if (held.size > most) {
        held = null
        throw new ExpectedFailure('bad-request', { message: '一次导入的内容太多，没有写入，档案没有受影响。请把名册拆成几份，分几次导入。' })
      }
      held.pieces.push(bytes)
    },
    of: commit => {
      if (held?.commit !== commit) throw new ExpectedFailure('work-gone')
      return held.pieces
    },
    drop: commit => { if (held?.commit === commit) held = null },
  }
}
