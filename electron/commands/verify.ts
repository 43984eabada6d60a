import path from 'node:path'
import { listSnapshots, readSnapshot } from '../archive/sets/snapshots.ts'
import type { ArchiveKeys } from '../archive/keys/archive-keys.ts'
import { archiveOptions, toRead } from './archive-folder.ts'
import { type Command, Refusal } from './command.ts'

/** Reads the whole journal and every snapshot again. */
export const verify: Command = {
  usage: '--data 文件夹 [--password-file 口令文件]',
  options: { ...archiveOptions },
  async run(given, io) {
    const folder = path.resolve(given.text('data'))
    const problems = await toRead(given, async (archive, keys) => {
      const journal = await archive.verify()
      const snapshots = await checkSnapshots(folder, keys)
      const found = [...journal.problems, ...snapshots.problems]
      io.print({ ok: found.length === 0 && journal.ok, frames: journal.frames, head: journal.head, snapshots: snapshots.good })
      return journal.ok || found.length > 0 ? found : ['日志没有通过校验']
    }, true)
    if (problems.length > 0) throw new Refusal(problems.join('；'))
  },
}

async function checkSnapshots(folder: string, keys: ArchiveKeys): Promise<{ readonly good: number; readonly problems: readonly string[] }> {
  const { snapshots, damaged } = await listSnapshots(folder, keys)
  const unreadable = [...damaged]
  for (const { id } of snapshots) await readSnapshot(folder, keys, id).catch(() => unreadable.push(id)) // named below
  return { good: snapshots.length + damaged.length - unreadable.length, problems: unreadable.map(id => `快照 ${id} 已损坏，不能用来恢复；日志和其他快照不受影响`) }
}
