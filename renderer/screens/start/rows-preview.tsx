import { useEffect, useMemo, useState } from 'react'
import type { StoredRow } from '#shared/archive/commit.ts'
import { sinceText } from '../../parts/instant-text.ts'
import { rowsInWords } from '../../parts/row-words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'

interface Props {
  /** null = the view's rows, read here. */
  readonly rows: readonly StoredRow[] | null
  readonly read: () => Promise<readonly StoredRow[]>
}

/** Shows what could be taken back before anything is done with it: the latest changes first. */
export function RowsPreview({ rows, read }: Props) {
  const [found, setFound] = useState<readonly StoredRow[] | null>(rows)
  useEffect(() => {
    if (rows !== null) return
    read().then(setFound, (error: unknown) => {
      console.error(error)
      setFound([])
    })
  }, [rows, read])
  const words = useMemo(() => (found === null ? null : rowsInWords(found)), [found])
  if (words === null) return <Loading rows={3} />
  return (
    <div className="start-rows">
      <p className="muted">最近修改的在前：</p>
      <ListTable name="start-rows" label="可以取回的记录" rows={words} rowId={row => row.key} columns={columns} rowHeight={32} onOpen={() => {}} empty={<EmptyState text="没有读到记录" />} />
    </div>
  )
}

type Words = ReturnType<typeof rowsInWords>[number]

const now = new Date()
const columns: readonly ListColumn<Words>[] = [
  { key: 'table', title: '类别', width: 110, cell: row => row.table },
  { key: 'title', title: '内容', width: 200, grow: true, cell: row => row.title },
  { key: 'updatedAt', title: '修改时间', width: 130, cell: row => (row.updatedAt === null ? '' : sinceText(row.updatedAt, now)) },
  { key: 'updatedBy', title: '操作人', width: 100, cell: row => row.updatedBy },
]
