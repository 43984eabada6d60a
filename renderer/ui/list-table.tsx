import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { ColumnMenu } from './column-menu.tsx'
import { isTextList, usePreference } from './preference.ts'
import { isComposing } from './shortcut.ts'

export interface ListColumn<Row> {
  readonly key: string
  readonly title: string
  /** CSS pixels at 100 %; `grow` takes what is left. */
  readonly width: number
  readonly grow?: boolean
  readonly cell: (row: Row) => ReactNode
  /** Makes the title a button that sorts. */
  readonly compare?: (a: Row, b: Row) => number
  /** The same where the rows come sorted by `sorting`. */
  readonly isSortable?: boolean
  readonly align?: 'left' | 'right' | 'center'
  readonly hiddenAtFirst?: boolean
}

interface Props<Row> {
  /** Under this name the PC keeps which columns are shown, in which order. */
  readonly name: string
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly columns: readonly ListColumn<Row>[]
  readonly onOpen: (row: Row) => void
  /** Shown instead of rows when there are none. */
  readonly empty: ReactNode
  readonly rowHeight?: number
  /** Rows can be ticked, with the mouse or with the space bar. */
  readonly selection?: ListSelection
  /** Missing = the table sorts by itself; else the rows come in this order, and who hands them over is told of another. */
  readonly sorting?: { readonly sort: ListSort | null; readonly onSort: (sort: ListSort | null) => void }
  /** The last rows came into sight: more may be read. */
  readonly onNearEnd?: () => void
}

export interface ListSelection {
  readonly ids: ReadonlySet<string>
  readonly onChange: (ids: ReadonlySet<string>) => void
}

/** The titles stand over the rows in the same scroller; after the last column is room for the column menu. */
const headHeight = 36
const menuWidth = 36
const tickWidth = 40

