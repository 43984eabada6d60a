import type { Secret } from '#shared/archive/secret.ts'
import { readText } from '../files/text-file.ts'
import { type Given, UsageError } from './command.ts'

/** Of every command that opens something that may have a password. */
export const passwordOption = { 'password-file': 'optionalText' } as const

/** Where a printed recovery key serves too. */
export const secretOptions = { ...passwordOption, 'recovery-key-file': 'optionalText' } as const

/** What the command was given to open an archive or a set with; null when nothing. */
export async function secretOf(given: Given): Promise<Secret | null> {
  const [password, recoveryKey] = [given.optional('password-file'), given.optional('recovery-key-file')]
  if (password !== undefined && recoveryKey !== undefined) throw new UsageError('--password-file 和 --recovery-key-file 只能写一个')
  if (password !== undefined) return { kind: 'password', password: await firstLine(password, '--password-file') }
  return recoveryKey === undefined ? null : { kind: 'recoveryKey', recoveryKey: await firstLine(recoveryKey, '--recovery-key-file') }
}

/** Without its end; an editor's byte order mark doesn't count. Throws UsageError when it is empty. */
export async function firstLine(file: string, option: string): Promise<string> {
  const [line = ''] = (await readText(file)).replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  if (line === '' || line.length > longest) throw new UsageError(line === '' ? `${option} 的文件“${file}”第一行是空的` : `${option} 的文件“${file}”第一行太长`)
  return line
}

/** As the contract's Secret. */
const longest = 1024
