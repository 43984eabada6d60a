import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startingChecklists } from '#shared/binder/checklists.ts'
import { bundledFontFiles } from '#shared/documents/fonts.ts'
import { runCommandLine } from '../../../electron/commands/run-command-line.ts'
import { openKeys } from '../../../electron/archive/keys/keys.ts'
import { blobStore } from '../../../electron/archive/store/blobs.ts'
import { bundledFontPath } from '../../support/bundled-fonts.ts'
import { isRoot, mountSmallDisk, temporaryFolders } from '../../support/disks.ts'
import { readDocx } from '../../support/read-docx.ts'
import { readPdf, withoutSpace } from '../../support/read-pdf.ts'
import { hasTool } from '../../support/tools.ts'

const newFolder = temporaryFolders()
const bundledFontFolders = [...new Set(bundledFontFiles.map(font => dirname(bundledFontPath(font.file))))]
const data = join(newFolder(), 'archive')
const branch = '办公室党支部'

type Line = Readonly<Record<string, unknown>>
interface PartLine { readonly ledger: string; readonly title: string; readonly organisation: string; readonly firstPage: number; readonly pages: number; readonly missing: number }
interface FileLine { readonly format: string; readonly file: string; readonly pages: number | null }
interface Answer { readonly code: number; readonly parts: readonly PartLine[]; readonly files: readonly FileLine[]; readonly said: string }

async function run(...words: string[]): Promise<{ readonly code: number; readonly lines: readonly Line[]; readonly said: string }> {
  const lines: Line[] = []
  const said: string[] = []
  const code = await runCommandLine(words, { print: line => lines.push(JSON.parse(JSON.stringify(line)) as Line), say: text => said.push(text), bundledFonts: bundledFontFolders })
  return { code, lines, said: said.join('\n') }
}

async function bind(out: string, words: readonly string[] = [], from = data): Promise<Answer> {
  const given = ['--data', from, '--out', out, '--today', '2026-11-22', ...(words.includes('--organisation') ? [] : ['--organisation', branch]), ...(words.includes('--period') ? [] : ['--period', '2026'])]
  const { code, lines, said } = await run('binder', ...given, ...words)
  return { code, said, parts: lines.filter(line => 'ledger' in line) as unknown as PartLine[], files: lines.filter(line => 'format' in line) as unknown as FileLine[] }
}

/** Every word of a Word file's body. */
const wordsOf = (bytes: Uint8Array): string => readDocx(bytes).text

/** As a line of the contents ends, with or without dots before the number. */
const numberBehind = (title: string, page: number): RegExp => new RegExp(`${title}[\\s.…·]*${page}\\b`)

beforeAll(async () => {
  expect((await run('sample', '--data', data, '--seed', '7', '--today', '2026-11-22', '--branches', '3', '--people', '40', '--years', '1')).code).toBe(0)
})

describe('one branch-year', () => {
  let out = ''
  let answer: Answer
  beforeAll(async () => {
    out = newFolder()
    answer = await bind(out, ['--format', 'pdf,docx'])
  })

  test('eight parts and more, each with its pages one behind the other, then the files', () => {
    expect([answer.code, answer.files.map(({ format }) => format)]).toEqual([0, ['pdf', 'docx']])
    expect(answer.parts.length).toBeGreaterThanOrEqual(8)
    answer.parts.slice(1).forEach((part, i) => expect(part.firstPage).toBe(answer.parts[i]!.firstPage + answer.parts[i]!.pages))
    const last = answer.parts.at(-1)
    expect(answer.files[0]?.pages).toBe(last!.firstPage + last!.pages - 1)
    expect(readdirSync(out).sort()).toEqual(answer.files.map(({ file }) => basename(file)).sort())
  })

  test.skipIf(!hasTool('pdftotext'))('each part’s title stands on the page that is told, and that the contents tell (needs poppler)', async () => {
    const { pageTexts } = await readPdf(readFileSync(answer.files[0]!.file))
    expect(pageTexts).toHaveLength(answer.files[0]!.pages!)
    for (const { title, firstPage } of answer.parts) {
      expect(withoutSpace(pageTexts[firstPage - 1] ?? ''), `${title} on page ${firstPage}`).toContain(title)
      expect(pageTexts[1], 'the contents').toMatch(numberBehind(title, firstPage))
    }
  })

  test('the Word file’s contents have the same numbers', async () => {
    const words = wordsOf(readFileSync(answer.files[1]!.file))
    for (const { title, firstPage } of answer.parts) expect(words).toMatch(numberBehind(title, firstPage))
  })

  test('a second binder bears a number and says the same words', async () => {
    const again = await bind(out, ['--format', 'pdf,docx'])
    expect(again.parts).toEqual(answer.parts)
    expect(again.files.map(({ file }) => basename(file))).toEqual(['年度党建检查材料_办公室党支部_2026年 (2).pdf', '年度党建检查材料_办公室党支部_2026年 (2).docx'])
    expect(wordsOf(readFileSync(again.files[1]!.file))).toBe(wordsOf(readFileSync(answer.files[1]!.file)))
    if (hasTool('pdftotext')) expect((await readPdf(readFileSync(again.files[0]!.file))).pageTexts).toEqual((await readPdf(readFileSync(answer.files[0]!.file))).pageTexts)
  })
})