/** A table of any length: only the rows in sight are drawn; ↑ ↓ choose, Enter or a click opens. */
export function ListTable<Row>({ name, label, rows, rowId, columns, onOpen, empty, rowHeight = 40, selection, sorting, onNearEnd }: Props<Row>) {
  const [shownKeys, setShownKeys] = usePreference(`columns:${name}`, firstColumns(columns), isTextList)
  const [ownSort, setOwnSort] = useState<ListSort | null>(null)
  const [sort, setSort] = sorting === undefined ? [ownSort, setOwnSort] : [sorting.sort, sorting.onSort]
  const [chosen, setChosen] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const shown = useMemo(() => shownColumns(columns, shownKeys), [columns, shownKeys])
  const isSortedAlready = sorting !== undefined
  const sorted = useMemo(() => (isSortedAlready ? rows : sortedRows(rows, columns, sort)), [rows, columns, sort, isSortedAlready])
  const virtual = useVirtualizer({ count: sorted.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, scrollPaddingEnd: headHeight, useFlushSync: false, initialRect: { width: 800, height: 600 } })
  const at = Math.min(chosen, Math.max(0, sorted.length - 1))
  useEffect(() => { virtual.measure() }, [rowHeight, virtual])

  const items = virtual.getVirtualItems()
  const isNearEnd = sorted.length > 0 && (items.at(-1)?.index ?? 0) >= sorted.length - 1
  useEffect(() => { if (isNearEnd) onNearEnd?.() }, [isNearEnd, sorted.length, onNearEnd])

  const choose = (index: number) => {
    const next = Math.max(0, Math.min(sorted.length - 1, index))
    setChosen(next)
    virtual.scrollToIndex(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 1)
    const row = sorted[at]
    if (event.key === 'Enter' && row !== undefined) onOpen(row)
    else if (event.key === ' ' && selection !== undefined && row !== undefined) selection.onChange(toggled(selection.ids, rowId(row)))
    else if (event.key in moves) choose(moves[event.key as keyof typeof moves](at, pageRows, sorted.length)) // the line before has checked it
    else return
    event.preventDefault()
  }
  const template: CSSProperties = { gridTemplateColumns: (selection === undefined ? [] : [`${tickWidth}px`]).concat(shown.map(c => (c.grow === true ? `minmax(${c.width}px, 1fr)` : `${c.width}px`)), `${menuWidth}px`).join(' ') }
  const minWidth = shown.reduce((sum, c) => sum + c.width, menuWidth + (selection === undefined ? 0 : tickWidth))
  return (
    <div className="list-table" role="grid" aria-label={label} aria-rowcount={sorted.length + 1}>
      <div
        className="list-scroller" ref={scroller} tabIndex={0} onKeyDown={onKeyDown} data-list=""
        aria-activedescendant={sorted.length === 0 ? undefined : `${name}-row-${at}`}
      >
        <div className="list-head" role="row" style={{ ...template, minWidth }}>
          {selection !== undefined && <TickAll rows={sorted} rowId={rowId} selection={selection} />}
          {shown.map(column => <HeadCell key={column.key} column={column} sort={sort} onSort={setSort} />)}
          <div className="list-corner" onKeyDown={event => event.stopPropagation()}><ColumnMenu columns={columns} shown={shown.map(c => c.key)} onChange={setShownKeys} /></div>
        </div>
        {sorted.length === 0 && empty}
        <div className="list-rows" style={{ height: virtual.getTotalSize(), minWidth }}>
          {items.map(item => {
            const row = sorted[item.index]
            if (row === undefined) return null
            return (
              <div
                key={rowId(row)} id={`${name}-row-${item.index}`} role="row" aria-rowindex={item.index + 2} aria-selected={item.index === at}
                className="list-row" style={{ ...template, height: rowHeight, transform: `translateY(${item.start}px)` }}
                onClick={() => { setChosen(item.index); onOpen(row) }}
              >
                {selection !== undefined && <Tick id={rowId(row)} number={item.index + 1} selection={selection} />}
                {shown.map(column => <div key={column.key} role="gridcell" className={`list-cell ${column.align ?? 'left'}`}><CellContent content={column.cell(row)} /></div>)}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface TickAllProps<Row> { readonly rows: readonly Row[]; readonly rowId: (row: Row) => string; readonly selection: ListSelection }

function TickAll<Row>({ rows, rowId, selection }: TickAllProps<Row>) {
  const isAll = rows.length > 0 && rows.every(row => selection.ids.has(rowId(row)))
  return <div role="columnheader" className="list-cell center"><Checkbox aria-label="全选" checked={isAll} indeterminate={!isAll && selection.ids.size > 0} onChange={() => selection.onChange(isAll ? new Set() : new Set(rows.map(rowId)))} /></div>
}

function Tick({ id, number, selection }: { readonly id: string; readonly number: number; readonly selection: ListSelection }) {
  return <div role="gridcell" className="list-cell center" onClick={event => event.stopPropagation()}><Checkbox tabIndex={-1} aria-label={`选中第 ${number} 行`} checked={selection.ids.has(id)} onChange={() => selection.onChange(toggled(selection.ids, id))} /></div>
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

/** Plain words end in an ellipsis where their column is too narrow, and are told whole when pointed at. */
function CellContent({ content }: { readonly content: ReactNode }) {
  return typeof content === 'string' ? <span title={content}>{content}</span> : content
}

export interface ListSort { readonly key: string; readonly isDown: boolean }

const moves = {
  ArrowDown: (at: number) => at + 1,
  ArrowUp: (at: number) => at - 1,
  PageDown: (at: number, page: number) => at + page,
  PageUp: (at: number, page: number) => at - page,
  Home: () => 0,
  End: (_at: number, _page: number, count: number) => count - 1,
} as const

function HeadCell<Row>({ column, sort, onSort }: { readonly column: ListColumn<Row>; readonly sort: ListSort | null; readonly onSort: (sort: ListSort | null) => void }) {
  const mine = sort?.key === column.key ? sort : null
  const next = mine === null ? { key: column.key, isDown: false } : mine.isDown ? null : { key: column.key, isDown: true }
  return (
    <div role="columnheader" className={`list-cell ${column.align ?? 'left'}`} aria-sort={mine === null ? 'none' : mine.isDown ? 'descending' : 'ascending'}>
      {column.compare === undefined && column.isSortable !== true ? column.title : (
        <button type="button" className="list-sort" tabIndex={-1} onClick={() => onSort(next)}>
          {column.title}{mine !== null && (mine.isDown ? ' ▼' : ' ▲')}
        </button>
      )}
    </div>
  )
}

function firstColumns<Row>(columns: readonly ListColumn<Row>[]): string[] {
  return columns.filter(c => c.hiddenAtFirst !== true).map(c => c.key)
}

function shownColumns<Row>(columns: readonly ListColumn<Row>[], keys: readonly string[]): readonly ListColumn<Row>[] {
  const shown = keys.map(key => columns.find(c => c.key === key)).filter(c => c !== undefined)
  return shown.length === 0 ? columns : shown
}

function sortedRows<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[], sort: ListSort | null): readonly Row[] {
  const compare = columns.find(c => c.key === sort?.key)?.compare
  if (sort === null || compare === undefined) return rows
  return rows.toSorted((a, b) => (sort.isDown ? -compare(a, b) : compare(a, b)))
}
