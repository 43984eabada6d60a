import type { Names } from '#shared/archive/field-text.ts'
import { rowDifferences } from '#shared/archive/row-differences.ts'
import type { TableName } from '#shared/model/tables.ts'
import { Differences } from './differences.tsx'

type Fields = Readonly<Record<string, unknown>>

interface Props {
  readonly table: TableName
  /** null = there was nothing. */
  readonly before: Fields | null
  /** null = deleted. */
  readonly after: Fields | null
  readonly names: Names
}

/** What one act did to one record, in words; of a new one its fields on demand. */
export function RowChange({ table, before, after, names }: Props) {
  if (after === null) return <p>删除</p>
  const differences = rowDifferences(table, before ?? blank(after), after, names)
  if (differences.length === 0) return <p className="muted">内容没有变化</p>
  return before === null ? <details><summary>新建，填写了 {differences.length} 项</summary><RowContents table={table} value={after} names={names} /></details> : <Differences differences={differences} />
}

/** Everything that is filled in. */
export function RowContents({ table, value, names }: { readonly table: TableName; readonly value: Fields; readonly names: Names }) {
  return <dl className="row-contents">{rowDifferences(table, blank(value), value, names).map(({ label, right }, index) => <div key={index}><dt>{label}</dt><dd>{right}</dd></div>)}</dl>
}

/** The same record with nothing in it: everything that was filled in differs from that. */
function blank(value: Fields): Fields {
  return Object.fromEntries(Object.entries(value).map(([field, content]) => [field, Array.isArray(content) ? [] : typeof content === 'string' ? '' : typeof content === 'boolean' ? false : null]))
}
