import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write, type BookType, type WorkBook, type WorkSheet } from '@e965/xlsx'
import writeXlsxFile from 'write-excel-file/node'
import { columnLetters, type Sheet, type SheetCell } from '#shared/imports/sheet.ts'
import { toGb18030 } from '../gb18030.ts'
import { handXlsx } from './hand-xlsx.ts'
import { dayShapes } from './made-columns.ts'
import type { MadeSheet } from './made-sheet.ts'

/** How a file is written; each comes back as the sheets of `expectedSheets`. */
export type MadeFormat =
  /** write-excel-file, as our own exports are. */
  | { readonly kind: 'write-excel-file' }
  | { readonly kind: 'sheetjs'; readonly bookType: 'xlsx' | 'biff8' | 'biff5'; readonly is1904?: true; readonly inline?: true; readonly dateFormat?: string }
  /** XML by hand, in the ways of programs that are not Excel. */
  | { readonly kind: 'hand'; readonly way: HandWay }
  | { readonly kind: 'csv'; readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'; readonly bom?: true; readonly delimiter?: ',' | '\t' | ';'; readonly lineEnd?: '\r\n' | '\n' | '\r'; readonly sepLine?: true }
  /** Written by LibreOffice 7.4 (make-libreoffice-fixtures.ts), by way of the format named, and kept in test/fixtures/spreadsheets. */
  | { readonly kind: 'libreoffice'; readonly file: string; readonly by: 'xlsx' | 'ods' }
export type HandWay = 'noAddresses' | 'prefixed' | 'utf16' | 'richText' | 'rootFolder'

export async function madeBytes(format: MadeFormat, sheets: readonly MadeSheet[]): Promise<Uint8Array> {
  switch (format.kind) {
    case 'write-excel-file': return new Uint8Array(await writeXlsxFile(sheets.map(sheet => ({ sheet: sheet.name, data: plainRows(sheet) })) as never).toBuffer())
    case 'sheetjs': return new Uint8Array(write(workbook(sheets, format), { type: 'array', bookType: format.bookType as BookType, bookSST: format.inline !== true, compression: true }) as ArrayBuffer)
    case 'hand': return handXlsx(format.way, sheets)
    case 'csv': return csvBytes(format, sheets[0]!)
    case 'libreoffice': return new Uint8Array(readFileSync(join(fixtures, format.file)))
  }
}

export const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'spreadsheets')

/** What the reader must give back, cell by cell. */
export function expectedSheets(format: MadeFormat, sheets: readonly MadeSheet[], fileName: string): readonly Sheet[] {
  if (format.kind === 'csv') return [{ name: fileName.replace(/\.[^.]*$/, ''), rows: sheets[0]!.rows.map(({ number, cells }) => ({ number, cells: cells.map(csvWords).map(words => (words === '' ? null : words)) })) }]
  const keepsMerges = format.kind !== 'write-excel-file'
  return sheets.map(({ name, rows, merged, isHidden }) => ({ name, ...(isHidden === undefined || format.kind === 'write-excel-file' ? {} : { isHidden }), ...(keepsMerges && merged.length > 0 ? { merged } : {}), rows: keepsMerges ? downwards(rows, merged) : rows }))
}

/** The value of a joined cell stands in each of its rows, but for titles of two rows. */
function downwards(rows: Sheet['rows'], merged: MadeSheet['merged']): Sheet['rows'] {
  const valueAt = (row: number, column: number) => rows.find(({ number }) => number === row)?.cells[column] ?? null
  return rows.map(({ number, cells }) => {
    const filled = [...cells]
    for (const { fromRow, toRow, fromColumn } of merged) {
      if (number <= fromRow || number > toRow || merged.some(other => other.fromRow === fromRow && other.toRow === fromRow)) continue
      while (filled.length <= fromColumn) filled.push(null)
      filled[fromColumn] ??= valueAt(fromRow, fromColumn)
    }
    return { number, cells: filled }
  })
}

