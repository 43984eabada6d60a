import { columnLetters } from '../../imports/sheet.ts'
import { refuseMacros } from '../xlsx/part-names.ts'
import { advices, type Refuse } from '../refuse.ts'

/** Record types of [MS-XLS] 2.3. */
const [bof, eof, filePass, boundSheet, formula, continues, ignored] = [0x0809, 0x000a, 0x002f, 0x0085, 0x0006, 0x003c, 0x001a] as const
/** Cells that begin with row and column: FORMULA, NUMBER, LABEL, BOOLERR, RK, RSTRING, LABELSST, MULRK, MULBLANK, BLANK. */
const cellTypes: ReadonlySet<number> = new Set([formula, 0x0203, 0x0204, 0x0205, 0x027e, 0x00d6, 0x00fd, 0x00bd, 0x00be, 0x0201])
/** Code page, 1904, formats, shared words, words of formulas, merged cells: with the cells all that is looked at. */
const keptTypes: ReadonlySet<number> = new Set([...cellTypes, bof, eof, boundSheet, 0x0042, 0x0022, 0x041e, 0x00e0, 0x00fc, 0x0207, 0x00e5])

/** BOF of Excel 2, 3 and 4. */
const olderBegins: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409])
/** Within the data of BOF. */
const [versionAt, kindAt, macroSheet] = [0, 2, 0x0040] as const
const [excel95, excel97] = [0x0500, 0x0600] as const
const formulaLengthAt = 20
const lastColumn = 255

/**
 * The records of a workbook of Excel 95–2003, walked through before the library does: whole, not enciphered, without macro sheets, every cell within the columns that there are.
 * Whatever is no cell, word or format is made a record that the library passes over, expressions of formulas are cut off: their parsers don't end on broken bytes.
 */
export function checkedRecords(stream: Uint8Array, refuse: Refuse): Uint8Array {
  const records = stream.slice()
  const view = new DataView(records.buffer)
  const damaged = () => refuse('damaged', '打不开，可能已损坏', advices.anotherCopy)
  if (records.length < 8) damaged()
  if (olderBegins.has(view.getUint16(0, true))) tooOld()
  if (view.getUint16(0, true) !== bof) damaged()
  let isKept = false
  for (let at = 0; at + 4 <= records.length;) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
    const data = at + 4
    if (data + length > records.length) damaged()
    if (type === filePass) refuse('encrypted', '设有打开密码', '请用 WPS 或 Excel 打开它，取消密码，另存为 xlsx 后再导入')
    if (type !== continues) isKept = keptTypes.has(type)
    if (!isKept) view.setUint16(at, ignored, true)
    else if (type === bof) checkBegin(data, length)
    else if (type === boundSheet && records[data + 5] === 1) refuseMacros(refuse)
    else if (cellTypes.has(type)) checkCell(type, data, length)
    at = data + length
  }
  return records

  function tooOld(): never {
    return refuse('wrongFormat', '是 1995 年以前的 Excel 格式，本程序不能读取', advices.saveAsXlsx)
  }

  function checkBegin(data: number, length: number): void {
    if (length < 4) damaged()
    const version = view.getUint16(data + versionAt, true)
    if (version !== excel95 && version !== excel97) tooOld()
    if (view.getUint16(data + kindAt, true) === macroSheet) refuseMacros(refuse)
  }

  function checkCell(type: number, data: number, length: number): void {
    if (length < 6) damaged()
    const [row, column] = [view.getUint16(data, true), view.getUint16(data + 2, true)]
    if (column > lastColumn) refuse('damaged', '的单元格错乱，可能已损坏', advices.anotherCopy, { row: row + 1, column: columnLetters(column) })
    if (type !== formula) return
    if (length < formulaLengthAt + 2) refuse('damaged', '的公式不完整，可能已损坏', advices.anotherCopy, { row: row + 1, column: columnLetters(column) })
    view.setUint16(data + formulaLengthAt, 0xffff, true)
  }
}
