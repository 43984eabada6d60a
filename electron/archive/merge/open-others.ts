import { ArchivePart } from '#shared/archive/restore-report.ts'
import type { Secret } from '#shared/archive/secret.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { type OpenSet, openSet } from '../sets/open-set.ts'
import type { WorkContext } from '../store/work-context.ts'
import type { OtherArchive } from './other-archive.ts'

export interface OtherSet {
  /** A set's folder, or a ZIP. */
  readonly place: string
  /** For sets that our own keys don't open. */
  readonly secret: Secret | null
  /** Null = its newest. */
  readonly backupId: string | null
}

/** Opens and verifies every set whole before any of it is used, and closes them when the work is done. */
export async function withOthers<T>(sets: readonly OtherSet[], own: ArchiveKeys, context: WorkContext, work: (others: readonly OtherArchive[]) => Promise<T>): Promise<T> {
  const opened: OpenSet[] = []
  try {
    const others: OtherArchive[] = []
    for (const set of sets) {
      context.signal.throwIfAborted()
      const open = await openedBy(set, own)
      opened.push(open)
      others.push(await otherArchive(open, set, own, context))
    }
    return await work(others)
  } finally {
    for (const open of opened) await open.close()
  }
}

/** By our own identities, to which a report is sealed; else by what was given. */
async function openedBy({ place, secret }: OtherSet, { identities }: ArchiveKeys): Promise<OpenSet> {
  try {
    return await openSet(place, { identities })
  } catch (error) {
    const isClosed = error instanceof ExpectedFailure && error.failure.code === 'password-needed'
    if (!isClosed || secret === null) throw error
    return openSet(place, { secret })
  }
}

async function otherArchive({ card, backupIds, verify }: OpenSet, { backupId, place }: OtherSet, own: ArchiveKeys, context: WorkContext): Promise<OtherArchive> {
  if (card.archiveId === own.archiveId) throw new ExpectedFailure('set-other-archive', { message: '这是本档案自己的备份，没有合并，档案没有被改动。要取回其中的内容，请用“恢复”。', detail: place })
  if (card.kind === 'local') throw new ExpectedFailure('set-incomplete', { message: '这是那台电脑上的快照，不带附件，不能用来汇总，档案没有被改动。请对方用“上报”或“备份”重新生成。', detail: place })
  const id = backupId ?? backupIds[0]
  if (id === undefined) throw new ExpectedFailure('set-incomplete', { detail: place })
  const { manifest, rows, blobs, eachBlob } = await verify(id, context)
  return {
    unit: manifest.unit || card.unit, archiveId: manifest.archiveId, backupId: id, seq: manifest.seq, head: manifest.head,
    scope: manifest.scope === 'all' ? 'all' : ArchivePart.parse(manifest.scope), rows: await rows(), blobs: new Set(blobs.keys()), eachBlob,
  }
}
