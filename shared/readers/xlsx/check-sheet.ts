import { columnLetters, type MergedRange } from '../../imports/sheet.ts'
import type { SpreadsheetPlace } from '../../imports/spreadsheet-refusal.ts'
import { spreadsheetLimits } from '../limits.ts'
import { advices, type Refuse } from '../refuse.ts'
import { type Edit, editedPieces } from '../xml/edits.ts'
import { scanXml } from '../xml/scan-xml.ts'
import type { Tag } from '../xml/tag.ts'
import { addressBase, lastRow, mergedRange, packedAddress, wholeNumber } from './cell-address.ts'
import { CellParts, cellFault } from './cell-parts.ts'
import { refuseFault } from './parts.ts'

export interface SheetTask {
  readonly name: string
  readonly bytes: Uint8Array
  readonly stringCount: number
  /** For each cell format, whether it shows a date. */
  readonly dateStyles: readonly boolean[]
  /** Cells that all sheets of the file may still have. */
  readonly allowance: { cells: number }
}

export interface CheckedSheet {
  /** The rows alone, as XML that the library reads as meant. */
  readonly pieces: readonly Uint8Array[]
  readonly merged: readonly MergedRange[]
}

/**
 * Walks through a sheet before the library does: rows and columns in order and within the limits, every value of the kind that its cell says.
 * Rows without a value are taken out (a format may reach down to row 1,048,576), as is all that is no row.
 */
export function checkSheet(task: SheetTask, refuse: Refuse): CheckedSheet {
  const { bytes, name } = task
  const edits: Edit[] = []
  const merged: MergedRange[] = []
  const cell = new CellParts(bytes)
  let [dataFrom, dataTo] = [-1, -1]
  let [row, rowFrom, column] = [0, 0, 0]
  let [inRow, inCell, rowHasValue] = [false, false, false]

  scanXml(bytes, { open, close, text, fault: fault => refuseFault(fault, refuse, place()) }, edits)
  if (dataFrom === -1) return { pieces: [], merged }
  return { pieces: editedPieces(bytes, dataFrom, dataTo, edits), merged }

  function open(tag: Tag): void {
    const tagName = tag.name
    if (dataFrom === -1 || dataTo !== -1) {
      if (tagName === 'mergeCell') merge(tag)
      if (tagName !== 'sheetData') return
      if (dataFrom !== -1) damaged('有两份内容')
      dataFrom = tag.from
    } else if (tagName === 'c') openCell(tag)
    else if (tagName === 'row') openRow(tag)
    else if (tagName === 'sheetData') damaged('的内容错乱')
    else if (inCell) cell.open(tagName, tag)
  }

  function close(tagName: string, end: number): void {
    if (dataFrom === -1 || dataTo !== -1) return
    if (inCell) {
      if (tagName === 'c') closeCell()
      else cell.close(tagName, end)
    } else if (tagName === 'row') closeRow(end)
    else if (tagName === 'sheetData') dataTo = end
  }

  function text(from: number, to: number): void {
    if (inCell) cell.text(from, to)
  }

  function openRow(tag: Tag): void {
    if (inRow) damaged('的行号错乱')
    const told = tag.indexOf('r')
    const number = told === -1 ? row + 1 : wholeNumber(bytes, tag.valueFrom(told), tag.valueTo(told))
    if (number <= row || number > lastRow) damaged('的行号错乱')
    if (told === -1) edits.push({ from: tag.nameTo, to: tag.nameTo, put: ` r="${number}"` })
    ;[row, rowFrom, column, inRow, rowHasValue] = [number, tag.from, 0, true, false]
  }

  function closeRow(end: number): void {
    inRow = false
    if (rowHasValue) return
    while ((edits.at(-1)?.from ?? -1) >= rowFrom) edits.pop()
    edits.push({ from: rowFrom, to: end, put: '' })
  }

  function openCell(tag: Tag): void {
    if (!inRow || inCell) damaged('的单元格错乱')
    const told = tag.indexOf('r')
    if (told === -1) {
      column += 1
      edits.push({ from: tag.nameTo, to: tag.nameTo, put: ` r="${columnLetters(column - 1)}${row}"` })
    } else {
      const address = packedAddress(bytes, tag.valueFrom(told), tag.valueTo(told))
      const next = address % addressBase
      if (address === -1 || Math.floor(address / addressBase) !== row || next <= column) damaged('的单元格错乱')
      column = next
    }
    inCell = true
    cell.begin(tag)
  }

  function closeCell(): void {
    const state = cell.finish(task.stringCount, task.dateStyles, edits)
    inCell = false
    if (state === 'empty') return
    if (state !== 'value') refuse('damaged', cellFault(state), advices.anotherCopy, place())
    rowHasValue = true
    task.allowance.cells -= 1
    if (row > spreadsheetLimits.rows) refuse('tooLarge', `超过 ${spreadsheetLimits.rows} 行`, advices.split, { sheet: name, row })
    if (column > spreadsheetLimits.columns) refuse('tooLarge', `超过 ${spreadsheetLimits.columns} 列`, advices.split, place())
    if (task.allowance.cells < 0) refuse('tooLarge', `的单元格超过 ${spreadsheetLimits.cells} 个`, advices.split, { sheet: name, row })
  }

  function merge(tag: Tag): void {
    const range = mergedRange(tag.value('ref') ?? '')
    if (range !== null) merged.push(range)
    if (merged.length > spreadsheetLimits.mergedRanges) refuse('tooLarge', `的合并单元格超过 ${spreadsheetLimits.mergedRanges} 处`, advices.split, { sheet: name })
  }

  function damaged(what: string): never {
    return refuse('damaged', `${what}，可能已损坏`, advices.anotherCopy, place())
  }

  function place(): SpreadsheetPlace {
    return { sheet: name, ...(row > 0 ? { row } : {}), ...(inRow && column > 0 ? { column: columnLetters(column - 1) } : {}) }
  }
}
