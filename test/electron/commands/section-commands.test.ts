import { readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { bundledFontFiles } from '#shared/documents/fonts.ts'
import { dossierLedgers } from '#shared/ledgers/dossier/dossier-ledgers.ts'
import { runCommandLine } from '../../../electron/commands/run-command-line.ts'
import { bundledFontPath } from '../../support/bundled-fonts.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'
import '../../support/quick-passwords.ts'

const folder = temporaryFolders()()
const data = join(folder, 'archive')
const file = join(folder, 'section.txt')
const wrong = join(folder, 'wrong.txt')

async function run(...words: string[]) {
  const lines: Record<string, unknown>[] = []
  const said: string[] = []
  const code = await runCommandLine(words, { print: line => lines.push(JSON.parse(JSON.stringify(line))), say: text => said.push(text), bundledFonts: bundledFontFiles.map(font => dirname(bundledFontPath(font.file))) })
  return { code, lines, said: said.join('\n') }
}

beforeAll(async () => {
  writeFileSync(file, '青松另册七月流火\n')
  writeFileSync(wrong, '不对的口令一二三\n')
  const made = await run('sample', '--data', data, '--seed', '7', '--today', '2026-11-22', '--years', '1', '--section-password-file', file)
  expect([made.code, made.lines[0]?.['sectionRecoveryKey']]).toEqual([0, expect.stringMatching(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/)])
})

test('没有分区口令：台账一句话拒绝，检查里没有一条说到它', async () => {
  const { code, said } = await run('ledgers', '--data', data, '--out', join(folder, 'none'), '--ledger', 'dossier-register')
  expect([code, said]).toEqual([1, expect.stringContaining('--section-password-file')])
  const { lines } = await run('check', '--data', data, '--today', '2026-11-22')
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter(({ rule }) => String(rule).startsWith('W-POL'))).toEqual([])
})

test('口令不对：拒绝，什么也不写', async () => {
  const { code, said } = await run('ledgers', '--data', data, '--out', join(folder, 'wrong'), '--ledger', 'dossier-register', '--section-password-file', wrong)
  expect([code, said]).toEqual([1, expect.stringContaining('口令不对')])
  expect(() => readdirSync(join(folder, 'wrong'))).toThrow()
})

test('口令对：写出登记册、检查列出分区里的事，都先记下调阅', async () => {
  const out = join(folder, 'out')
  const { code, lines } = await run('ledgers', '--data', data, '--out', out, '--ledger', 'dossier-register,dossier-access', '--format', 'docx,xlsx', '--today', '2026-11-22', '--section-password-file', file)
  expect([code, lines.map(({ ledger, format }) => `${String(ledger)} ${String(format)}`)]).toEqual([0, ['dossier-register docx', 'dossier-register xlsx', 'dossier-access docx', 'dossier-access xlsx']])
  expect(readdirSync(out)).toHaveLength(4)
  const again = await run('ledgers', '--data', data, '--out', out, '--ledger', 'dossier-access', '--format', 'docx', '--section-password-file', file)
  expect(Number(again.lines[0]?.['rows'])).toBe(Number(lines.at(-1)?.['rows']) + 1)
  const findings = (await run('check', '--data', data, '--today', '2026-11-22', '--section-password-file', file)).lines.filter(({ rule }) => String(rule).startsWith('W-POL'))
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['W-POL-FOLLOW', 'W-POL-HIT', 'W-POL-GROUND', 'W-POL-SANCTION']))
  expect(findings[0]).toMatchObject({ level: 'red', subject: { kind: 'dossier' } })
  const afterwards = await run('ledgers', '--data', data, '--out', out, '--ledger', 'dossier-access', '--format', 'docx', '--section-password-file', file)
  expect(Number(afterwards.lines[0]?.['rows'])).toBe(Number(again.lines[0]?.['rows']) + 2)
})

test('list-ledgers 列出它们，标明封存', async () => {
  expect((await run('list-ledgers')).lines.filter(({ sealed }) => sealed === true).map(({ ledger }) => ledger)).toEqual(dossierLedgers.map(({ id }) => id))
})