test('a whole tree: a divider for each organisation and the parts of each', async () => {
  const { code, parts } = await bind(newFolder(), ['--organisation', '机关党委', '--format', 'pdf', '--checklist', '换届专项'])
  expect(code).toBe(0)
  expect(parts.filter(({ ledger }) => ledger === 'divider').map(({ title }) => title)).toEqual(['机关党委', expect.any(String), expect.any(String), expect.any(String)])
})

describe('a folder', () => {
  test('one PDF and one Word file a part, contents, attachments by number; nothing else', async () => {
    const { data: own, said: photos } = await withAttachments()
    const { code, files, parts, said } = await bind(newFolder(), ['--format', 'folder', '--checklist', '三会一课专项'], own)
    expect([code, files.map(({ format }) => format)]).toEqual([0, ['folder']])
    const inside = readdirSync(files[0]!.file).sort()
    expect(inside).toEqual(['00_目录.docx', '00_目录.pdf', ...parts.flatMap(({ title }, i) => [`${numbered(i + 1)}_${title}.docx`, `${numbered(i + 1)}_${title}.pdf`]), '附件'].sort())
    expect(readdirSync(join(files[0]!.file, '附件')).sort()).toEqual(['001_签到表.pdf', '002_照片.jpg'])
    expect(readFileSync(join(files[0]!.file, '附件', '002_照片.jpg'))).toEqual(Buffer.from(photos))
    expect(parts.every(({ firstPage, pages }) => firstPage === null && pages > 0)).toBe(true)
    expect(said).toContain('的附件“照片.jpg”其实是PDF，已照原样复制')
    expect(said).toContain('的附件“批复.pdf”的文件不在档案里或已损坏，没有复制')
    expect(wordsOf(readFileSync(join(files[0]!.file, '00_目录.docx')))).toContain('附件/002_照片.jpg')
  })

  test('never overwrites, and a file of its name is no hindrance', async () => {
    const out = newFolder()
    mkdirSync(join(out, '三会一课专项材料_办公室党支部_2026年'))
    const { files } = await bind(out, ['--format', 'folder', '--checklist', '三会一课专项', '--no-minutes'])
    expect(basename(files[0]!.file)).toBe('三会一课专项材料_办公室党支部_2026年 (2)')
  })
})

const numbered = (n: number) => String(n).padStart(2, '0')

/** The sample with a sign-in sheet, a photo that is a PDF, and a reply whose file is gone. */
async function withAttachments(): Promise<{ data: string; said: string }> {
  const own = join(newFolder(), 'archive')
  await run('sample', '--data', own, '--seed', '7', '--today', '2026-11-22', '--branches', '3', '--people', '40', '--years', '1')
  const file = join(newFolder(), 'all.ndjson')
  await run('export', '--data', own, '--out', file)
  const rows = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line) as { table: string; value: Record<string, unknown> })
  const branchId = rows.find(row => row.table === 'organisationFacts' && row.value['shortName'] === branch)!.value['organisationId']
  const meeting = rows.find(row => row.table === 'meetings' && row.value['organisationId'] === branchId)!
  const blobs = blobStore(own, await openKeys(own))
  const [sheet, photo] = ['%PDF-1.7 签到表', '%PDF-1.7 照片']
  const kept = async (name: string, content: string) => ({ id: randomUUID(), name, mime: '', category: 'other', ...(await blobs.put(new TextEncoder().encode(content))) })
  const attachments = [await kept('签到表.pdf', sheet), await kept('照片.jpg', photo), { ...(await kept('批复.pdf', 'x')), sha256: '0'.repeat(64) }]
  writeFileSync(file, JSON.stringify({ table: 'meetings', value: { ...meeting.value, attachments } }))
  const { code, said } = await run('import', '--data', own, '--records', file)
  expect([code, said]).toEqual([0, ''])
  return { data: own, said: photo }
}

