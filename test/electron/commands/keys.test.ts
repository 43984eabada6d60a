import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommandLine } from '../../../electron/commands/run-command-line.ts'
import '../../support/quick-passwords.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'

const folder = temporaryFolders()()
const data = join(folder, 'archive')
const fileOf = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

async function run(...words: string[]) {
  const lines: Record<string, unknown>[] = []
  const said: string[] = []
  const code = await runCommandLine(words, { print: line => lines.push(line), say: text => said.push(text), bundledFonts: [] })
  return { code, lines, said: said.join('\n') }
}

test('a password is set once, asked for by every command from then on, and changed with the one before', async () => {
  await run('init', '--data', data, '--unit', '云岭市档案服务中心')
  const weak = await run('keys', '--data', data, '--set-password-file', fileOf('weak', '12345678\n'))
  expect([weak.code, weak.lines, weak.said]).toEqual([1, [], expect.stringContaining('连续')])

  const first = fileOf('first', '\ufeff梧桐档案四月灯火\r\n第二行\r\n')
  const set = await run('keys', '--data', data, '--set-password-file', first)
  expect([set.code, set.lines]).toEqual([0, [{ recoveryKey: expect.stringMatching(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/), identity: 2 }]])

  const out = join(folder, 'out.ndjson')
  for (const words of [['verify'], ['export', '--out', out], ['check', '--today', '2026-11-22'], ['import', '--records', fileOf('none', '')], ['import', '--dry-run', '--records', fileOf('none', '')]]) {
    const refused = await run(...words, '--data', data)
    expect([words[0], refused.code, refused.lines, refused.said]).toEqual([words[0], 1, [], expect.stringContaining('--password-file')])
    expect([words[0], (await run(...words, '--data', data, '--password-file', first)).code]).toEqual([words[0], 0])
  }
  const wrong = await run('verify', '--data', data, '--password-file', fileOf('wrong', '不是这个口令'))
  expect([wrong.code, wrong.said]).toEqual([1, expect.stringContaining('口令不对')])
  expect((await run('verify', '--data', data, '--password-file', fileOf('empty', '\n梧桐'))).code).toBe(2)

  const second = fileOf('second', '另一个口令九月菊')
  expect((await run('keys', '--data', data, '--set-password-file', second)).code).toBe(1)
  expect((await run('keys', '--data', data, '--set-password-file', second, '--password-file', first)).lines).toEqual([{ recoveryKey: expect.any(String), identity: 3 }])
  expect((await run('verify', '--data', data, '--password-file', first)).code).toBe(1)
  expect((await run('verify', '--data', data, '--password-file', second)).code).toBe(0)
})
