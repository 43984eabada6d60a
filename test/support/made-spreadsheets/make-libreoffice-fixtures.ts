// Makes test/fixtures/spreadsheets again: bundled with test/support/bundle.mjs and run with that folder; needs soffice.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { write } from '@e965/xlsx'
import { workbook } from './made-files.ts'
import { libreOfficeSpreadsheets } from './odd-spreadsheets.ts'

const target = process.argv[2] ?? '.'
for (const { format, sheets } of libreOfficeSpreadsheets) {
  if (format.kind !== 'libreoffice') continue
  const folder = mkdtempSync(path.join(tmpdir(), 'libreoffice-'))
  const [stem = '', extension = ''] = format.file.split('.')
  writeFileSync(path.join(folder, `${stem}.source.xlsx`), new Uint8Array(write(workbook(sheets, { kind: 'sheetjs', bookType: 'xlsx' }), { type: 'array', bookType: 'xlsx', bookSST: true }) as ArrayBuffer))
  let source = `${stem}.source.xlsx`
  if (format.by === 'ods') {
    convert(folder, 'ods', source)
    source = `${stem}.source.ods`
  }
  convert(folder, extension, source, 'out')
  copyFileSync(path.join(folder, 'out', `${stem}.source.${extension}`), path.join(target, format.file))
}

function convert(folder: string, to: string, file: string, out = '.'): void {
  const { status, stderr } = spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', to === 'xls' ? 'xls:MS Excel 97' : to, '--outdir', path.join(folder, out), path.join(folder, file)], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
