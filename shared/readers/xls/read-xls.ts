import { CFB, type CellObject, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { MergedRange, Sheet, SheetCell } from '../../imports/sheet.ts'
import { dateCell } from '../date-cell.ts'
import { isDateFormat } from '../date-format.ts'
import { filledDown } from '../filled-down.ts'
import { spreadsheetLimits } from '../limits.ts'
import { advices, type Refuse } from '../refuse.ts'
import { sheetRows } from '../sheet-rows.ts'
import { checkedRecords } from './workbook-records.ts'

/** Excel's other calendar begins 1904-01-01, that many days later. */
const days1904 = 1_462

/** The sheets of a workbook of Excel 95–2003 (BIFF): `ole` = inside of a compound file. The library gets nothing but its records, checked. */
export function readXls(bytes: Uint8Array, container: 'ole' | 'none', refuse: Refuse): readonly Sheet[] {
  const workbook = parsed(checkedRecords(container === 'ole' ? workbookStream(bytes, refuse) : bytes, refuse), refuse)
  const { sheets, is1904 } = factsOf(workbook)
  if (sheets.length > spreadsheetLimits.sheets) refuse('tooLarge', `有 ${sheets.length} 个工作表，超过 ${spreadsheetLimits.sheets} 个`, advices.split)
  if (sheets.length === 0) refuse('damaged', '里面没有工作表', advices.anotherCopy)
  const shift = is1904 ? days1904 : 0
  return sheets.map(({ name, isHidden, sheet }) => {
    const merged = mergedOf(sheet)
    const lines = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[] // sparse, whatever its typing says
    return { name, ...(isHidden ? { isHidden } : {}), ...(merged.length > 0 ? { merged } : {}), rows: filledDown(name, sheetRows(name, lines, cell => cellOf(cell, shift), refuse), merged, refuse) }
  })
}

function workbookStream(bytes: Uint8Array, refuse: Refuse): Uint8Array {
  try {
    const file = CFB.read(bytes, { type: 'array' })
    const content = (CFB.find(file, '/Workbook') ?? CFB.find(file, '/Book'))?.content
    if (content !== undefined) return Uint8Array.from(content)
  } catch {
    return refuse('damaged', '打不开，可能已损坏', advices.anotherCopy) // the library throws whatever comes first where bytes are wrong
  }
  return refuse('damaged', '里面没有工作簿内容，可能已损坏', advices.anotherCopy)
}

function parsed(bytes: Uint8Array, refuse: Refuse): WorkBook {
  try {
    return read(bytes, { type: 'array', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true, cellDates: false })
  } catch {
    return refuse('damaged', '打不开，可能已损坏', advices.anotherCopy) // the library throws whatever comes first where bytes are wrong
  }
}

/** Charts and macro sheets have a kind; worksheets have none. */
function factsOf({ SheetNames, Sheets, Workbook }: WorkBook) {
  const sheets = SheetNames.flatMap((name, i) => {
    const sheet = Sheets[name]
    return sheet === undefined || sheet['!type'] !== undefined ? [] : [{ name, sheet, isHidden: (Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0 }]
  })
  return { sheets, is1904: Workbook?.WBProps?.date1904 === true }
}

function mergedOf(sheet: WorkSheet): readonly MergedRange[] {
  return (sheet['!merges'] ?? []).slice(0, spreadsheetLimits.mergedRanges).map(({ s, e }) => ({ fromRow: s.r + 1, toRow: e.r + 1, fromColumn: s.c, toColumn: e.c }))
}

function cellOf(cell: CellObject | undefined, shift: number): SheetCell {
  if (cell === undefined || cell.v === undefined) return null
  switch (cell.t) {
    case 's': return cell.v === '' ? null : String(cell.v)
    case 'b': return cell.v === true
    case 'n': return typeof cell.v !== 'number' ? null : cell.z !== undefined && isDateFormat(String(cell.z)) ? dateCell(cell.v + shift) : cell.v
    case 'e': return errorNames[Number(cell.v)] ?? '#VALUE!'
    case 'd': return String(cell.v) // with `cellDates: false` there is none
    case 'z': return null
  }
}

/** [MS-XLS] 2.5.10. */
const errorNames: Readonly<Record<number, string>> = { 0x00: '#NULL!', 0x07: '#DIV/0!', 0x0f: '#VALUE!', 0x17: '#REF!', 0x1d: '#NAME?', 0x24: '#NUM!', 0x2a: '#N/A' }
