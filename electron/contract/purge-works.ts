import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { ResultOf } from '#shared/contract/work.ts'
import { obsoleteFiles } from '../archive/journal/purged.ts'
import type { ArchiveKeys } from '../archive/keys/archive-keys.ts'
import { purgeJournal } from '../archive/purge/purge-journal.ts'
import { removeObsolete } from '../archive/purge/remove-obsolete.ts'
import { backUpToDrive } from '../archive/sets/backup-to-drive.ts'
import { examineTarget } from '../archive/sets/backup-target.ts'
import { requirePassword } from '../archive/sets/set-keys.ts'
import type { OpenFolder } from '../archive/start/open-folder.ts'
import { startIn } from '../archive/start/start-folder.ts'
import type { WorkContext } from '../archive/store/work-context.ts'
import { takeWriterLock } from '../archive/store/writer-lock.ts'
import { exists } from '../files/durable-file.ts'
import type { SessionParts } from './session.ts'
import type { WorkRunners } from './works.ts'

type Parts = Omit<SessionParts, 'works'>

/** 清除: the journal begins anew without what must go; a backup of it; then whatever holds it still on this PC goes (formats.md §1). */
export function purgeWorks(parts: Parts): Pick<WorkRunners, 'purge' | 'finishPurge'> {
  const { state, places, drives, tools } = parts
  return {
    purge: async ({ rows, reason, folder }, context) => {
      const parent = places.pathOf(folder)
      const open = state.open()
      const { readOnly, actor } = open.archive.head()
      if (readOnly) throw new ExpectedFailure('archive-read-only')
      await requirePassword(open.folder)
      await examineTarget(parent, open.folder, drives) // what is wrong with the stick is known before anything is done
      context.signal.throwIfAborted()
      context.report({ doing: '正在清除记录', done: 0, total: null, unit: 'records' })
      const { device } = tools.settings.read()
      const { seq } = await whileClosed(parts, (dataFolder, keys) => purgeJournal(dataFolder, keys, { rows, reason, actor, device, now: tools.now(), newId: tools.newId }))
      return { kind: 'purge', seq, ...await finish(parts, parent, context) }
    },
    finishPurge: async ({ folder }, context) => {
      const parent = places.pathOf(folder)
      if ((await pendingPurge(state.open())) === null) throw new ExpectedFailure('bad-request', { message: '没有没做完的清除，什么都没有改动。' })
      return { kind: 'finishPurge', ...await finish(parts, parent, context) }
    },
  }
}

/** A purge whose backup was never made: until then the old files still lie there. */
export async function pendingPurge({ folder, archive: { purged } }: OpenFolder): Promise<{ readonly seq: number; readonly at: string } | null> {
  return purged === null || (await obsoleteFiles(folder, purged)).length === 0 ? null : { seq: purged.seq, at: purged.at }
}

type Rest = Pick<ResultOf<'finishPurge'>, 'removedFiles' | 'staleSets'>

/** Nothing old goes before the backup has been verified to its end. */
async function finish(parts: Parts, parent: string, context: WorkContext): Promise<Rest> {
  const { state, drives, tools, rescueProgram } = parts
  const open = state.open()
  await open.snapshots.takeNow()
  const done = await backUpToDrive({ parent, form: 'folder', open, drives, now: tools.now(), rescueProgram }, context)
  drives.noteWritten(done.drive.id)
  context.report({ doing: '正在删去旧文件', done: 0, total: null, unit: 'files' })
  const staleSets = await stillHolding(open, parts)
  return { removedFiles: await whileClosed(parts, removeObsolete), staleSets }
}

/** Labels of the drives with backups of before the purge, and the mirror when its drive isn't there: it is pruned when it is. */
async function stillHolding({ archive, backups }: OpenFolder, { settings }: Parts): Promise<string[]> {
  const before = backups.list().filter(({ seq }) => seq < (archive.purged?.seq ?? 0))
  const mirror = settings.read().mirrors[archive.head().archiveId]
  const absent = mirror === undefined || await exists(mirror) ? [] : [`另一块磁盘上的副本（${mirror}，接上后会自动清理）`]
  return [...new Set(before.map(({ label }) => label)), ...absent]
}

/** Nobody else reads or writes the folder meanwhile; the archive is open again when it answers, whatever came of it. */
async function whileClosed<T>({ state, tools }: Parts, work: (dataFolder: string, keys: ArchiveKeys) => Promise<T>): Promise<T> {
  const outcomes: ({ readonly value: T } | { readonly error: unknown })[] = []
  await state.goOn(async current => {
    const { open } = current
    if (open === null) return current
    await open.close()
    outcomes.push(await locked(open, tools, work).then(value => ({ value }), (error: unknown) => ({ error })))
    return startIn(open.folder, tools, { ways: { known: open.keys } })
  })
  const [outcome] = outcomes
  if (outcome === undefined) throw new ExpectedFailure('archive-not-open')
  if ('error' in outcome) throw outcome.error
  return outcome.value
}

async function locked<T>({ folder, keys }: OpenFolder, tools: Parts['tools'], work: (dataFolder: string, keys: ArchiveKeys) => Promise<T>): Promise<T> {
  const attempt = await takeWriterLock(folder, { program: tools.program, at: tools.now().toISOString(), onSecondStart: tools.onSecondStart })
  if (attempt.kind === 'held') throw new ExpectedFailure('locked')
  try {
    return await work(folder, keys)
  } finally {
    await attempt.lock.release()
  }
}
