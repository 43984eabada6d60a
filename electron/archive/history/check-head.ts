import type { Archive } from '../state/archive.ts'

/** Whether a printed code is that of our commit; unknown where the journal has no such commit, or the code is none. */
export async function checkHead(archive: Pick<Archive, 'history'>, seq: number, code: string): Promise<'fits' | 'differs' | 'unknown'> {
  const digits = code.normalize('NFKC').replace(/[^0-9a-z]/gi, '').toLowerCase()
  const head = await headAt(archive, seq)
  if (head === null || !/^[0-9a-f]{16,64}$/.test(digits)) return 'unknown'
  return head.startsWith(digits) ? 'fits' : 'differs'
}

/** Heads that a foreign copy (a backup's manifests) remembers and that our chain contradicts: history was rewritten, here or there (reliability.md 4.9). */
export async function contradictsChain(archive: Pick<Archive, 'history'>, remembered: readonly { readonly seq: number; readonly head: string }[]): Promise<number[]> {
  const contradicting: number[] = []
  for (const { seq, head } of remembered) {
    const ours = await headAt(archive, seq)
    if (ours !== null && ours !== head) contradicting.push(seq)
  }
  return contradicting
}

async function headAt(archive: Pick<Archive, 'history'>, seq: number): Promise<string | null> {
  return (await archive.history.act(seq))?.head ?? null
}
