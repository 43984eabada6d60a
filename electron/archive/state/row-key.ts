import type { TableName } from '#shared/model/tables.ts'

/** One text for a row of the archive. */
export function rowKey(table: string, id: string): string {
  return `${table} ${id}`
}

export function tableOf(key: string): TableName {
  return key.slice(0, key.indexOf(' ')) as TableName // rowKey puts a table's name first
}

export function idOf(key: string): string {
  return key.slice(key.indexOf(' ') + 1)
}
