import readXlsxFile from 'read-excel-file/universal'
import type { MergedRange, Sheet } from '../../imports/sheet.ts'
import { filledDown } from '../filled-down.ts'
import { spreadsheetLimits } from '../limits.ts'
import type { ReadOptions } from '../read-options.ts'
import { advices, type Refuse } from '../refuse.ts'
import { sheetRows } from '../sheet-rows.ts'
import { zipDirectory } from '../zip/zip-directory.ts'
import { cellOf } from './cell-of.ts'
import { checkSheet } from './check-sheet.ts'
import { libraryPackage } from './library-package.ts'
import { openParts } from './parts.ts'
import { checkSharedStrings } from './shared-strings.ts'
import { dateStyles } from './styles.ts'
import { readWorkbook } from './workbook.ts'

/** The sheets of an OOXML workbook: unpacked, counted and checked here, then read by the library from a package of our own. */
export async function readXlsx(bytes: Uint8Array, refuse: Refuse, options: ReadOptions): Promise<readonly Sheet[]> {
  const { sheets, zip } = checked(bytes, refuse, options)
  options.onProgress?.({ kind: 'reading' })
  const read = await readXlsxFile(zip.buffer, { trim: false }).catch((error: unknown) => refuseAt(error, sheets, refuse))
  return sheets.map(({ name, isHidden, merged }, i) => ({
    name, ...(isHidden ? { isHidden } : {}), ...(merged.length > 0 ? { merged } : {}),
    rows: filledDown(name, sheetRows(name, (read[i]?.data ?? []) as readonly (readonly unknown[])[], cellOf, refuse), merged, refuse),
  }))
}

interface SheetFacts {
  readonly name: string
  readonly isHidden: boolean
  readonly merged: readonly MergedRange[]
}

function checked(bytes: Uint8Array, refuse: Refuse, options: ReadOptions): { readonly sheets: readonly SheetFacts[]; readonly zip: Uint8Array<ArrayBuffer> } {
  const parts = openParts(zipDirectory(bytes, refuse), refuse, options)
  const workbook = readWorkbook(parts, refuse)
  const styles = dateStyles(workbook.stylesPart === null ? null : parts.xml(workbook.stylesPart), refuse)
  const strings = checkSharedStrings(workbook.stringsPart === null ? null : parts.xml(workbook.stringsPart), refuse)
  const allowance = { cells: spreadsheetLimits.cells }
  const walked = workbook.sheets.map(({ name, isHidden, part }) => {
    const content = parts.xml(part) ?? refuse('damaged', '的内容缺失，可能已损坏', advices.anotherCopy, { sheet: name })
    const { merged, pieces } = checkSheet({ name, bytes: content, stringCount: strings.count, dateStyles: styles, allowance }, refuse)
    return { name, isHidden, merged, pieces }
  })
  parts.checkRest()
  return { sheets: walked, zip: libraryPackage({ is1904: workbook.is1904, dateStyles: styles, strings: strings.pieces, sheets: walked.map(({ pieces }) => pieces) }) }
}

/** Whatever the checks let through and the library does not: the row and column are in its words. */
function refuseAt(error: unknown, sheets: readonly SheetFacts[], refuse: Refuse): never {
  const [, row] = /row (\d+)/.exec(String(error)) ?? []
  const [only] = sheets
  return refuse('damaged', '的内容读不出来，可能已损坏', advices.anotherCopy, { ...(sheets.length === 1 && only !== undefined ? { sheet: only.name } : {}), ...(row === undefined ? {} : { row: Number(row) }) })
}
