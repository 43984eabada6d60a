/** Why a spreadsheet file is not read. */
export type RefusalKind =
  | 'empty'
  | 'notSpreadsheet'
  | 'wrongFormat'
  | 'encrypted'
  | 'macros'
  | 'tooLarge'
  | 'excessive'
  | 'damaged'
  | 'unknownEncoding'
  | 'tooSlow'

/** Where in a spreadsheet file; `row` as the program that made the file counts, `column` in letters. */
export interface SpreadsheetPlace {
  readonly sheet?: string
  readonly row?: number
  readonly column?: string
}

export interface SpreadsheetRefusal extends SpreadsheetPlace {
  readonly kind: RefusalKind
  readonly fileName: string
  /** What happened, what is safe, what to do; names the place. */
  readonly message: string
}

/** Thrown by readers of spreadsheets for what a clerk can mend; crosses to and from workers as its `refusal`. */
export class SpreadsheetRefused extends Error {
  override readonly name = 'SpreadsheetRefused'
  readonly refusal: SpreadsheetRefusal

  constructor(refusal: SpreadsheetRefusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** `what` says what is the matter, `advice` what to do about it; both without a full stop. */
export function refusalOf(kind: RefusalKind, fileName: string, what: string, advice: string, place: SpreadsheetPlace = {}): SpreadsheetRefusal {
  return { kind, fileName, ...place, message: `${placeText(fileName, place)}${what}，没有导入任何内容，档案没有受影响。${advice}。` }
}

function placeText(fileName: string, { sheet, row, column }: SpreadsheetPlace): string {
  const parts = [`文件“${fileName}”`]
  if (sheet !== undefined) parts.push(`工作表“${sheet}”`)
  if (row !== undefined) parts.push(`第 ${row} 行`)
  if (column !== undefined) parts.push(`${column} 列`)
  return parts.length === 1 ? (parts[0] ?? '') : `${parts.join(' ')} `
}
