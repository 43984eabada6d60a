/**
 * The neutral printable document: what a ledger produces and every writer reads.
 * Plain data without functions, so that it survives structuredClone on its way to a worker.
 */
export interface Document {
  readonly title: string
  /** Stands slantwise and faintly behind the words of every page: who took it out, and when. Books have none. */
  readonly watermark?: string
  readonly sections: readonly Section[]
}

export interface Section {
  readonly page: PageSetup
  readonly blocks: readonly Block[]
}

/** Sizes in millimetres of the sheet as it is read: a landscape A4 is 297 wide. */
export interface PageSetup {
  readonly widthMm: number
  readonly heightMm: number
  readonly orientation: 'portrait' | 'landscape'
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  readonly footer: Footer
}

/** `note` stands at the left of the footer line (补录 note, chain head); numbers as 第X页 共Y页 or — X —. */
export interface Footer {
  readonly numbering: 'none' | 'pageOfPages' | 'dashed'
  readonly note?: string
}

export type Block =
  | Cover
  | Heading
  | Paragraph
  | Table
  | FormGrid
  | ImageBlock
  | SignatureLine
  | { readonly type: 'pageBreak' }
  | Contents

/** A title page of its own: unit, name of the book, period, date. */
export interface Cover {
  readonly type: 'cover'
  readonly title: string
  readonly subtitle?: string
  readonly lines: readonly string[]
}

/** Level 1 is the title of the sheet (centred), 2 and 3 are 一、 and （一）. */
export interface Heading {
  readonly type: 'heading'
  readonly level: 1 | 2 | 3
  readonly text: string
}

export interface Paragraph {
  readonly type: 'paragraph'
  readonly runs: readonly Run[]
  readonly align?: Align
  /** First-line indent of two characters, as running text has; default true for `left`. */
  readonly indent?: boolean
  readonly size?: TextSize
}

/** `subject` names the record that a text comes from, so that an uncovered character can be reported with it. */
export interface Run {
  readonly text: string
  readonly role?: TextRole
  readonly bold?: boolean
  readonly subject?: string
}

/** Header rows repeat on every page; no row breaks across pages. Column widths in millimetres. */
export interface Table {
  readonly type: 'table'
  readonly columns: readonly Column[]
  readonly header: readonly (readonly Cell[])[]
  readonly rows: readonly (readonly Cell[])[]
  readonly size: TextSize
  /** Least height of a row of the body, where a hand shall write in it. */
  readonly rowHeightMm?: number
}

export interface Column {
  readonly mm: number
}

/**
 * `shade` is a printed background (矩阵 levels); it never stands alone: the text says the same in words or signs.
 * Cells that a span covers are left out of their rows, as in HTML.
 */
export interface Cell {
  readonly text: string
  readonly align?: Align
  readonly role?: TextRole
  readonly bold?: boolean
  readonly shade?: Shade
  /** What the text says as a number, for a spreadsheet that shall add it up: 学时, 元, 人数. */
  readonly number?: number
  readonly columnSpan?: number
  readonly rowSpan?: number
  readonly subject?: string
}

/** A form as on paper: rows of label and value cells with a border, widths in millimetres. Rows may break when `breakable`. */
export interface FormGrid {
  readonly type: 'formGrid'
  readonly columns: readonly Column[]
  readonly rows: readonly FormRow[]
  readonly size: TextSize
}

export interface FormRow {
  readonly cells: readonly Cell[]
  readonly minHeightMm?: number
  /** A long text (发言要点) may run on to the next page; short rows stay whole. */
  readonly breakable?: boolean
}

export interface ImageBlock {
  readonly type: 'image'
  readonly bytes: Uint8Array
  readonly mime: 'image/png' | 'image/jpeg'
  readonly widthMm: number
  readonly heightMm: number
  readonly caption?: string
}

/** Labels with a line to sign on, side by side: 填报单位（盖章） 填报人 审核人 日期. `value` is printed on the line. */
export interface SignatureLine {
  readonly type: 'signatureLine'
  readonly fields: readonly { readonly label: string; readonly value?: string; readonly mm?: number }[]
}

/** Entries of the headings of the whole document, with page numbers where the format can know them. */
export interface Contents {
  readonly type: 'contents'
  readonly title: string
  /** What it lists, with its pages; missing = the headings of this document, where the writer finds them. */
  readonly entries?: readonly ContentsEntry[]
}

export interface ContentsEntry {
  readonly text: string
  readonly level: 1 | 2 | 3
  /** Counted as the numbers at the foot count; null = not known yet. */
  readonly page: number | null
}

export type Align = 'left' | 'center' | 'right' | 'justify'
export type Shade = 'header' | 'green' | 'yellow' | 'orange' | 'red'

/** What a text is for; writers map it to a font. Never a font's file name in a ledger. */
export type TextRole = 'title' | 'hei' | 'kai' | 'fang' | 'song'

/** 字号 by their Chinese names; points stand in one table, `pointsOf`. */
export type TextSize = '二号' | '小二' | '三号' | '小三' | '四号' | '小四' | '五号' | '小五' | '六号' | '小六'

/** GB/T 9704-2012 and common typography: the size in points of a 字号. */
export const pointsOf: Readonly<Record<TextSize, number>> = {
  二号: 22, 小二: 18, 三号: 16, 小三: 15, 四号: 14, 小四: 12, 五号: 10.5, 小五: 9, 六号: 7.5, 小六: 6.5,
}

/** Body of 三号 仿宋 set on 28.95 points: 22 lines of 28 characters a side. GB/T 9704-2012, 5.2. */
export const bodySize: TextSize = '三号'
export const bodyLinePoints = 28.95
