import { Segmented } from 'antd'
import { useState } from 'react'
import type { ChangeReport, ReportLine, ReportRow } from '#shared/archive/restore-report.ts'
import { tables } from '#shared/model/tables.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { ListBox } from '../../ui/list-box.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'

interface Props {
  readonly report: ChangeReport
  /** Rows that are here and not there go too. */
  readonly deletes: boolean
}

/** What taking a state over would do: in one sentence, by organisation and kind, and record by record. */
export function ChangeReportView({ report, deletes }: Props) {
  const [shown, setShown] = useState<'lines' | 'rows'>('lines')
  const rows = deletes ? report.rows : report.rows.filter(row => row.change !== 'deleted')
  const lines = report.lines.filter(line => line.added + line.changed + line.deleted > 0)
  return (
    <>
      <p role="status">{reportSentence(report, deletes)}</p>
      {report.problems.map(problem => <FailureNotice key={problem} kind="warning" message={problem} />)}
      {lines.length > 0 && (
        <>
          <span><Segmented aria-label="怎么看" value={shown} onChange={value => setShown(value)} options={[{ value: 'lines' as const, label: '按党组织和种类' }, { value: 'rows' as const, label: '逐条看' }]} /></span>
          <ListBox rows={shown === 'lines' ? lines.length : rows.length}>
            {shown === 'lines'
              ? <ListTable name="report-lines" label="会改动多少" rows={lines} rowId={line => `${line.table} ${line.organisation ?? ''}`} rowHeight={32} columns={lineColumns} onOpen={() => setShown('rows')} empty="没有变化" />
              : <ListTable name="report-rows" label="会改动哪些" rows={rows} rowId={row => `${row.table} ${row.id}`} rowHeight={32} columns={rowColumns} onOpen={() => {}} empty="没有变化" />}
          </ListBox>
          {shown === 'rows' && report.rowsTotal > report.rows.length && <p className="muted">共 {report.rowsTotal} 条变化，这里列出前 {report.rows.length} 条。</p>}
        </>
      )}
    </>
  )
}

/** 「会补回 3 条、改回 2 条，120 条相同；…」 */
export function reportSentence({ total: { added, changed, same, deleted } }: Pick<ChangeReport, 'total'>, deletes: boolean): string {
  if (added + changed === 0 && (deleted === 0 || !deletes)) return `这份备份和现在的档案没有需要恢复的差别（${same} 条相同${deleted > 0 ? `，另有 ${deleted} 条是备份以后新增的，保持不动` : ''}）。`
  const rest = deleted === 0 ? '' : deletes ? `；备份以后新增的 ${deleted} 条会删除` : `；备份以后新增的 ${deleted} 条保持不动`
  return `会补回 ${added} 条、改回 ${changed} 条，${same} 条相同${rest}。现在还什么都没有改动。`
}

const changeWords = { added: '补回', changed: '改回', deleted: '删除' } as const

const lineColumns: readonly ListColumn<ReportLine>[] = [
  { key: 'organisation', title: '党组织', width: 220, grow: true, cell: line => <span>{line.organisation ?? '（不属于某个党组织）'}</span> },
  { key: 'table', title: '种类', width: 140, cell: line => <span>{tables[line.table].name}</span> },
  ...(['added', 'changed', 'same', 'deleted'] as const).map(key => ({ key, title: { added: '补回', changed: '改回', same: '相同', deleted: '以后新增' }[key], width: 90, align: 'right' as const, cell: (line: ReportLine) => <span>{line[key] === 0 ? '' : line[key]}</span> })),
]

const rowColumns: readonly ListColumn<ReportRow>[] = [
  { key: 'change', title: '变化', width: 70, cell: row => <span>{changeWords[row.change]}</span> },
  { key: 'table', title: '种类', width: 120, cell: row => <span>{tables[row.table].name}</span> },
  { key: 'title', title: '内容', width: 220, grow: true, cell: row => <span title={row.title}>{row.title}</span> },
  { key: 'organisation', title: '党组织', width: 180, cell: row => <span>{row.organisation ?? ''}</span> },
  { key: 'fields', title: '哪些栏目不同', width: 200, cell: row => <span title={row.fields.join('、')}>{row.fields.join('、')}</span> },
]
