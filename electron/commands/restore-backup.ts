import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { type FieldProblem, problemText } from '#shared/archive/commit.ts'
import type { ChangeCounts } from '#shared/archive/restore-report.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { namesIn } from '../files/durable-file.ts'
import { examineRestore } from '../archive/restore/examine-restore.ts'
import { examineNew, restoreNew } from '../archive/restore/restore-new.ts'
import type { RestoreWish } from '../archive/restore/restore-plan.ts'
import { restore } from '../archive/restore/restore.ts'
import { blobStore } from '../archive/store/blobs.ts'
import { toRead, toWrite } from './archive-folder.ts'
import { type Command, type Given, type Io, Refusal } from './command.ts'
import { newId } from './new-id.ts'
import { progressOn } from './progress.ts'
import { secretOf, secretOptions } from './secret-file.ts'

interface Told {
  readonly total: ChangeCounts
  /** Of the archive once it is done; null = nothing had to change, or nothing was done. */
  readonly seq: number | null
  readonly missingFiles: readonly string[]
  readonly problems: readonly string[]
}

/** A backup into an empty place, or back into the archive that it is of: the state of that backup, newer records deleted. */
export const restoreBackup: Command = {
  usage: '--from 备份 [--snapshot 编号] --data 文件夹 [--password-file 文件 | --recovery-key-file 文件] [--dry-run]',
  options: { from: 'text', snapshot: 'optionalText', data: 'text', ...secretOptions, 'dry-run': 'flag' },
  async run(given, io) {
    const isNew = (await namesIn(path.resolve(given.text('data')))).length === 0
    const { total, seq, missingFiles, problems } = await (isNew ? intoEmptyPlace(given, io) : intoArchive(given, io))
    for (const file of missingFiles) io.say(`备份里没有${file}，记录照常恢复。`)
    io.print({ ...total, seq })
    if (problems.length > 0) throw new Refusal(problems.join('；'))
  },
}

async function intoEmptyPlace(given: Given, io: Io): Promise<Told> {
  const wish = {
    place: path.resolve(given.text('from')), backupId: given.optional('snapshot') ?? null, ways: { secret: await secretOf(given) },
    folder: path.resolve(given.text('data')), actor: '命令行', device: randomUUID(), program: '命令行', now: new Date(), newId,
  }
  const { rows, seq, missingFiles } = given.flag('dry-run') ? await examineNew(wish, progressOn(io)) : await restoreNew(wish, progressOn(io))
  return { total: { added: rows, changed: 0, same: 0, deleted: 0 }, seq, missingFiles, problems: [] }
}

async function intoArchive(given: Given, io: Io): Promise<Told> {
  const wish: RestoreWish = {
    place: path.resolve(given.text('from')), backupId: given.optional('snapshot') ?? null, ways: { secret: await secretOf(given) },
    part: null, deleteNewer: true, now: new Date(), newId,
  }
  if (given.flag('dry-run')) {
    return toRead(given, async (archive, keys) => {
      const { report, missingFiles } = await examineRestore({ folder: path.resolve(given.text('data')), archive, keys, blobs: blobStore(path.resolve(given.text('data')), keys) }, wish, progressOn(io))
      return { total: report.total, seq: null, missingFiles, problems: report.problems }
    })
  }
  try {
    return await toWrite(given, async (_archive, open) => ({ ...await restore(open, wish, progressOn(io)), problems: [] }))
  } catch (error) {
    if (error instanceof ExpectedFailure) for (const problem of error.failure.problems ?? []) io.say(problemText(problem as FieldProblem)) // a refused commit names tables of the archive
    throw error
  }
}
