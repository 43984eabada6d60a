import type { Edit } from '../xml/edits.ts'
import { plainText, type Tag } from '../xml/tag.ts'
import { wholeNumber } from './cell-address.ts'

/** What is the matter with a cell: of no known kind, words that are not in the table, or no number. */
type CellFault = 'kind' | 'string' | 'number'
type CellState = 'empty' | 'value' | CellFault

const faultWords: Readonly<Record<CellFault, string>> = { kind: '的单元格类型无法识别，可能已损坏', string: '引用的文字不存在，可能已损坏', number: '的数字无法识别，可能已损坏' }

export function cellFault(fault: CellFault): string {
  return faultWords[fault]
}

/** Integer digits from which on no number is a day: an 18-digit ID number in a cell with a date format stays a number. */
const dayDigits = 7

/** A cell of a sheet part while it is walked through; used again for each. */
export class CellParts {
  readonly #bytes: Uint8Array
  #nameTo = 0
  #kind = 'n'
  #kindFrom = -1
  #kindTo = -1
  #styleFrom = -1
  #styleTo = -1
  #style = -1
  #in: '' | 'v' | 'f' = ''
  #hasInline = false
  #hasValue = false
  #valueFrom = -1
  #valueTo = -1
  #isValueWhole = true
  #formulaFrom = -1
  #formulaTo = -1
  #formulaEnd = -1

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  begin(tag: Tag): void {
    this.#nameTo = tag.nameTo
    const kind = tag.indexOf('t')
    this.#kind = kind === -1 ? 'n' : tag.nameOf(tag.valueFrom(kind), tag.valueTo(kind))
    this.#kindFrom = kind === -1 ? -1 : tag.valueFrom(kind)
    this.#kindTo = kind === -1 ? -1 : tag.valueTo(kind)
    const style = tag.indexOf('s')
    this.#styleFrom = style === -1 ? -1 : tag.attributeFrom(style)
    this.#styleTo = style === -1 ? -1 : tag.valueTo(style) + 1
    this.#style = style === -1 ? -1 : wholeNumber(this.#bytes, tag.valueFrom(style), tag.valueTo(style))
    this.#in = ''
    this.#hasInline = false
    this.#hasValue = false
    this.#isValueWhole = true
    this.#valueFrom = this.#valueTo = this.#formulaFrom = this.#formulaTo = this.#formulaEnd = -1
  }

  open(name: string, tag: Tag): void {
    if (name === 'v' || name === 'f') this.#in = name
    if (name === 'f') this.#formulaEnd = tag.to
    if (name === 'v') this.#hasValue = true
    if (name === 'is') this.#hasInline = true
  }

  close(name: string, end: number): void {
    if (name === this.#in) this.#in = ''
    if (name === 'f') this.#formulaEnd = end
  }

  text(from: number, to: number): void {
    if (this.#in === 'v') {
      this.#isValueWhole = this.#valueFrom === -1
      if (this.#valueFrom === -1) this.#valueFrom = from
      this.#valueTo = to
    } else if (this.#in === 'f') {
      if (this.#formulaFrom === -1) this.#formulaFrom = from
      this.#formulaTo = to
    }
  }

  /** Whether the cell holds something; what the library would read otherwise than meant is put right in `edits`. */
  finish(stringCount: number, dateStyles: readonly boolean[], edits: Edit[]): CellState {
    if (this.#styleFrom !== -1 && dateStyles[this.#style] === undefined) this.#dropStyle(edits)
    if (this.#kind === 'inlineStr') return this.#hasInline ? 'value' : 'empty'
    if (this.#valueFrom === this.#valueTo) return this.#formulaEnd === -1 || this.#hasValue ? 'empty' : this.#showFormula(edits)
    switch (this.#kind) {
      case 's': return this.#stringState(stringCount)
      case 'n': return this.#numberState(dateStyles, edits)
      case 'str': return 'value'
      case 'e': return this.#asWords(edits)
      case 'b': return this.#yesOrNo(edits)
      case 'd': return this.#isoDate(edits)
      default: return 'kind'
    }
  }

  #stringState(count: number): CellState {
    const index = wholeNumber(this.#bytes, this.#valueFrom, this.#valueTo)
    return index >= 0 && index < count && this.#isValueWhole ? 'value' : 'string'
  }

  #numberState(dateStyles: readonly boolean[], edits: Edit[]): CellState {
    const words = this.#words()
    const number = Number(words)
    if (words.trim() === '' || !Number.isFinite(number) || !this.#isValueWhole) return 'number'
    if (dateStyles[this.#style] === true && Math.abs(number) >= 10 ** dayDigits) this.#dropStyle(edits)
    return 'value'
  }

  #yesOrNo(edits: Edit[]): CellState {
    const words = this.#words().trim()
    if (words !== '0' && words !== '1') this.#putValue(edits, words.toLowerCase() === 'true' ? '1' : '0')
    return ['0', '1', 'true', 'false'].includes(words.toLowerCase()) ? 'value' : 'number'
  }

  /** `2021-06-10`, `2021-06-10T08:30:00`: local time as the clerk saw it, whatever zone is behind it. Anything else is words. */
  #isoDate(edits: Edit[]): CellState {
    const whole = /^\s*(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?\s*$/.exec(this.#words())
    if (whole === null || !Number.isFinite(Date.parse(`${whole[1] ?? ''}${whole[2] ?? 'T00:00'}Z`))) return this.#asWords(edits)
    this.#putValue(edits, `${whole[1] ?? ''}${whole[2] ?? 'T00:00'}Z`)
    return 'value'
  }

  /** #REF! and its like are words; the library would leave the cell empty. */
  #asWords(edits: Edit[]): CellState {
    if (this.#kindFrom === -1) edits.push({ from: this.#nameTo, to: this.#nameTo, put: ' t="str"' })
    else edits.push({ from: this.#kindFrom, to: this.#kindTo, put: 'str' })
    return 'value'
  }

  /** A formula that no program has worked out yet is shown as it is written: never a silent blank. */
  #showFormula(edits: Edit[]): CellState {
    const formula = this.#formulaFrom === -1 ? '…' : this.#raw(this.#formulaFrom, this.#formulaTo)
    edits.push({ from: this.#formulaEnd, to: this.#formulaEnd, put: `<v>=${formula}</v>` })
    return this.#asWords(edits)
  }

  #dropStyle(edits: Edit[]): void {
    edits.push({ from: this.#styleFrom, to: this.#styleTo, put: '' })
    this.#style = -1
  }

  #putValue(edits: Edit[], words: string): void {
    edits.push({ from: this.#valueFrom, to: this.#valueTo, put: words })
  }

  #words(): string {
    return plainText(this.#raw(this.#valueFrom, this.#valueTo))
  }

  #raw(from: number, to: number): string {
    return new TextDecoder().decode(this.#bytes.subarray(from, to))
  }
}
