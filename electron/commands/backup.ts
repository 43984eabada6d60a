import path from 'node:path'
import { examineTarget } from '../archive/sets/backup-target.ts'
import { missingAttachmentsWords } from '../archive/sets/backup-warnings.ts'
import { writeBackup } from '../archive/sets/write-backup.ts'
import { drivesOfThisPc } from '../files/drives.ts'
import { exists } from '../files/durable-file.ts'
import { archiveOptions, toRead } from './archive-folder.ts'
import { type Command, Refusal } from './command.ts'
import { progressOn } from './progress.ts'

/** A verified backup in a folder; what an earlier one there holds is not written again. */
export const backup: Command = {
  usage: '--data 文件夹 --to 文件夹 [--password-file 文件]',
  options: { ...archiveOptions, to: 'text' },
  async run(given, io) {
    const [folder, parent] = [path.resolve(given.text('data')), path.resolve(given.text('to'))]
    if (!(await exists(parent))) throw new Refusal(`找不到文件夹“${parent}”，没有备份。请检查 --to 的位置，或先建好这个文件夹。`)
    await toRead(given, async (archive, keys) => {
      const target = await examineTarget(parent, folder, drivesOfThisPc())
      const wish = { parent, form: 'folder' as const, open: { folder, keys, archive }, unit: archive.head().unitName, now: new Date(), rescueProgram: io.rescueProgram ?? null }
      const { set, backupId, newPacks, writtenBytes, missingBlobs } = await writeBackup(wish, progressOn(io)).catch(async (error: unknown) => { throw await target.failureOf(error) })
      if (missingBlobs.length > 0) io.say(missingAttachmentsWords(missingBlobs.length))
      io.print({ set, snapshot: backupId, packs: newPacks, bytes: writtenBytes, verified: true })
    })
  },
}