function plainRows({ rows }: Sheet) {
  const byNumber = new Map(rows.map(row => [row.number, row.cells]))
  return Array.from({ length: rows.at(-1)?.number ?? 0 }, (_, i) => (byNumber.get(i + 1) ?? []).map(cell => (cell === null ? null : typeof cell === 'object' ? { value: utc(cell), type: Date, format: 'yyyy-mm-dd hh:mm:ss' } : { value: cell })))
}

function utc({ day, clock }: Extract<SheetCell, object>): Date {
  return new Date(`${day}T${clock ?? '00:00:00'}Z`)
}

/** Days since 1899-12-30, as Excel counts. */
export function serialOf(cell: Extract<SheetCell, object>): number {
  return utc(cell).getTime() / 86_400_000 + 25_569
}

export function workbook(sheets: readonly MadeSheet[], { is1904, dateFormat = 'yyyy-mm-dd' }: Extract<MadeFormat, { kind: 'sheetjs' }>): WorkBook {
  const made = sheets.map(sheet => {
    const worksheet: WorkSheet = {}
    for (const { number, cells } of sheet.rows) {
      for (const [i, cell] of cells.entries()) {
        if (cell === null) continue
        worksheet[`${columnLetters(i)}${number}`] = typeof cell === 'object' ? { t: 'n', v: serialOf(cell) - (is1904 === true ? 1_462 : 0), z: cell.clock === undefined ? dateFormat : 'yyyy-mm-dd hh:mm' } : typeof cell === 'string' ? { t: 's', v: cell } : typeof cell === 'number' ? { t: 'n', v: cell } : { t: 'b', v: cell }
      }
    }
    const width = Math.max(1, ...sheet.rows.map(row => row.cells.length))
    worksheet['!ref'] = `A1:${columnLetters(width - 1)}${sheet.rows.at(-1)?.number ?? 1}`
    worksheet['!merges'] = sheet.merged.map(({ fromRow, toRow, fromColumn, toColumn }) => ({ s: { r: fromRow - 1, c: fromColumn }, e: { r: toRow - 1, c: toColumn } }))
    worksheet['!rows'] = Array.from({ length: sheet.rows.at(-1)?.number ?? 0 }, (_, i) => (sheet.hiddenRows.includes(i + 1) ? { hidden: true } : {}))
    return worksheet
  })
  const book = utils.book_new()
  for (const [i, sheet] of sheets.entries()) utils.book_append_sheet(book, made[i]!, sheet.name)
  book.Workbook = { WBProps: { date1904: is1904 === true }, Sheets: sheets.map(({ isHidden }) => ({ Hidden: isHidden === true ? 1 : 0 })) }
  return book
}

function csvBytes({ encoding, bom, delimiter = ',', lineEnd = '\r\n', sepLine }: Extract<MadeFormat, { kind: 'csv' }>, sheet: MadeSheet): Uint8Array {
  const byNumber = new Map(sheet.rows.map(row => [row.number, row.cells]))
  const width = Math.max(...sheet.rows.map(row => row.cells.length))
  const quoted = (words: string) => (/["\r\n]/.test(words) || words.includes(delimiter) ? `"${words.replaceAll('"', '""')}"` : words)
  const lines = Array.from({ length: sheet.rows.at(-1)?.number ?? 0 }, (_, i) => Array.from({ length: width }, (__, c) => quoted(csvWords(byNumber.get(i + 1)?.[c] ?? null))).join(delimiter))
  return encoded((bom === true ? '\uFEFF' : '') + (sepLine === true ? `sep=${delimiter}${lineEnd}` : '') + lines.map(line => line + lineEnd).join(''), encoding)
}

/** As Excel saves a cell into a CSV. */
function csvWords(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell === 'object') return dayShapes.slashed.cell(cell.day)
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell)
}

export function encoded(text: string, encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'): Uint8Array {
  switch (encoding) {
    case 'utf-8': return new TextEncoder().encode(text)
    case 'gb18030': return toGb18030(text)
    case 'utf-16le': return new Uint8Array(Buffer.from(text, 'utf16le'))
    case 'utf-16be': return new Uint8Array(Buffer.from(text, 'utf16le').swap16())
  }
}
