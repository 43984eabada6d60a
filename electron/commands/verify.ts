import { withOpenFolder } from './archive-folder.ts'
import { type Command, Refusal } from './command.ts'

/** Reads the whole journal and every snapshot again. */
export const verify: Command = {
  usage: '--data 文件夹',
  options: { data: 'text' },
  async run(given, io) {
    const result = await withOpenFolder(given.text('data'), 'read', folder => folder.verify())
    io.print({ ok: result.ok, frames: result.frames, head: result.head, snapshots: result.snapshots })
    if (!result.ok) throw new Refusal(result.problems.join('；'))
  },
}
