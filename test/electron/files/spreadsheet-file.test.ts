import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { beforeAll, expect, test } from 'vitest'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { readSpreadsheetFile } from '../../../electron/files/spreadsheet-file.ts'
import { bundle } from '../../support/bundle.mjs'
import { temporaryFolders } from '../../support/temporary-folder.ts'

const newFolder = temporaryFolders()
let program: string
beforeAll(async () => { program = await bundle('electron/spreadsheet-read.ts', newFolder()) })

function fileOf(name: string, bytes: Uint8Array | string): string {
  const file = join(newFolder(), name)
  writeFileSync(file, bytes)
  return file
}

const book = { SheetNames: ['党员'], Sheets: { 党员: utils.aoa_to_sheet([['姓名', '是否流动党员'], ['张喆', false]]) } }
const rows = [{ number: 1, cells: ['姓名', '是否流动党员'] }, { number: 2, cells: ['张喆', false] }]

test.each([
  ['xlsx', 'xlsx'],
  ['xls', 'biff8'],
] as const)('a %s is read in a thread whose Object.prototype is frozen, and here, alike', async (extension, bookType) => {
  const file = fileOf(`名册.${extension}`, new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer))
  const expected = [expect.objectContaining({ name: '党员', rows })]
  expect(await readSpreadsheetFile(file, program)).toEqual(expected)
  expect(await readSpreadsheetFile(file, null)).toEqual(expected)
})

async function failure(file: string, by: string | null = program) {
  const error: unknown = await readSpreadsheetFile(file, by).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(ExpectedFailure)
  return (error as ExpectedFailure).failure
}

test('a refusal comes out of the thread with its sentence', async () => {
  const file = fileOf('名册.xls', '<html><table></table></html>')
  expect(await failure(file)).toMatchObject({ code: 'spreadsheet-refused', message: expect.stringContaining('文件“名册.xls”其实是网页') })
  expect(await failure(file, null)).toEqual(await failure(file))
})

test('a file that is not there and one above 50 MB are refused before anything is read', async () => {
  expect((await failure(join(newFolder(), '没有.xlsx'))).message).toMatch(/找不到文件“.*没有.xlsx”/)
  expect((await failure(fileOf('大.csv', new Uint8Array(50 * 1024 * 1024 + 1)))).message).toContain('文件“大.csv”有 51 MB，超过 50 MB')
})

test('a thread that dies is a sentence, not a crash', async () => {
  const dying = fileOf('dying.mjs', 'process.exit(3)')
  expect(await failure(fileOf('名册.csv', '姓名\n张喆\n'), dying)).toMatchObject({ code: 'spreadsheet-refused', detail: 'the thread ended with 3' })
})
