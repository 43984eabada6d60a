import type { Block, Cell, FormRow, Table } from '../../documents/document.ts'
import { orDash } from '../words.ts'

export function head(text: string): Cell {
  return { text, role: 'hei', align: 'center' }
}

/** A value, never blank: 「—」 where nothing was entered. */
export function said(text: string, subject: string, align?: Cell['align']): Cell {
  return { text: orDash(text), subject, ...(align === undefined ? {} : { align }) }
}

/** A table in 小五 with its words, or one row that says why it has none. */
export function tableOf(columns: readonly (readonly [title: string, mm: number])[], rows: Table['rows'], emptyWords: string): Block {
  return {
    type: 'table', size: '小五', columns: columns.map(([, mm]) => ({ mm })), header: [columns.map(([title]) => head(title))],
    rows: rows.length === 0 ? [[{ text: emptyWords, align: 'center', columnSpan: columns.length }]] : rows,
  }
}

/** Label and value, label and value …, as on a paper form. */
export function pairRow(pairs: readonly (readonly [label: string, value: string])[], subject: string): FormRow {
  return { cells: pairs.flatMap(([label, value]) => [head(label), said(value, subject)]) }
}

/** One label and a long text that may run on to the next page. */
export function longRow(label: string, value: string, subject: string, columnSpan: number): FormRow {
  return { cells: [head(label), { ...said(value, subject), columnSpan }], breakable: true }
}
