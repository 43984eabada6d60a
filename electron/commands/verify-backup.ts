import path from 'node:path'
import { verifySet } from '../archive/sets/verify-set.ts'
import { type Command, Refusal } from './command.ts'
import { progressOn } from './progress.ts'
import { secretOf, secretOptions } from './secret-file.ts'

/** Reads every backup of a set whole, one line each. */
export const verifyBackup: Command = {
  usage: '备份位置 [--password-file 文件 | --recovery-key-file 文件]',
  options: secretOptions,
  positions: ['备份位置'],
  async run(given, io) {
    const checked = await verifySet(path.resolve(given.position(0)), { secret: await secretOf(given) }, null, progressOn(io))
    for (const { id, records, files, problem } of checked) io.print({ snapshot: id, ok: problem === null, records, files, problem })
    const bad = checked.filter(({ problem }) => problem !== null)
    if (bad.length > 0) throw new Refusal(`${checked.length} 份备份中有 ${bad.length} 份不能使用：${bad[0]?.problem ?? ''}`)
  },
}
