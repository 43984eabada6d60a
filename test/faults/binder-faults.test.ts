import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundledFontFiles } from '#shared/documents/fonts.ts'
import { bundledFontPath } from '../support/bundled-fonts.ts'
import { bundle } from '../support/bundle.mjs'
import { type Fault, type Shim, buildShim, hasShim } from '../support/fault-shim.ts'
import { killCount, randomMs, runUntilKilled } from '../support/kill-harness.ts'
import { temporaryFolders } from '../support/temporary-folder.ts'
import { run } from '../support/tools.ts'

const newFolder = temporaryFolders()
const kills = killCount('FAULT_BINDER_KILLS', 10)
/** A file's own flush, its folder's, and the next: looked at one by one in every run. */
const firstCalls = 3
/** Each call in `npm run faults`, one in so many in `npm test`. */
const every = Number(process.env['FAULT_BINDER_EVERY'] ?? 97)
const fonts = [...new Set(bundledFontFiles.map(font => dirname(bundledFontPath(font.file))))].join(',')
const stem = '换届专项材料_办公室党支部_2026年'
const data = join(newFolder(), 'archive')
let program = ''

beforeAll(async () => {
  program = await bundle('test/faults/binder-child.ts', newFolder())
  await child(['sample', '--data', data, '--seed', '7', '--today', '2026-11-22', '--branches', '3', '--people', '40', '--years', '1'])
}, 120_000)

const wordsFor = (out: string): readonly string[] => ['binder', '--data', data, '--out', out, '--organisation', '办公室党支部', '--period', '2026', '--today', '2026-11-22', '--checklist', '换届专项', '--format', 'pdf,docx,folder']

interface Ended { readonly code: number; readonly said: string; readonly files: readonly string[] }

async function child(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const { stdout } = await run(process.execPath, [program, fonts, ...words], { env: { ...process.env, ...env }, maxBuffer: 1 << 26 })
  const lines = stdout.trim().split('\n').map(line => JSON.parse(line) as { code?: number; said?: string; file?: string })
  const { code = -1, said = '' } = lines.at(-1) ?? {}
  return { code, said, files: lines.flatMap(({ file }) => file ?? []) }
}

/** What lies there under a name that a clerk would open; each is whole. */
function finalNames(out: string): readonly string[] {
  const names = readdirSync(out).filter(name => !name.endsWith('.part'))
  for (const name of names) expectWhole(join(out, name))
  return names.map(name => join(out, name))
}

const partsInFolder = 6

function expectWhole(file: string): void {
  if (statSync(file).isDirectory()) {
    const inside = readdirSync(file)
    expect(inside, file).toHaveLength((partsInFolder + 1) * 2)
    return inside.forEach(name => { expectWhole(join(file, name)) })
  }
  const bytes = readFileSync(file)
  if (file.endsWith('.docx')) expect(Object.keys(unzipSync(bytes)), file).toContain('word/document.xml')
  else expect([bytes.subarray(0, 4).toString('latin1'), bytes.subarray(-6).toString('latin1').includes('%%EOF')], file).toEqual(['%PDF', true])
}

test(`${kills} kills while a binder is made: nothing half under its final name, and the next one is made beside`, { timeout: 120_000 + kills * 30_000 }, async () => {
  const began = performance.now()
  const { files } = await child(wordsFor(newFolder()))
  const wholeMs = performance.now() - began
  expect(files).toHaveLength(3)
  let [out, whole] = [newFolder(), 0]
  for (let kill = 0; kill < kills; kill++) {
    if (kill % 10 === 0) out = newFolder()
    const before = finalNames(out)
    const isWriting = kill % 2 === 1 // every other one once the first file is on its way
    const { said } = await runUntilKilled({ program, words: [fonts, ...wordsFor(out)], afterMs: randomMs(isWriting ? wholeMs / 2 : wholeMs), countedFrom: 'firstWord', env: isWriting ? { FIRST_WORD: 'parts' } : {} })
    const told = said.map(words => JSON.parse(words.join(' ')) as { file?: string }).flatMap(({ file }) => file ?? [])
    const now = finalNames(out)
    expect(now, `kill ${kill}: what is told is there, and what was there stays`).toEqual(expect.arrayContaining([...before, ...told]))
    whole += now.length - before.length
  }
  const after = await child(wordsFor(out))
  expect([after.code, after.files.every(file => finalNames(out).includes(file))]).toEqual([0, true])
  console.info(`${kills} kills within ${Math.round(wholeMs)} ms: ${whole} files were whole, none was half`)
})

describe.skipIf(!hasShim)('the n-th call on the disk fails while a binder is written to it (needs gcc)', () => {
  let shim: Shim
  beforeAll(() => { shim = buildShim(newFolder()) })

  test.each<[Fault['calls'][number], Fault['how'], string]>([
    ['write', 'ENOSPC', '磁盘空间不足'], ['write', 'EIO', '磁盘读写出错'], ['write', 'ENODEV', '磁盘或 U 盘已断开'], ['fsync', 'EIO', '磁盘读写出错'], ['rename', 'EIO', '磁盘读写出错'], ['mkdir', 'EROFS', '这个位置只能读、不能写'],
  ])('%s: %s', { timeout: 60_000 + 240_000 * (97 / every) }, async (call, how, why) => {
    for (let at = 1; ; at += at < firstCalls ? 1 : every) {
      const out = newFolder()
      const { code, said, files } = await child(wordsFor(out), shim.env({ under: out, calls: [call], at, how, stays: true }))
      expect(finalNames(out).toSorted(), `${call} ${at}: what is told is there and nothing else`).toEqual(files.toSorted())
      if (code === 0) break
      expect(said, `${call} ${at}`).toContain(why)
      expect(said).toMatch(/没有写成，也没有留下半个文件；(没有写出任何文件|此前已完整写好：.+)。档案没有受影响。/)
      for (const file of files) expect(said).toContain(file)
    }
  })
})

test('the names of what is made', async () => {
  const out = newFolder()
  await child(wordsFor(out))
  expect(readdirSync(out).toSorted()).toEqual([stem, `${stem}.docx`, `${stem}.pdf`].toSorted())
})
