import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { UnreadableSeal } from '../keys/age-file.ts'
import { errorCode } from '../../files/durable-file.ts'
import { ExcessivePack } from './sealed-pack.ts'

/** Ways in which a set may be bad, beside the plain sentences of `set-damaged`, `set-incomplete` and the others: each with what to do (issue of bad input). */
export const setWords = {
  cutShort: '这份备份没有复制完（有文件比原来短），没有使用它，档案没有被改动。请从原来的 U 盘重新复制整个备份文件夹，或选择另一份备份。',
  missing: '这份备份缺少文件，没有使用它，档案没有被改动。请从原来的 U 盘重新复制整个备份文件夹，或选择另一份备份。',
  renamed: '这份备份里有文件被改过名，没有使用它，档案没有被改动。请改回原名，或从原来的 U 盘重新复制整个备份文件夹。',
  textMode: '这份备份是按“文本方式”复制或传输的，换行符被改动过，没有使用它，档案没有被改动。请用二进制方式重新复制整个备份文件夹。',
  mixed: '这份备份里混入了另一份备份的文件，没有使用它，档案没有被改动。请把两份备份分别放在各自的文件夹里。',
  card: '备份的标识文件（set.json）缺失或损坏，没有使用这份备份，档案没有被改动。请从原来的 U 盘重新复制整个备份文件夹。',
  keys: '备份里的密钥文件缺失或损坏，没有使用这份备份，档案没有被改动。请选择另一份备份，或从原来的 U 盘重新复制。',
  slot: '备份里的口令文件（或恢复密钥文件）已损坏，并不一定是输错了。没有使用这份备份，档案没有被改动。请改用另一种方式打开（口令或打印的恢复密钥），或选择另一份备份。',
  plain: (name: string) => `备份里的“${name}”被改动过，没有使用这份备份，档案没有被改动。数据包本身可能没有问题：请把这个文件移走后再试，或选择另一份备份。`,
  newer: (found: number, known: number) => `这份备份由更新版本的程序写成（版本 ${found}，本程序认识到版本 ${known}），不能打开，里面的文件没有被改动。请安装新版本后再打开。`,
  unreadable: '读取备份时磁盘出错，没有使用这份备份，档案没有被改动。请重新插好 U 盘再试，或选择另一份备份。',
} as const

/** What reading a set met, as a failure that a clerk can act on. */
export function toSetFailure(error: unknown): unknown {
  if (error instanceof ExpectedFailure) return error
  if (error instanceof Error && error.name === 'AbortError') return error
  if (error instanceof ExcessivePack) return new ExpectedFailure('set-excessive', { detail: error.message })
  const code = errorCode(error)
  if (['ENOENT', 'ENOTDIR'].includes(code)) return new ExpectedFailure('set-incomplete', { message: setWords.missing, detail: String(error) })
  if (/^E[A-Z0-9]+$/.test(code) && error instanceof Error && 'syscall' in error) return new ExpectedFailure('drive-failed', { message: setWords.unreadable, detail: String(error) })
  const isDamage = error instanceof UnreadableSeal || error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError')
  return isDamage ? new ExpectedFailure('set-damaged', { detail: String(error) }) : error
}

/** A version that this program doesn't know; throws set-newer. */
export function expectKnown(found: unknown, known: number): void {
  if (typeof found === 'number' && found > known) throw new ExpectedFailure('set-newer', { message: setWords.newer(found, known) })
}
