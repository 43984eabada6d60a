import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { type TargetFault, targetFault } from '../archive/sets/target-failure.ts'
import { Refusal } from './command.ts'

/** What could not be written, what lies there already, and what to do, in one sentence; other failures stay as they are. */
export function binderFailure(error: unknown, dataFolder: string, { failed, written }: { readonly failed: string; readonly written: readonly string[] }): unknown {
  const fault = targetFault(error, dataFolder)
  if (fault === null || (error instanceof ExpectedFailure && error.failure.code === 'file-exists')) return error
  const there = written.length === 0 ? '没有写出任何文件' : `此前已完整写好：${written.join('、')}`
  return new Refusal(`${why[fault.kind]}，${failed}没有写成，也没有留下半个文件；${there}。档案没有受影响。${todo[fault.kind]}`)
}

const why: Readonly<Record<TargetFault['kind'], string>> = {
  gone: '磁盘或 U 盘已断开', full: '磁盘空间不足', readOnly: '这个位置只能读、不能写', tooLarge: '这个磁盘存不下这么大的一个文件', held: '文件一直被别的程序占用（多半是杀毒软件正在检查）',
  changed: '写上去的内容读回来不一样，这个磁盘已不可靠', failed: '磁盘读写出错（U 盘可能已拔出）', archiveDisk: '放档案的磁盘读写出错',
}

const todo: Readonly<Record<TargetFault['kind'], string>> = {
  gone: '请插好后重新成册。', full: '请清理磁盘或换一个位置后重新成册。', readOnly: '请换一个位置后重新成册。', tooLarge: '请改为成册到文件夹，或换一个磁盘。', held: '请等几分钟后重新成册。',
  changed: '请换一个磁盘后重新成册。', failed: '请检查磁盘后重新成册。', archiveDisk: '请尽快请维护人员检查这台电脑的磁盘。',
}
