import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import './cell-grid.css'
import { CellEditor } from './cell-editor.tsx'
import { movedBy, type Place, rowsBetween, within } from './grid-move.ts'
import { isComposing } from './shortcut.ts'

export interface GridColumn<Row> {
  readonly key: string
  readonly title: string
  readonly width: number
  readonly align?: 'left' | 'right' | 'center'
  readonly cell: (row: Row) => ReactNode
  readonly className?: (row: Row) => string
  /** What stands in the field when editing begins; null = this cell can't be edited. Missing = none of the column can. */
  readonly edit?: (row: Row) => string | null
  /** Lines under the last row: sums. */
  readonly foot?: readonly ReactNode[]
}

export interface GridCell<Row> {
  readonly row: Row
  readonly column: string
}

/** A text that was typed and not yet entered. */
export interface TypedCell {
  readonly rowId: string
  readonly column: string
  readonly text: string
}

interface Props<Row> {
  readonly name: string
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly columns: readonly GridColumn<Row>[]
  /** So many columns at the left stay in sight. */
  readonly fixed: number
  /** A typed text is entered into the cell. Answers what is wrong with it, or null. */
  readonly onEnter: (cell: GridCell<Row>, text: string) => string | null
  /** A key over the chosen cells of one column (the one in hand is the first). Answers how it goes on: `down` to the next row. null = not its key. */
  readonly onKey: (key: string, cells: readonly GridCell<Row>[]) => 'stay' | 'down' | null
  readonly onMove?: (cell: GridCell<Row>) => void
  /** Where the grid begins, and what was half typed there. */
  readonly start?: { readonly rowId: string; readonly column: string; readonly text?: string } | null
  /** What is half typed, at each key; null when nothing is. */
  readonly onTyping?: (typed: TypedCell | null) => void
  readonly empty: ReactNode
}

const rowHeight = 32
const headHeight = 36

