import type { ChangeCounts } from '#shared/archive/restore-report.ts'
import type { WorkContext } from '../store/work-context.ts'
import { bringFiles } from './restore-files.ts'
import { bringSection, missingSectionFiles } from './restore-section.ts'
import { inRestoreWords } from './restore-words.ts'
import { type RestoreTarget, type RestoreWish, withPlan } from './restore-plan.ts'

export interface Restored {
  /** Of the one commit; null = no record had to change. */
  readonly seq: number | null
  readonly total: ChangeCounts
  /** Chinese: attachments whose file is neither here nor in the backup. */
  readonly missingFiles: readonly string[]
}

/**
 * Takes a backup back into the open archive: proven whole, then a snapshot of what is here, the attachments, and one commit, all or nothing (formats.md §7).
 * Throws as openSet and verify do, set-other-archive, and invalid-rows where the archive's rules forbid the result.
 */
export function restore(open: RestoreTarget, wish: RestoreWish, context: WorkContext): Promise<Restored> {
  return inRestoreWords(() => withPlan(open, wish, async ({ commit, report, files, section, set, backup }) => {
    const missingFiles = [...files.missing, ...missingSectionFiles(section)]
    const total = { ...report.total, deleted: commit.ops.filter(op => op.value === null).length }
    if (commit.ops.length > 0) {
      await open.archive.examine(commit)
      context.report({ doing: '正在保存现有档案的快照', done: 0, total: null, unit: 'records' })
      await open.snapshots.takeNow()
    }
    await bringFiles(files, set, backup, open.blobs, context)
    await bringSection(open.folder, section, set, backup, context)
    if (commit.ops.length === 0) return { seq: null, total, missingFiles }
    context.signal.throwIfAborted()
    context.report({ doing: '正在写入档案', done: 0, total: commit.ops.length, unit: 'records' })
    const { seq } = await open.archive.commit(commit)
    open.snapshots.noteCommit(seq)
    return { seq, total, missingFiles }
  }, context))
}
