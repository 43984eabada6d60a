import type { TableName } from '#shared/model/tables.ts'

/** Where a record is shown; of rows without a page of their own the list of their kind. */
export function pageOf(table: TableName, id: string): [string, string[]] {
  switch (table) {
    case 'people': return ['people', [id]]
    case 'organisations': return ['organisations', [id]]
    case 'meetings': return ['meetings', [id]]
    case 'developmentCases': return ['development', [id]]
    case 'memberships':
    case 'posts': return ['people', []]
    default: return ['data', []]
  }
}
