import type { OpenFolder } from '../start/open-folder.ts'
import type { WorkContext } from '../store/work-context.ts'
import type { MergePlan } from './plan-merge.ts'

const sha256 = /\b[0-9a-f]{64}\b/g

/** Attachments that the merged rows name and this archive's own versions of them did not, before the commit that names them. */
export async function takeBlobs({ blobs }: Pick<OpenFolder, 'blobs'>, { others, mine, merged }: MergePlan, context: WorkContext): Promise<void> {
  const wanted = new Set<string>()
  for (const [key, row] of merged.changes) {
    const here = new Set(namesIn(mine.get(key)))
    for (const name of namesIn(row)) if (!here.has(name)) wanted.add(name)
  }
  const total = wanted.size
  for (const other of others) {
    context.signal.throwIfAborted()
    const theirs = new Set([...wanted].filter(name => other.blobs.has(name)))
    if (theirs.size === 0) continue
    await other.eachBlob(theirs, async (name, bytes) => {
      await blobs.takeBack(name, bytes)
      wanted.delete(name)
      context.report({ doing: '正在复制附件', done: total - wanted.size, total, unit: 'files' })
    }, context)
  }
}

function namesIn(row: unknown): readonly string[] {
  return row == null ? [] : [...JSON.stringify(row).matchAll(sha256)].map(([name]) => name)
}
