import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundledFontFiles } from '#shared/documents/fonts.ts'
import { ledgers } from '#shared/ledgers/ledgers.ts'
import { tableNames } from '#shared/model/tables.ts'
import { runCommandLine } from '../../../electron/commands/run-command-line.ts'
import { bundledFontPath } from '../../support/bundled-fonts.ts'
import { readPdf } from '../../support/read-pdf.ts'
import { readXlsxFacts } from '../../support/read-xlsx.ts'
import { temporaryFolders } from '../../support/temporary-folder.ts'
import { hasTool } from '../../support/tools.ts'

const folder = temporaryFolders()()
const bundledFontFolders = bundledFontFiles.map(font => dirname(bundledFontPath(font.file)))
const data = join(folder, 'archive')
const sampleWords = (into: string) => ['sample', '--data', into, '--seed', '7', '--today', '2026-11-22', '--branches', '3', '--people', '40', '--years', '1']

interface Answer { readonly code: number; readonly lines: readonly Record<string, unknown>[]; readonly said: string }

async function run(...words: string[]): Promise<Answer> {
  const lines: Record<string, unknown>[] = []
  const said: string[] = []
  const code = await runCommandLine(words, { print: line => lines.push(JSON.parse(JSON.stringify(line))), say: text => said.push(text), bundledFonts: bundledFontFolders })
  return { code, lines, said: said.join('\n') }
}

async function exported(from: string): Promise<string> {
  const file = join(folder, `export-${readdirSync(folder).length}.ndjson`)
  expect((await run('export', '--data', from, '--out', file)).code).toBe(0)
  return readFileSync(file, 'utf8')
}

/** A line of an export with some fields of its own. */
function withFields(line: string, fields: Readonly<Record<string, string>>): string {
  const { table, value } = JSON.parse(line) as { table: string; value: Record<string, unknown> }
  return JSON.stringify({ table, value: { ...value, ...fields } })
}

beforeAll(async () => { expect((await run(...sampleWords(data))).code).toBe(0) })

describe('usage', () => {
  test.each([
    ['没有命令', []], ['没有这个命令', ['constructor']], ['缺参数', ['init', '--data', 'x']], ['多出参数', ['schema', '--data', 'x']],
    ['不是日期', ['check', '--data', 'x', '--today', '2026-02-30']], ['不是数字', ['sample', '--data', 'x', '--seed', 'a', '--today', '2026-01-01']],
    ['没有这个台账', ['ledgers', '--data', 'x', '--out', 'y', '--ledger', 'nothing']], ['没有这种格式', ['ledgers', '--data', 'x', '--out', 'y', '--format', 'odt']],
    ['不是期间', ['ledgers', '--data', 'x', '--out', 'y', '--period', '2026Q5']],
  ])('%s：退出码 2，说明用法', async (_, words) => {
    const { code, said, lines } = await run(...words)
    expect([code, lines]).toEqual([2, []])
    expect(said).toContain('用法')
  })

  test.each([
    ['找不到文件夹', ['export', '--data', join(folder, 'nowhere'), '--out', join(folder, 'x')], '找不到数据文件夹'],
    ['不是档案', ['check', '--data', folder, '--today', '2026-11-22'], '没有党务台账档案'],
    ['没有这个组织', ['check', '--data', data, '--today', '2026-11-22', '--organisation', '不存在党支部'], '不存在党支部'],
    ['文件夹不空', ['init', '--data', folder, '--unit', '某单位'], '空文件夹'],
    ['找不到要导入的文件', ['import', '--data', data, '--records', join(folder, 'none.ndjson')], '找不到文件'],
  ])('%s：退出码 1，一句话，没有堆栈', async (_, words, sentence) => {
    const { code, said } = await run(...words)
    expect(code).toBe(1)
    expect(said).toContain(sentence)
    expect(said).not.toMatch(/\n\s+at /)
  })
})

