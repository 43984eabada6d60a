import { parseArgs } from 'node:util'
import type { Secret } from '#shared/archive/secret.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { rescueSet } from './archive/sets/rescue-set.ts'
import { unwatched } from './archive/store/work-context.ts'
import { readText } from './files/text-file.ts'

/** rescue.mjs of every backup set: reads it with nothing but Node, and prints counts and hashes as one JSON line. */
const usage = `用法：在备份文件夹中运行
  node rescue.mjs --password-file 口令文件 [--backup 名称] [--out 文件夹]
  node rescue.mjs --recovery-key-file 恢复密钥文件 [--backup 名称] [--out 文件夹]
口令或恢复密钥写在文件的第一行。不写 --backup 的，取最新的一份。`

process.exitCode = await run()

async function run(): Promise<0 | 1 | 2> {
  const wish = wishes()
  if (wish === null) {
    console.error(usage)
    return 2
  }
  try {
    console.error('正在核对并读出备份，请稍候……')
    const secret = await secretOf(wish.passwordFile, wish.recoveryKeyFile)
    const report = await rescueSet({ folder: import.meta.dirname, secret, backupId: wish.backup, out: wish.out }, unwatched)
    console.log(JSON.stringify(report))
    console.error('读出完毕。里面有个人信息，用完请妥善删除。')
    return 0
  } catch (error) {
    console.error(error instanceof ExpectedFailure ? error.message : `没有读出：${String(error)}`)
    return 1
  }
}

function wishes() {
  try {
    const { values } = parseArgs({ options: { 'password-file': { type: 'string' }, 'recovery-key-file': { type: 'string' }, backup: { type: 'string' }, out: { type: 'string' } } })
    const { 'password-file': passwordFile, 'recovery-key-file': recoveryKeyFile, backup, out } = values
    return (passwordFile === undefined) === (recoveryKeyFile === undefined) ? null : { passwordFile, recoveryKeyFile, backup, out }
  } catch {
    return null // the usage says what can be written
  }
}

async function secretOf(passwordFile: string | undefined, recoveryKeyFile: string | undefined): Promise<Secret> {
  const firstLine = async (file: string) => (await readText(file)).replace(/^\ufeff/, '').split(/\r?\n/)[0] ?? ''
  if (passwordFile !== undefined) return { kind: 'password', password: await firstLine(passwordFile) }
  return { kind: 'recoveryKey', recoveryKey: await firstLine(recoveryKeyFile ?? '') }
}
