import path from 'node:path'
import { lookAtSet } from '../archive/sets/look-at-set.ts'
import type { Command } from './command.ts'

/** Which backups a set holds, newest first, by its names and lists: no password is needed, nothing is proven. */
export const snapshots: Command = {
  usage: '备份位置',
  options: {},
  positions: ['备份位置'],
  async run(given, io) {
    const { backups } = await lookAtSet(path.resolve(given.position(0)), { keys: null, isVerified: () => false })
    for (const { id, at, seq, bytes, problem } of backups) io.print({ snapshot: id, at, seq, bytes, problem })
  },
}
