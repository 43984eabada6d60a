import { type TableName, tables } from '../model/tables.ts'
import { fieldLabel as labelOf, valueWords } from './value-words.ts'

/** What people and organisations are called, where a field names them by id. */
export interface Names {
  readonly person: (id: string) => string
  readonly organisation: (id: string) => string
}

/** A field's value in Chinese words, as a form would show it. */
export function fieldText(table: TableName, field: string, value: unknown, names: Names): string {
  if (typeof value === 'number' && yearFields.has(field)) return `${value}年`
  return valueWords(table, [field], value, (target, id) => nameIn(target, id, names))
}

/** The Chinese name of a field; of one that a newer version added, a general word. */
export function fieldLabel(table: TableName, field: string): string {
  return labelOf(table, [field]) ?? '其他内容'
}

export const empty = '（空）'

export function orEmpty(text: string): string {
  return text === '' ? empty : text
}

const yearFields: ReadonlySet<string> = new Set(['belongYear', 'year'])

function nameIn(table: TableName, id: string, names: Names): string {
  if (table === 'people') return names.person(id)
  return table === 'organisations' ? names.organisation(id) : tables[table].name
}
