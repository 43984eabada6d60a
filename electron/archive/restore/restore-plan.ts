import { changeReport } from '#shared/archive/change-report.ts'
import type { Commit, StoredRow } from '#shared/archive/commit.ts'
import type { ArchivePart, ChangeReport } from '#shared/archive/restore-report.ts'
import { type Restoring, restoring } from '#shared/archive/restoring.ts'
import { refKey } from '#shared/archive/row-ref.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { chineseMoment, dayInChina } from '#shared/time/instant.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import type { OpenSet, VerifiedBackup } from '../sets/open-set.ts'
import { rowsOf } from '../start/repair-folder.ts'
import type { OpenFolder } from '../start/open-folder.ts'
import type { WorkContext } from '../store/work-context.ts'
import { type FilesPlan, filesPlan } from './restore-files.ts'
import { type BackupPlace, type OpenedBackup, withBackup } from './opened-backup.ts'
import { type SectionPlan, sectionPlan } from './restore-section.ts'

/** What shall come back into the open archive, and how much of it. */
export interface RestoreWish extends BackupPlace {
  readonly part: ArchivePart | null
  /** Rows here that the backup lacks are deleted. */
  readonly deleteNewer: boolean
  readonly now: Date
  readonly newId: () => string
}

/** The open archive that it comes back into. */
export interface RestoreTarget extends Pick<OpenFolder, 'folder' | 'archive' | 'blobs' | 'snapshots'> {
  readonly keys: ArchiveKeys
}

/** What must be known of it to compare. */
export type ComparedTarget = Omit<RestoreTarget, 'snapshots'>

export interface RestorePlan {
  readonly changes: Restoring
  readonly report: Omit<ChangeReport, 'problems'>
  readonly files: FilesPlan
  readonly section: SectionPlan
  readonly commit: Commit
  readonly set: OpenSet
  readonly backup: VerifiedBackup
}

/** Proves the backup and compares it with the archive. Throws what openSet and verify throw, and set-other-archive. */
export function withPlan<T>(open: ComparedTarget, wish: RestoreWish, use: (plan: RestorePlan) => Promise<T>, context: WorkContext): Promise<T> {
  const place: BackupPlace = { ...wish, ways: { identities: open.keys.identities, ...wish.ways } }
  return withBackup(place, set => { expectSameArchive(set, open) }, async opened => use(await planOf(open, wish, opened, context)), context)
}

function expectSameArchive({ card }: OpenSet, { keys }: ComparedTarget): void {
  if (card.archiveId !== keys.archiveId) throw new ExpectedFailure('set-other-archive')
  if (card.kind === 'submission' || card.kind === 'part') throw new ExpectedFailure('set-incomplete', { message: '这是一份上报文件，不是本单位的备份，没有使用它，档案没有被改动。请选择备份。' })
}

async function planOf(open: ComparedTarget, wish: RestoreWish, { set, backup }: OpenedBackup, context: WorkContext): Promise<RestorePlan> {
  context.report({ doing: '正在与现有档案比对', done: 0, total: null, unit: 'records' })
  const { part, deleteNewer, now } = wish
  const [present, then] = [await rowsOf(open.archive), await backup.rows()]
  const changes = restoring({ present, backup: then, part, deleteNewer })
  const report = changeReport({ before: changes.before, after: changes.after, naming: [...withoutThoseOf(then, present), ...present], today: dayInChina(now.toISOString()) })
  const files = await filesPlan(open, set, backup, changes, context)
  const section = await sectionPlan(open.folder, set, backup, changes.after)
  return { changes, report, files, section, set, backup, commit: commitOf(changes, report, backup.manifest.at, wish) }
}

/** The archive's own rows name things; those of the backup name what is gone. */
function withoutThoseOf(rows: readonly StoredRow[], others: readonly StoredRow[]): readonly StoredRow[] {
  const known = new Set(others.map(refKey))
  return rows.filter(row => !known.has(refKey(row)))
}

function commitOf({ ops }: Restoring, { total }: RestorePlan['report'], at: string, { part, newId }: RestoreWish): Commit {
  const deleted = ops.filter(op => op.value === null).length
  const what = part === null ? '恢复备份' : '恢复备份的一部分'
  return { id: newId(), act: 'restore', summary: `${what}：${chineseMoment(at)} 的备份，新增 ${total.added}、改动 ${total.changed}、删除 ${deleted}`, ops: [...ops] }
}
