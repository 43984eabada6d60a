import { columnLetters, type Sheet, type SheetRow } from '../../imports/sheet.ts'
import { spreadsheetLimits } from '../limits.ts'
import { advices, type Refuse } from '../refuse.ts'
import { csvRecords } from './csv-rows.ts'
import { decodeText } from './decode-text.ts'
import { delimiterOf } from './delimiter-of.ts'

/** A text file as one sheet, named after the file. Every cell is words, as written; rows are numbered as WPS shows them. */
export function readCsv(bytes: Uint8Array, fileName: string, refuse: Refuse): readonly Sheet[] {
  const text = decodeText(bytes, refuse)
  const delimiter = delimiterOf(text)
  const rows: SheetRow[] = []
  let number = 0
  let cells = 0
  for (const { line, fields } of csvRecords(text, delimiter)) {
    if (fields === null) return refuse('damaged', '里有一个引号没有配对，它后面的内容分不清是哪一列', advices.anotherCopy, { row: line })
    if (line === 1 && /^sep=[,;\t]$/.test(fields.join(delimiter))) continue
    number += 1
    if (number > spreadsheetLimits.rows) refuse('tooLarge', `超过 ${spreadsheetLimits.rows} 行`, advices.split)
    const row = cellsOf(fields, number, refuse)
    cells += row.length
    if (cells > spreadsheetLimits.cells) refuse('tooLarge', '的单元格太多', advices.split, { row: number })
    if (row.length > 0) rows.push({ number, cells: row })
  }
  return [{ name: fileName.replace(/\.[^.]*$/, ''), rows }]
}

/** Empty cells at the end are left out. */
function cellsOf(fields: readonly string[], row: number, refuse: Refuse): (string | null)[] {
  const cells = fields.map(field => (field === '' ? null : field))
  while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  if (cells.length > spreadsheetLimits.columns) refuse('tooLarge', `超过 ${spreadsheetLimits.columns} 列`, advices.split, { row })
  const long = cells.findIndex(cell => cell !== null && cell.length > spreadsheetLimits.cellLength)
  if (long !== -1) refuse('tooLarge', `的内容超过 ${spreadsheetLimits.cellLength} 个字符`, '请缩短这一格后再导入', { row, column: columnLetters(long) })
  return cells
}
