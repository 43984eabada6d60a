import * as fs from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../../electron/commands/run-command-line.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'
import '../../support/quick-passwords.ts'

const newFolder = temporaryFolders()
const data = path.join(newFolder(), 'archive')
const stick = newFolder()
const passwordFile = path.join(newFolder(), 'password.txt')
let lines: Record<string, unknown>[] = []

async function run(...words: string[]) {
  const printed: Record<string, unknown>[] = []
  const said: string[] = []
  const code = await runCommandLine(words, { print: line => printed.push(JSON.parse(JSON.stringify(line)) as Record<string, unknown>), say: text => said.push(text), bundledFonts: [] })
  return { code, lines: printed, said: said.join('\n') }
}

beforeAll(async () => {
  await fs.writeFile(passwordFile, '云岭 2026 口令\n')
  expect((await run('init', '--data', data, '--unit', '云岭市档案服务中心')).code).toBe(0)
})

describe('backup, verify-backup and snapshots', () => {
  test('no backup before a password is set', async () => {
    const { code, said } = await run('backup', '--data', data, '--to', stick)
    expect(code).toBe(1)
    expect(said).toContain('还没有设置口令')
    expect(await fs.readdir(stick)).toEqual([])
  })

  test('a folder that is not there is no stick that was pulled', async () => {
    const { code, said } = await run('backup', '--data', data, '--to', path.join(stick, '没有'))
    expect(code).toBe(1)
    expect(said).toContain('找不到文件夹')
  })

  test('a backup says what it wrote, is verified, and is listed', async () => {
    expect((await run('keys', '--data', data, '--set-password-file', passwordFile)).code).toBe(0)
    const made = await run('backup', '--data', data, '--to', stick, '--password-file', passwordFile)
    expect(made.said).not.toContain('错误')
    expect(made.code).toBe(0)
    lines = made.lines
    expect(lines).toEqual([{ set: expect.stringContaining(stick), snapshot: expect.stringMatching(/^\d{8}-\d{6}-\d+$/), packs: expect.any(Number), bytes: expect.any(Number), verified: true }])
    const { snapshot } = lines[0]!
    for (const place of [stick, String(lines[0]!['set'])]) {
      const verified = await run('verify-backup', place, '--password-file', passwordFile)
      expect(verified).toMatchObject({ code: 0, lines: [{ snapshot, ok: true, records: 1, files: 0, problem: null }] })
    }
    expect((await run('snapshots', stick)).lines).toMatchObject([{ snapshot, problem: null }])
  })

  test('a bad one ends with 1 and names its problem; so do a wrong password and none', async () => {
    const packs = path.join(String(lines[0]!['set']), 'packs')
    const [pack = ''] = await fs.readdir(packs)
    await fs.truncate(path.join(packs, pack), 100)
    const bad = await run('verify-backup', stick, '--password-file', passwordFile)
    expect(bad).toMatchObject({ code: 1, lines: [{ ok: false, problem: expect.stringContaining('没有复制完') }] })
    expect((await run('snapshots', stick)).lines).toMatchObject([{ problem: '数据包没有复制完' }])
    const wrong = path.join(newFolder(), 'wrong.txt')
    await fs.writeFile(wrong, 'something else\n')
    expect(await run('verify-backup', stick, '--password-file', wrong)).toMatchObject({ code: 1, lines: [] })
    expect((await run('verify-backup', stick)).code).toBe(1)
    expect((await run('verify-backup')).code).toBe(2)
  })
})