describe('archives', () => {
  test('the same sample arguments make the same export', async () => {
    const again = join(folder, 'again')
    expect((await run(...sampleWords(again))).code).toBe(0)
    expect(await exported(again)).toBe(await exported(data))
  })

  test('an export is sorted by table and id and holds nothing of this copy', async () => {
    const rows = (await exported(data)).trim().split('\n').map(line => JSON.parse(line) as { table: string; value: Record<string, unknown> })
    const keys = rows.map(row => `${row.table} ${String(row.value['id'])}`)
    expect(keys).toEqual([...keys].sort())
    expect(rows.some(row => 'rev' in row.value || '_h' in row.value || row.table === 'settings')).toBe(false)
  })

  test('an export imported into a new archive exports as the same', async () => {
    const copy = join(folder, 'copy')
    const text = await exported(data)
    const file = join(folder, 'in.ndjson')
    writeFileSync(file, text)
    await run('init', '--data', copy, '--unit', '另一单位')
    const unit = (await exported(copy)).trim()
    const ownUnit = JSON.parse(unit) as { value: { id: string } }
    writeFileSync(file, text.split('\n').map(line => (line.includes('"table":"units"') ? line.replace(/"id":"[^"]+"/, `"id":"${ownUnit.value.id}"`) : line)).join('\n'))
    const { code, lines, said } = await run('import', '--data', copy, '--records', file)
    expect([code, said]).toEqual([0, ''])
    expect(lines.at(-1)).toMatchObject({ replaced: 1, same: 0 })
    expect((await exported(copy)).split('\n').filter(l => !l.includes('"table":"units"'))).toEqual(text.split('\n').filter(l => !l.includes('"table":"units"')))
    expect((await run('import', '--data', copy, '--records', file)).lines.at(-1)).toMatchObject({ created: 0, replaced: 0 })
  })

  test('one bad line leaves nothing behind and is named by line and field', async () => {
    const before = await exported(data)
    const person = before.split('\n').find(line => line.includes('"table":"people"')) ?? ''
    const file = join(folder, 'bad.ndjson')
    writeFileSync(file, `${withFields(person, { name: '林晚照' })}\n${withFields(person, { id: '01980000-0000-7000-8000-0000000000aa', sex: '男' })}\n`)
    const { code, lines, said } = await run('import', '--data', data, '--records', file)
    expect([code, lines]).toEqual([1, [expect.objectContaining({ line: 2, field: 'sex' })]])
    expect(said).toContain('没有导入任何记录')
    expect(await exported(data)).toBe(before)
  })

  test('what had to be cleaned is said by line and field, and the same file again changes nothing', async () => {
    const person = (await exported(data)).split('\n').find(line => line.includes('"table":"people"')) ?? ''
    const file = join(folder, 'dirty.ndjson')
    const fresh = (id: string, name: string, remark: string) => withFields(person, { id: `01980000-0000-7000-8000-0000000000${id}`, name, remark })
    writeFileSync(file, `${fresh('b1', '林\u0007晚照', '')}\n${fresh('b2', '沈\u202e知夏', '备\u200b注')}\n`)
    const { code, lines, said } = await run('import', '--data', data, '--records', file)
    expect([code, lines]).toEqual([0, [{ created: 2, replaced: 0, same: 0 }]])
    expect(said.trim().split('\n')).toEqual([
      '第 1 行，人员「姓名」：第 2 个字符是看不见的控制符，已删去',
      '第 2 行，人员「姓名」：第 2 个字符是改变文字方向的控制符，已删去',
      '第 2 行，人员「备注」：第 2 个字符是看不见的字符，已改为看得见的标记 〈U+200B〉',
    ])
    expect(await exported(data)).toContain('"remark":"备〈U+200B〉注"')
    const again = await run('import', '--data', data, '--records', file)
    expect([again.lines, again.said]).toEqual([[{ created: 0, replaced: 0, same: 2 }], ''])
  })

  test('a dry run says what would be and writes nothing', async () => {
    const before = await exported(data)
    const person = before.split('\n').find(line => line.includes('"table":"people"')) ?? ''
    const file = join(folder, 'dry.ndjson')
    writeFileSync(file, `${withFields(person, { name: '林晚照' })}\n${withFields(person, { id: '01980000-0000-7000-8000-0000000000ab' })}\n`)
    expect((await run('import', '--data', data, '--records', file, '--dry-run')).lines).toEqual([{ created: 1, replaced: 1, same: 0 }])
    expect(await exported(data)).toBe(before)
  })

  test('a writing command leaves a snapshot, and verify counts it', async () => {
    const { code, lines } = await run('verify', '--data', data)
    expect([code, lines]).toEqual([0, [{ ok: true, frames: expect.any(Number), head: expect.stringMatching(/^[0-9a-f]{64}$/), snapshots: expect.any(Number) }]])
    expect(lines[0]!['snapshots']).toBeGreaterThan(0)
  })

  test('a flipped byte is found by verify, and other commands refuse', async () => {
    const broken = join(folder, 'broken')
    await run(...sampleWords(broken))
    const file = join(broken, 'journal', readdirSync(join(broken, 'journal')).find(name => name.endsWith('.j1')) ?? '')
    const bytes = readFileSync(file)
    bytes[200] = bytes[200]! ^ 1
    writeFileSync(file, bytes)
    const verified = await run('verify', '--data', broken)
    expect([verified.code, verified.lines[0]?.['ok'] ?? false]).toEqual([1, false])
    expect(verified.said).not.toBe('')
    expect((await run('export', '--data', broken, '--out', join(folder, 'broken.ndjson'))).code).toBe(1)
    expect(existsSync(join(folder, 'broken.ndjson'))).toBe(false)
  })
})

describe('what is read out', () => {
  test('schema: every table as JSON Schema', async () => {
    const { lines } = await run('schema')
    expect(lines.map(line => line['table'])).toEqual([...tableNames])
    expect(lines.every(line => (line['schema'] as Record<string, unknown>)['type'] === 'object')).toBe(true)
  })

  test('list-ledgers names what ledgers can write', async () => {
    expect((await run('list-ledgers')).lines.filter(line => line['sealed'] !== true).map(line => line['ledger'])).toEqual(ledgers.map(ledger => ledger.id))
  })

  test('check: each finding with its rule, level, period and basis; a subtree by its short name', async () => {
    const { lines } = await run('check', '--data', data, '--today', '2026-11-22')
    expect(lines).toContainEqual(expect.objectContaining({ rule: 'W-MTG-Q', level: 'red', organisation: '人事教育处党支部', period: '2026Q2', basis: expect.stringContaining('条例') }))
    const one = await run('check', '--data', data, '--today', '2026-11-22', '--organisation', '办公室党支部')
    expect(one.lines.some(line => line['organisation'] === '人事教育处党支部')).toBe(false)
    expect(one.lines.length).toBeGreaterThan(0)
  })

  test.skipIf(!hasTool('pdftotext'))('ledgers: files that differ only in their extension, one line each, never overwritten', async () => {
    const out = join(folder, 'out')
    const words = ['ledgers', '--data', data, '--out', out, '--ledger', 'meeting-ledger,meeting-matrix', '--organisation', '机关党委', '--period', '2026Q3', '--today', '2026-11-22']
    const { code, lines } = await run(...words)
    expect(code).toBe(0)
    expect(lines).toHaveLength(8)
    expect(lines.every(line => existsSync(String(line['file'])))).toBe(true)
    const stems = lines.map(line => String(line['file']).replace(/\.\w+$/, ''))
    expect(new Set(stems).size).toBe(4)
    expect(lines.filter(line => line['format'] === 'docx').every(line => line['pages'] === null)).toBe(true)
    const pdf = lines.find(line => line['format'] === 'pdf' && line['organisation'] === '办公室党支部')
    expect(pdf).toMatchObject({ ledger: 'meeting-ledger', period: '2026Q3', pages: expect.any(Number), rows: expect.any(Number) })
    expect((await readPdf(readFileSync(String(pdf!['file'])))).pageTexts.join('')).toContain('三会一课台账')
    const again = await run(...words)
    expect(again.lines.map(line => line['file'])).not.toContain(pdf!['file'])
    expect(readdirSync(out)).toHaveLength(16)
  })

  test('ledgers and binder: --archival writes PDF/A-2b, and only with it', async () => {
    const xmpOf = (lines: readonly { readonly [key: string]: unknown }[]) => lines.filter(line => line['format'] === 'pdf').map(line => readFileSync(String(line['file'])).includes('pdfaid:part'))
    const words = (command: string, out: string, ...more: string[]) => [command, '--data', data, '--out', join(folder, out), '--organisation', '办公室党支部', '--period', '2026Q3', '--format', 'pdf', '--today', '2026-11-22', ...more]
    const ledger = ['--ledger', 'meeting-ledger']
    expect(xmpOf((await run(...words('ledgers', 'kept', ...ledger, '--archival'))).lines)).toEqual([true])
    expect(xmpOf((await run(...words('ledgers', 'plain', ...ledger))).lines)).toEqual([false])
    expect(xmpOf((await run(...words('binder', 'kept-binder', '--archival', '--no-minutes'))).lines)).toEqual([true])
  })

  test('ledgers: spreadsheets too', async () => {
    const out = join(folder, 'sheets')
    const { lines } = await run('ledgers', '--data', data, '--out', out, '--ledger', 'meeting-matrix', '--organisation', '机关党委', '--period', '2026', '--format', 'xlsx', '--today', '2026-11-22')
    expect(lines).toEqual([expect.objectContaining({ format: 'xlsx', pages: null, file: expect.stringMatching(/\.xlsx$/) })])
    expect((await readXlsxFacts(readFileSync(String(lines[0]!['file'])))).text).toContain('人事教育处党支部')
  })

  test('ledgers: the roster of members hides the middle of ID numbers and telephones unless they are asked for', async () => {
    const roster = async (out: string, ...more: readonly string[]) => {
      const { lines } = await run('ledgers', '--data', data, '--out', join(folder, out), '--ledger', 'member-roster', '--period', '2026', '--format', 'xlsx', '--today', '2026-11-22', ...more)
      return (await readXlsxFacts(readFileSync(String(lines[0]!['file'])))).text
    }
    const [masked, whole] = [await roster('masked'), await roster('whole', '--whole-numbers')]
    expect(masked).toContain('党员花名册')
    expect(masked).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}/)
    expect(masked.split('\n').length).toBe(whole.split('\n').length)
  })

  test('list-ledgers tells the group, what each file is of, and the columns that may be chosen', async () => {
    const { lines } = await run('list-ledgers')
    expect(lines).toContainEqual(expect.objectContaining({ ledger: 'member-roster', family: '人员', each: 'organisation', columns: expect.arrayContaining(['idNumber', 'monthlyDue']) }))
    expect(lines.find(line => line['ledger'] === 'meeting-ledger')).not.toHaveProperty('columns')
  })
})
