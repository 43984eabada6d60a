import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'
import { inTemporaryFolder } from './in-temporary-folder.ts'
import { run } from './tools.ts'

export interface XlsxFacts {
  readonly parts: Readonly<Record<string, string>>
  readonly sheets: readonly { readonly name: string; readonly rows: readonly (readonly unknown[])[] }[]
  /** Of all sheets, in reading order: a line for each cell. */
  readonly text: string
}

/** What a test asks of a .xlsx. */
export async function readXlsxFacts(bytes: Uint8Array): Promise<XlsxFacts> {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]))
  const sheets = (await readXlsx(Buffer.from(bytes), { trim: false })).map(({ sheet, data }) => ({ name: sheet, rows: data as readonly (readonly unknown[])[] }))
  return { parts, sheets, text: sheets.flatMap(({ rows }) => rows.flat()).filter(value => value !== null).map(String).join('\n') }
}

/** What LibreOffice shows of each sheet, in the order of their names. */
export function xlsxToCsv(bytes: Uint8Array): Promise<readonly string[]> {
  return inTemporaryFolder(async folder => {
    await writeFile(join(folder, 'workbook.xlsx'), bytes)
    const everySheet = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,true,false,false,-1' // tabs, UTF-8, as shown, a file for each sheet
    await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', everySheet, '--outdir', folder, join(folder, 'workbook.xlsx')], { timeout: 180_000 })
    const files = (await readdir(folder)).filter(name => name.endsWith('.csv')).sort()
    return Promise.all(files.map(name => readFile(join(folder, name), 'utf8')))
  })
}
