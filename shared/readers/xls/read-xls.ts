import { read, SSF, type CellObject, type WorkSheet } from '@e965/xlsx'
import { columnLetters, type Sheet, type SheetCell, type SheetRow } from '../../imports/sheet.ts'
import { dateCell } from '../date-cell.ts'
import { spreadsheetLimits } from '../limits.ts'
import { advices, type Refuse } from '../refuse.ts'

/** Excel's other calendar begins 1904-01-01, that many days later. */
const days1904 = 1_462

/** The sheets of a workbook of Excel 97–2003 (BIFF). */
export function readXls(bytes: Uint8Array, refuse: Refuse): readonly Sheet[] {
  const workbook = parsed(bytes, refuse)
  if (workbook.SheetNames.length > spreadsheetLimits.sheets) refuse('tooLarge', `有 ${workbook.SheetNames.length} 个工作表，超过 ${spreadsheetLimits.sheets} 个`, advices.split)
  const shift = workbook.Workbook?.WBProps?.date1904 === true ? days1904 : 0
  return workbook.SheetNames.map(name => ({ name, rows: rowsOf(workbook.Sheets[name], shift, name, refuse) }))
}

function parsed(bytes: Uint8Array, refuse: Refuse) {
  try {
    return read(bytes, { type: 'array', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true, cellDates: false })
  } catch (error) {
    if (/password/i.test(String(error))) return refuse('encrypted', '设有打开密码', '请用 WPS 或 Excel 打开它，取消密码，另存为 xlsx 后再导入')
    return refuse('damaged', '打不开，可能已损坏', advices.anotherCopy)
  }
}

function rowsOf(sheet: WorkSheet | undefined, shift: number, name: string, refuse: Refuse): SheetRow[] {
  const data = (sheet?.['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[] // sparse, whatever its typing says
  const rows: SheetRow[] = []
  for (const [i, line] of data.entries()) {
    if (line === undefined) continue
    const cells = Array.from(line, cell => cellOf(cell, shift))
    while (cells.length > 0 && cells.at(-1) === null) cells.pop()
    if (cells.length === 0) continue
    const place = { sheet: name, row: i + 1 }
    if (i >= spreadsheetLimits.rows) refuse('tooLarge', `超过 ${spreadsheetLimits.rows} 行`, advices.split, { sheet: name })
    if (cells.length > spreadsheetLimits.columns) refuse('tooLarge', `超过 ${spreadsheetLimits.columns} 列`, advices.split, place)
    const long = cells.findIndex(cell => typeof cell === 'string' && cell.length > spreadsheetLimits.cellLength)
    if (long !== -1) refuse('tooLarge', `的内容超过 ${spreadsheetLimits.cellLength} 个字符`, '请缩短这一格后再导入', { ...place, column: columnLetters(long) })
    rows.push({ number: i + 1, cells })
  }
  return rows
}

function cellOf(cell: CellObject | undefined, shift: number): SheetCell {
  if (cell === undefined) return null
  switch (cell.t) {
    case 's': return cell.v === undefined || cell.v === '' ? null : String(cell.v)
    case 'b': return cell.v === true
    case 'n': return typeof cell.v !== 'number' ? null : isDate(cell) ? dateCell(cell.v + shift) : cell.v
    case 'e': return cell.w ?? errorNames[Number(cell.v)] ?? '#VALUE!'
    case 'd': return cell.v instanceof Date ? dateCell(cell.v.getTime() / 86_400_000 + 25_569) : null
    case 'z': return null
  }
}

function isDate(cell: CellObject): boolean {
  return cell.z !== undefined && SSF.is_date(String(cell.z))
}

const errorNames: Readonly<Record<number, string>> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A' }
