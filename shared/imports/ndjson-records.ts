import type { TableName } from '../model/tables.ts'
import { tableNames, tables } from '../model/tables.ts'
import type { FieldProblem } from '../archive/commit.ts'

/** One line of an NDJSON file: `{"table","value"}`. */
export interface RecordLine {
  readonly line: number
  readonly table: TableName
  readonly value: { readonly id: string } & Readonly<Record<string, unknown>>
}

/** Something in the file that can't enter the archive. `line` counts from 1; `field` is empty where the whole line is meant. */
export interface LineProblem {
  readonly line: number
  readonly field: string
  readonly message: string
}

export interface NdjsonRecords {
  readonly records: readonly RecordLine[]
  readonly problems: readonly LineProblem[]
}

/** Reads lines of `{"table","value"}`; empty lines are passed over. Fields are checked later, by the table's schema, where the archive is. */
export function ndjsonRecords(text: string): NdjsonRecords {
  const records: RecordLine[] = []
  const problems: LineProblem[] = []
  const seen = new Map<string, number>()
  text.replace(/^\uFEFF/, '').split('\n').forEach((content, index) => {
    if (content.trim() === '') return
    const line = index + 1
    const read = recordLine(content, line)
    if ('message' in read) return problems.push(read)
    const key = `${read.table} ${read.value.id}`
    const before = seen.get(key)
    seen.set(key, line)
    return before === undefined ? records.push(read) : problems.push({ line, field: 'id', message: `与第 ${before} 行的编号重复，请只保留一行` })
  })
  return { records, problems }
}

/** Problems of rows, told by the line that each row stood in. */
export function onLines(problems: readonly FieldProblem[], records: readonly RecordLine[]): readonly LineProblem[] {
  const lineOf = new Map(records.map(record => [`${record.table} ${record.value.id}`, record.line]))
  return problems.map(({ table, id, path, message }) => ({ line: lineOf.get(`${table} ${id}`) ?? 0, field: path, message }))
}

function recordLine(content: string, line: number): RecordLine | LineProblem {
  const parsed = parsedJson(content)
  if (!isObject(parsed)) return { line, field: '', message: '这一行不是完整的 JSON，应为 {"table":…,"value":…}' }
  const { table, value } = parsed
  if (!isTable(table)) return { line, field: 'table', message: `没有名为“${String(table)}”的表，应为 ${tableNames.join('、')} 之一` }
  if (!isObject(value)) return { line, field: 'value', message: '缺少记录内容，应为 {"id":…}' }
  if (typeof value['id'] !== 'string') return { line, field: 'id', message: `${tables[table].name}缺少编号，应为 UUID` }
  return { line, table, value: { ...value, id: value['id'] } }
}

/** `__proto__` and its like never become fields (reliability: hostile JSON). */
function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content, (key, value: unknown) => (key === '__proto__' || key === 'constructor' || key === 'prototype' ? undefined : value))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isTable(name: unknown): name is TableName {
  return typeof name === 'string' && Object.hasOwn(tables, name)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
