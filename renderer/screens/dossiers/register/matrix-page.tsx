import { Button, Select } from 'antd'
import { useState } from 'react'
import type { MatrixCell } from '#shared/rules/dossier/matrix.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { useToday } from '../../../parts/today.ts'
import { yearChoices } from '../../../parts/year-choices.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { useSection } from '../../../workers/section/use-section.ts'
import { cellWords } from '../file/matrix-table.tsx'

interface Row { readonly id: string; readonly name: string; readonly archiveNo: string; readonly cells: readonly MatrixCell[]; readonly lacking: number }

/** Of a year, everybody: which dimension has something, which has nothing. */
export function MatrixPage() {
  const today = useToday()
  const [year, setYear] = useState(yearOf(today))
  const asked = useSection<'matrix'>({ kind: 'matrix', years: [year] })
  const leave = () => navigate('dossiers')
  useShortcut('Escape', leave)
  const answer = asked.kind === 'answered' ? asked.answer : undefined
  const rows = answer?.rows.map(({ id, name, archiveNo, matrix }): Row => {
    const cells = matrix.rows.flatMap(({ cells: [cell] }) => (cell === undefined ? [] : [cell]))
    return { id, name, archiveNo, cells, lacking: cells.filter(cell => cell.entryIds.length === 0).length }
  })
  const columns: readonly ListColumn<Row>[] = [
    { key: 'archiveNo', title: '档案编号', width: 100, cell: row => row.archiveNo },
    { key: 'name', title: '姓名', width: 90, cell: row => row.name },
    ...(answer?.dimensions ?? []).map(({ code, title }, index): ListColumn<Row> => ({ key: code, title, width: 168, cell: row => cellOf(row.cells[index]) })),
    { key: 'lacking', title: '空缺', width: 70, align: 'right', cell: row => (row.lacking === 0 ? '' : String(row.lacking)), compare: (a, b) => a.lacking - b.lacking },
  ]
  return (
    <Page
      title="政治素质矩阵" count={rows === undefined ? undefined : `共 ${rows.length} 册，有空缺 ${rows.filter(({ lacking }) => lacking > 0).length} 册`} actions={<Button onClick={leave} title="Esc">返回</Button>}
      filters={<Select aria-label="年度" className="filter" value={year} options={yearChoices(today, year)} onChange={setYear} popupMatchSelectWidth={false} />}
    >
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {rows === undefined ? asked.kind === 'asking' && <Loading /> : <ListTable name="dossier-matrix" label="政治素质矩阵" rows={rows} rowId={row => row.id} columns={columns} onOpen={row => navigate('dossiers', [row.id, 'matrix'])} empty={<EmptyState text="还没有档案。建档以后，各人每一方面有没有材料，这里一目了然。" />} />}
    </Page>
  )
}

function cellOf(cell: MatrixCell | undefined) {
  const words = cell === undefined ? '' : cellWords(cell)
  return words === '' ? <span className="muted">— 没有材料</span> : words
}