describe('what cannot be bound', () => {
  test.each([
    ['没有这个党组织', ['--organisation', '不存在党支部'], 1, '不存在党支部'],
    ['没有这个清单', ['--checklist', '巡视'], 1, startingChecklists.map(({ name }) => name).join('、')],
    ['还没有开始的期间', ['--period', '2027'], 1, '2027年还没有开始'],
    ['不是期间', ['--period', '2026Q5'], 2, '用法'],
    ['没有这种格式', ['--format', 'xlsx'], 2, 'pdf、docx、folder'],
  ])('%s：一句话，什么都不写', async (_, words, code, sentence) => {
    const out = newFolder()
    const answer = await bind(out, words)
    expect([answer.code, answer.parts, answer.files]).toEqual([code, [], []])
    expect(answer.said).toContain(sentence)
    expect(answer.said).not.toMatch(/\n\s+at /)
    expect(readdirSync(out)).toEqual([])
  })

  test('a period of which nothing is recorded is bound in clean pages', async () => {
    const { code, parts } = await bind(newFolder(), ['--period', '1999', '--format', 'pdf'])
    expect(code).toBe(0)
    expect(parts.length).toBeGreaterThanOrEqual(8)
    expect(parts.every(({ pages }) => pages >= 1)).toBe(true)
  })

  test.skipIf(!isRoot)('a disk that is full: one sentence of what is there and what is not, nothing half (needs root)', async () => {
    const out = newFolder()
    onTestFinished(mountSmallDisk(out, 1))
    writeFileSync(join(out, '占位.bin'), new Uint8Array(600_000))
    const { code, files, said } = await bind(out, ['--format', 'docx,pdf,folder', '--checklist', '三会一课专项'])
    expect(code).toBe(1)
    expect(said).toMatch(/磁盘空间不足，.+没有写成，也没有留下半个文件；(没有写出任何文件|此前已完整写好：.+)。档案没有受影响。请清理磁盘/)
    expect(readdirSync(out).filter(name => name !== '占位.bin').sort()).toEqual(files.map(({ file }) => basename(file)).sort())
    for (const { file } of files) expect(statSync(file).isDirectory() || statSync(file).size > 0).toBe(true)
  })
})

describe('beside the binder', () => {
  test('the gap list, for the clerk only, when it is asked for', async () => {
    const { files } = await bind(newFolder(), ['--format', 'docx', '--gap-list', '--checklist', '三会一课专项'])
    expect(files.map(({ format }) => format)).toEqual(['docx', 'gap-list'])
    expect(wordsOf(readFileSync(files[1]!.file))).toContain('仅供经办人核对补正，不入册')
    expect(wordsOf(readFileSync(files[0]!.file))).not.toContain('缺项清单')
  })

  test('the archive is left as it is, unless the binder shall be recorded in it', async () => {
    const own = join(newFolder(), 'archive')
    await run('sample', '--data', own, '--seed', '7', '--today', '2026-11-22', '--branches', '1', '--people', '8', '--years', '1')
    const binders = async () => {
      const file = join(newFolder(), 'all.ndjson')
      await run('export', '--data', own, '--out', file)
      return readFileSync(file, 'utf8').split('\n').filter(line => line.includes('"table":"binders"')).map(line => (JSON.parse(line) as { value: Line }).value)
    }
    const words = ['--format', 'pdf', '--checklist', '换届专项']
    const { parts } = await bind(newFolder(), words, own)
    expect(await binders()).toEqual([])
    expect((await bind(newFolder(), [...words, '--record'], own)).said).toContain('已记入档案')
    const [recorded] = await binders()
    expect(recorded).toMatchObject({ checklist: '换届专项', period: '2026', madeOn: '2026-11-22', formats: ['pdf'], entries: parts.map(({ ledger, title, firstPage, pages, missing }) => ({ ledger, title, firstPage, pages, missing })) })
    expect(existsSync(own)).toBe(true)
  })
})
