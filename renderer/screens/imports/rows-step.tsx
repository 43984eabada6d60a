import { Button, Segmented } from 'antd'
import { memo, useEffect, useMemo, useState } from 'react'
import { useObservable } from '../../storage/observable.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import type { RowFilter } from '../../workers/roster-protocol.ts'
import { DecideAll } from './decide-all.tsx'
import { type ImportState, rosterClient } from './import-desk.ts'
import { contentWords, filterWords, markOf, planSentence } from './import-words.ts'
import { OrganisationsPlan } from './organisations-plan.tsx'
import { ProblemListDialog } from './problem-list-dialog.tsx'
import { RowDetail } from './row-detail.tsx'
import { type RowsInSight, rowsInSight } from './rows-in-sight.ts'

type RowsState = Extract<ImportState, { kind: 'rows' }>
type Shown = RowFilter | 'organisations'

/** 核对每一行: what would become of each row, and what is left for a person to decide. Nothing is written yet. */
export function RowsStep({ state: { planned, commit, inHand, planning } }: { readonly state: RowsState }) {
  const [shown, setShown] = useState<Shown>(firstShown(planned))
  const [text, setText] = useState('')
  const [isListing, setListing] = useState(false)
  const offers: readonly { readonly value: Shown; readonly label: string }[] = [
    ...filterWords(planned).filter(({ filter, count }) => filter === 'all' || count > 0 || filter === shown).map(({ filter, word, count }) => ({ value: filter, label: `${word} ${count}` })),
    ...(planned.organisations.length > 0 ? [{ value: 'organisations' as const, label: `新党组织 ${planned.organisations.length}` }] : []),
  ]
  return (
    <>
      <p role="status">{planSentence(planned)}{planning !== null && '　正在按您的决定重新核对…'}</p>
      <LeftOut state={{ planned }} />
      <div className="field-line">
        <Segmented aria-label="显示哪些行" value={shown} options={[...offers]} onChange={setShown} />
        {shown !== 'organisations' && <SearchBox label="行号、姓名、内容、问题" value={text} onChange={setText} />}
        {planned.counts.problem > 0 && <Button size="small" onClick={() => setListing(true)}>问题清单</Button>}
      </div>
      {shown === 'undecided' && <DecideAll planned={planned} today={inHand.today} />}
      {shown === 'organisations' ? <OrganisationsPlan planned={planned} inHand={inHand} /> : <Rows key={`${commit} ${shown} ${text}`} filter={shown} text={text} inHand={inHand} />}
      {isListing && <ProblemListDialog fileName={inHand.roster.fileName} onClose={() => setListing(false)} />}
    </>
  )
}

/** What needs a person comes first. */
function firstShown(planned: RowsState['planned']): Shown {
  const wanted: readonly RowFilter[] = ['undecided', 'problem']
  return wanted.find(one => filterWords(planned).some(({ filter, count }) => filter === one && count > 0)) ?? 'all'
}

function LeftOut({ state: { planned: { passedOver, unusedColumns } } }: { readonly state: Pick<RowsState, 'planned'> }) {
  if (passedOver.count === 0 && unusedColumns.length === 0) return null
  return (
    <details className="told">
      <summary>没有用到的：{[unusedColumns.length > 0 ? `${unusedColumns.length} 列` : '', passedOver.count > 0 ? `${passedOver.count} 行不是人员` : ''].filter(part => part !== '').join('，')}</summary>
      <ul>
        {unusedColumns.length > 0 && <li>列：{unusedColumns.join('、')}</li>}
        {passedOver.first.map(({ number, text }) => <li key={number}>第 {number} 行：{text}</li>)}
        {passedOver.count > passedOver.first.length && <li>另有 {passedOver.count - passedOver.first.length} 行</li>}
      </ul>
    </details>
  )
}

type Found = { readonly kind: 'finding' } | { readonly kind: 'found'; readonly rows: RowsInSight; readonly lines: readonly number[] } | { readonly kind: 'failed'; readonly message: string }

const Rows = memo(function Rows({ filter, text, inHand }: { readonly filter: RowFilter; readonly text: string; readonly inHand: RowsState['inHand'] }) {
  const [found, setFound] = useState<Found>({ kind: 'finding' })
  const [chosen, setChosen] = useState<number | null>(null)
  useEffect(() => {
    let isShown = true
    const client = rosterClient()
    client.ask({ kind: 'find', filter, text }).then(
      ({ places }) => { if (isShown) setFound({ kind: 'found', rows: rowsInSight(client, places), lines: Array.from(places, (_, i) => i) }) },
      (error: unknown) => { if (isShown) setFound({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }) },
    )
    return () => { isShown = false }
  }, [filter, text])
  switch (found.kind) {
    case 'finding': return <Loading rows={3} />
    case 'failed': return <FailureNotice message={found.message} />
    case 'found': return (
      <div className="import-rows">
        <RowTable rows={found.rows} lines={found.lines} onOpen={setChosen} />
        <ChosenRow rows={found.rows} line={chosen ?? (found.lines.length > 0 ? 0 : null)} inHand={inHand} />
      </div>
    )
  }
})

function RowTable({ rows, lines, onOpen }: { readonly rows: RowsInSight; readonly lines: readonly number[]; readonly onOpen: (line: number) => void }) {
  const version = useObservable(rows.version)
  const columns = useMemo((): readonly ListColumn<number>[] => [
    { key: 'number', title: '行', width: 60, align: 'right', cell: line => rows.rowAt(line)?.number ?? '…' },
    { key: 'action', title: '结果', width: 90, cell: line => <RowMark rows={rows} line={line} /> },
    { key: 'name', title: '姓名', width: 100, cell: line => rows.rowAt(line)?.name ?? '' },
    { key: 'content', title: '内容', width: 220, grow: true, cell: line => { const row = rows.rowAt(line); return row === undefined ? '' : contentWords(row) } },
  ], [rows, version]) // a new list of columns draws the rows that have come
  return <ListTable name="import-rows" label="表格的各行" rows={lines} rowId={String} columns={columns} rowHeight={32} onOpen={onOpen} empty={<EmptyState text="没有这样的行。" />} />
}

function RowMark({ rows, line }: { readonly rows: RowsInSight; readonly line: number }) {
  const row = rows.rowAt(line)
  if (row === undefined) return null
  const { level, text } = markOf(row)
  return <span className={`level ${level}`}>{text}</span>
}

function ChosenRow({ rows, line, inHand }: { readonly rows: RowsInSight; readonly line: number | null; readonly inHand: RowsState['inHand'] }) {
  useObservable(rows.version)
  const row = line === null ? undefined : rows.rowAt(line)
  return row === undefined ? <aside className="import-row" /> : <RowDetail key={row.number} row={row} choice={inHand.choices.rows[row.number] ?? {}} today={inHand.today} />
}