/** A table that is filled in from the keyboard: arrows move, Shift and ↑ ↓ choose several rows, a digit or F2 begins to type, Enter enters. Only rows in sight are drawn. */
export function CellGrid<Row>({ name, label, rows, rowId, columns, fixed, onEnter, onKey, onMove, start = null, onTyping, empty }: Props<Row>) {
  const [at, setAt] = useState<Place>(() => placeOf(start, rows, rowId, columns))
  const [anchor, setAnchor] = useState<number | null>(null)
  const [editing, setEditing] = useState<{ readonly text: string; readonly problem: string | null } | null>(() => (start?.text === undefined ? null : { text: start.text, problem: null }))
  const scroller = useRef<HTMLDivElement>(null)
  const foot = Math.max(0, ...columns.map(column => column.foot?.length ?? 0))
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 6, scrollPaddingStart: headHeight, scrollPaddingEnd: headHeight + foot * rowHeight, useFlushSync: false,
    initialRect: { width: 800, height: 600 },
  })
  const place = within(at, { rows: rows.length, columns: columns.length })
  const [row, column] = [rows[place.row], columns[place.column]]

  useEffect(() => { if (start !== null) virtual.scrollToIndex(place.row, { align: 'center' }) }, []) // once, where the grid begins
  useEffect(() => { if (row !== undefined && column !== undefined) onMove?.({ row, column: column.key }) }, [row, column?.key])
  useEffect(() => { if (start !== null && start.text === undefined) scroller.current?.focus() }, []) // a half typed cell takes the focus itself

  const goTo = (next: Place, keepsAnchor = false) => {
    setAt(next)
    if (!keepsAnchor) setAnchor(null)
    virtual.scrollToIndex(next.row)
  }
  const begin = (text: string) => {
    setEditing({ text, problem: null })
    tell(text)
  }
  const tell = (text: string | null) => {
    if (row !== undefined && column !== undefined) onTyping?.(text === null ? null : { rowId: rowId(row), column: column.key, text })
  }
  const end = () => {
    setEditing(null)
    tell(null)
    scroller.current?.focus()
  }
  const enter = (text: string, next: Place): boolean => {
    if (row === undefined || column === undefined) return true
    const problem = onEnter({ row, column: column.key }, text)
    if (problem !== null) {
      setEditing({ text, problem })
      return false
    }
    end()
    goTo(within(next, { rows: rows.length, columns: columns.length }))
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (editing !== null || isComposing(event.nativeEvent) || event.altKey || row === undefined || column === undefined) return
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - headHeight - foot * rowHeight) / rowHeight) - 1)
    const next = event.ctrlKey ? null : movedBy(event.key === 'Tab' ? (event.shiftKey ? 'ArrowLeft' : 'ArrowRight') : event.key, place, { rows: rows.length, columns: columns.length, page })
    const leavesByTab = event.key === 'Tab' && next !== null && next.column === place.column
    if (leavesByTab) return // at either end the Tab key leaves the grid
    if (next !== null) {
      const extends_ = event.shiftKey && event.key !== 'Tab' && next.column === place.column
      if (extends_ && anchor === null) setAnchor(place.row)
      goTo(next, extends_)
    } else if (!takesKey(event, row, column)) return
    event.preventDefault()
  }
  const takesKey = (event: KeyboardEvent, inHand: Row, inColumn: GridColumn<Row>): boolean => {
    const chosen = anchor === null ? [place.row] : rowsBetween(anchor, place.row)
    const cells = chosen.flatMap(index => (rows[index] === undefined ? [] : [{ row: rows[index], column: inColumn.key }]))
    const went = onKey(event.ctrlKey ? `Ctrl+${event.key.toUpperCase()}` : event.key, anchor === null ? [{ row: inHand, column: inColumn.key }] : cells)
    if (went === 'down') goTo(within({ row: Math.max(...chosen) + 1, column: place.column }, { rows: rows.length, columns: columns.length }))
    if (went !== null) return true
    const before = inColumn.edit?.(inHand) ?? null
    if (before === null || event.ctrlKey) return false
    if (event.key === 'F2' || event.key === 'Enter') begin(before)
    else if (event.key.length === 1 && event.key !== ' ') begin(event.key)
    else return false
    return true
  }

  const widths = columns.map(one => one.width)
  const template: CSSProperties = { gridTemplateColumns: widths.map(width => `${width}px`).join(' ') }
  const minWidth = widths.reduce((sum, width) => sum + width, 0)
  const stuck = (index: number): CSSProperties => (index < fixed ? { position: 'sticky', left: widths.slice(0, index).reduce((sum, width) => sum + width, 0), zIndex: 1 } : {})
  const isChosen = (index: number) => anchor !== null && index >= Math.min(anchor, place.row) && index <= Math.max(anchor, place.row)
  return (
    <div className="list-table cell-grid" role="grid" aria-label={label} aria-rowcount={rows.length + 1} aria-colcount={columns.length} aria-multiselectable="true">
      <div className="list-scroller" ref={scroller} tabIndex={0} data-list="" onKeyDown={onKeyDown} aria-label={`${label}：用方向键移动`} aria-activedescendant={rows.length === 0 ? undefined : `${name}-${place.row}-${place.column}`}>
        <div className="list-head" role="row" style={{ ...template, minWidth }}>
          {columns.map((one, index) => <div key={one.key} role="columnheader" className={`list-cell ${one.align ?? 'left'} head-cell`} style={stuck(index)}>{one.title}</div>)}
        </div>
        {rows.length === 0 && empty}
        <div className="list-rows" style={{ height: virtual.getTotalSize(), minWidth }}>
          {virtual.getVirtualItems().map(item => {
            const own = rows[item.index]
            if (own === undefined) return null
            return (
              <div key={rowId(own)} role="row" aria-rowindex={item.index + 2} className={`list-row${item.index === place.row ? ' at-row' : ''}`} style={{ ...template, minWidth, height: rowHeight, transform: `translateY(${item.start}px)` }}>
                {columns.map((one, index) => {
                  const isAt = item.index === place.row && index === place.column
                  return (
                    <div
                      key={one.key} id={`${name}-${item.index}-${index}`} role="gridcell" aria-colindex={index + 1} aria-selected={isAt || (index === place.column && isChosen(item.index))} style={stuck(index)}
                      className={`list-cell ${one.align ?? 'left'} ${one.className?.(own) ?? ''}${isAt ? ' at' : ''}`}
                      onMouseDown={event => { if (editing === null) goOnFocus(event.shiftKey && index === place.column, item.index, index) }}
                      onDoubleClick={() => { const text = one.edit?.(own) ?? null; if (text !== null) begin(text) }}
                    >
                      {isAt && editing !== null
                        ? <CellEditor label={`${label}：${one.title}`} {...editing} onChange={begin} onCancel={end} onEnter={(text, way) => enter(text, stepped(place, way))} />
                        : one.cell(own)}
                    </div>
                  )
                })}
              </div>
            )
          })}
        </div>
        {rows.length > 0 && foot > 0 && (
          <div className="grid-foot" style={{ minWidth }}>
            {Array.from({ length: foot }, (_, line) => (
              <div key={line} role="row" className="foot-row" style={{ ...template, height: rowHeight }}>
                {columns.map((one, index) => <div key={one.key} role="gridcell" className={`list-cell ${one.align ?? 'left'} foot-cell`} style={stuck(index)}>{one.foot?.[line]}</div>)}
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  )

  function goOnFocus(extendsRows: boolean, toRow: number, toColumn: number): void {
    if (extendsRows && anchor === null) setAnchor(place.row)
    setAt({ row: toRow, column: toColumn })
    if (!extendsRows) setAnchor(null)
  }
}

export type Way = 'down' | 'up' | 'right' | 'left' | 'stay'

function stepped({ row, column }: Place, way: Way): Place {
  switch (way) {
    case 'down': return { row: row + 1, column }
    case 'up': return { row: row - 1, column }
    case 'right': return { row, column: column + 1 }
    case 'left': return { row, column: column - 1 }
    case 'stay': return { row, column }
  }
}

function placeOf<Row>(start: { readonly rowId: string; readonly column: string } | null, rows: readonly Row[], rowId: (row: Row) => string, columns: readonly GridColumn<Row>[]): Place {
  if (start === null) return { row: 0, column: Math.max(0, columns.findIndex(column => column.edit !== undefined)) }
  return { row: Math.max(0, rows.findIndex(row => rowId(row) === start.rowId)), column: Math.max(0, columns.findIndex(column => column.key === start.column)) }
}
