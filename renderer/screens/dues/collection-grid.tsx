import { Button } from 'antd'
import { useState } from 'react'
import { typedYuan, yuanText } from '#shared/rules/dues/money.ts'
import { monthOf, yearOf } from '#shared/time/local-date.ts'
import { useToday } from '../../parts/today.ts'
import type { CellDraft } from '../../parts/use-cell-draft.ts'
import type { MonthEdit } from '../../storage/dues-repository.ts'
import { CellGrid, type GridCell } from '../../ui/cell-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import type { DuesBook } from '../../workers/dues-book.ts'
import { collectionColumns, columnOfMonth, monthOfColumn } from './collection-columns.tsx'
import type { CollectionRow } from './collection-rows.ts'
import { cellWords, type MonthCell } from './month-cell.ts'
import { type Collection, paidAsDue, paidExactly } from './payment-edits.ts'
import { PaymentsDialog } from './payments-dialog.tsx'
import type { CollectionInHand } from './use-collection.ts'

interface Props {
  readonly book: DuesBook
  readonly rows: readonly CollectionRow[]
  readonly isFiltered: boolean
  readonly settings: Collection
  readonly record: CollectionInHand['record']
  readonly draft: CellDraft
  /** Where the grid begins: a finding led here. */
  readonly personId: string | null
}

type Cells = readonly GridCell<CollectionRow>[]

/** Members × months. Enter or 空格 = paid as due, an amount = paid so much, Delete clears, Ctrl+D fills down, Ctrl+Enter collects the month from all. */
export function CollectionGrid({ book, rows, isFiltered, settings, record, draft, personId }: Props) {
  const today = useToday()
  const [at, setAt] = useState<{ readonly personId: string; readonly month: number | null } | null>(null)
  const [note, setNote] = useState('')
  const [isDetailed, setDetailed] = useState(false)
  const month = book.year === yearOf(today) ? monthOf(today) : 12
  const row = rows.find(({ member }) => member.id === at?.personId)
  const cell = at?.month === null || at === null ? undefined : row?.months[at.month - 1]
  useShortcut('Ctrl+I', cell === undefined ? null : () => setDetailed(true))

  const onEnter = ({ row: { member }, column }: GridCell<CollectionRow>, text: string): string | null => {
    const of = monthOfColumn(column)
    const cents = text.trim() === '' ? 0 : typedYuan(text)
    if (of === null) return '这一列不能填'
    if (cents === null) return '看不懂这个金额。请写元，如 42 或 42.50。'
    setNote(cents >= largeCents && cents > (cellOf({ row: rowOf(member.id, rows), column })?.due ?? 0) ? '一次交纳 1000 元以上的大额党费另有程序，请核对。' : '')
    record(
      cents === 0 ? `清除党费：${member.name}${monthWords(book.year, of)}` : `登记党费：${member.name}${monthWords(book.year, of)} ${yuanText(cents)}`,
      [{ personId: member.id, month: of, change: before => paidExactly(before, of, cents, settings) }], new Map([[`${member.id} ${of}`, cents]]),
    )
    return null
  }
  const payAsDue = (cells: Cells) => {
    const owing = cells.flatMap(one => owingOf(one))
    setNote(owing.length > 0 ? '' : noteOf(cells))
    if (owing.length === 0) return
    record(paidSummary(owing, book.year), owing.map((one): MonthEdit => ({ personId: one.personId, month: one.month, change: before => paidAsDue(before, one.month, one.due, settings) })), new Map(owing.map(one => [`${one.personId} ${one.month}`, one.due])))
  }
  const clear = (cells: Cells) => {
    const filled = cells.flatMap(one => paidOf(one))
    if (filled.length === 0) return
    record(`清除党费：${whoWords(filled)}${monthWords(book.year, filled[0]?.month ?? 1)}`, filled.map((one): MonthEdit => ({ ...one, change: () => [] })), new Map(filled.map(one => [`${one.personId} ${one.month}`, 0])))
  }
  const fillDown = (cells: Cells) => {
    const [first] = cells
    if (first === undefined) return
    const source = cells.length > 1 ? first : { row: rows[rows.indexOf(first.row) - 1], column: first.column }
    const cents = source.row === undefined ? 0 : (cellOf({ row: source.row, column: source.column })?.paid ?? 0)
    const targets = (cells.length > 1 ? cells.slice(1) : cells).flatMap(one => memberCells(one))
    if (cents === 0) return setNote('上面一格没有金额，没有可以向下填充的。')
    if (targets.length === 0) return
    setNote('')
    record(
      `登记党费：${whoWords(targets)}${monthWords(book.year, targets[0]?.month ?? 1)} 各 ${yuanText(cents)}`,
      targets.map((one): MonthEdit => ({ ...one, change: before => paidExactly(before, one.month, cents, settings) })), new Map(targets.map(one => [`${one.personId} ${one.month}`, cents])),
    )
  }
  const collectMonth = (of: number) => payAsDue(rows.map(one => ({ row: one, column: columnOfMonth(of) })))
  const onKey = (key: string, cells: Cells): 'stay' | 'down' | null => {
    const of = monthOfColumn(cells[0]?.column ?? '')
    if (of === null) return null
    switch (key) {
      case 'Enter':
      case ' ': payAsDue(cells); return 'down'
      case 'Delete':
      case 'Backspace': clear(cells); return 'stay'
      case 'Ctrl+D': fillDown(cells); return 'stay'
      case 'Ctrl+ENTER': collectMonth(of); return 'stay'
      default: return null
    }
  }
  const start = draft.kept !== null && rows.some(({ member }) => member.id === draft.kept?.rowId) ? draft.kept : { rowId: personId ?? rows[0]?.member.id ?? '', column: columnOfMonth(startMonth(rows, personId, month)) }
  return (
    <>
      <CellGrid
        name="dues" label="党费收缴" rows={rows} rowId={({ member }) => member.id} columns={collectionColumns(rows, new Set(rows.map(({ member }) => member.organisationId)).size > 1, month)} fixed={1}
        onEnter={onEnter} onKey={onKey} onMove={({ row: { member }, column }) => { setAt({ personId: member.id, month: monthOfColumn(column) }) }} start={start} onTyping={draft.onTyping}
        empty={isFiltered
          ? <EmptyState text="没有符合条件的人。"><Button onClick={() => replaceRoute('dues', [], { year: String(book.year), ...(book.branchId === null ? {} : { branch: book.branchId }) })}>显示全部</Button></EmptyState>
          : <EmptyState text="这里按月登记党费。所看的党组织这一年没有党员，请先登记人员，再核定党费。"><Button onClick={() => navigate('people')}>去登记人员</Button></EmptyState>}
      />
      {row !== undefined && (
        <div className="dues-bar">
          <span><strong>{row.member.name}</strong>{cell === undefined ? '' : `　${cell.month}月　${cellWords(cell)}`}</span>
          {note !== '' && <span className="dues-warning" role="alert">{note}</span>}
          <span className="end">
            {cell !== undefined && <Button size="small" onClick={() => setDetailed(true)} title="Ctrl+I">明细</Button>}
            {cell !== undefined && <Button size="small" onClick={() => collectMonth(cell.month)} title="Ctrl+Enter">{cell.month}月全部按应交收齐</Button>}
          </span>
        </div>
      )}
      {isDetailed && row !== undefined && cell !== undefined && <PaymentsDialog personId={row.member.id} name={row.member.name} year={book.year} month={cell.month} due={cell.due} collection={settings} onClose={() => setDetailed(false)} />}
    </>
  )
}

/** R-FEE-08: so much at once has a procedure of its own. */
const largeCents = 100_000

interface Owing { readonly personId: string; readonly name: string; readonly month: number; readonly due: number }

function cellOf({ row, column }: { readonly row: CollectionRow | undefined; readonly column: string }): MonthCell | undefined {
  const month = monthOfColumn(column)
  return month === null ? undefined : row?.months[month - 1]
}

function rowOf(personId: string, rows: readonly CollectionRow[]): CollectionRow | undefined {
  return rows.find(({ member }) => member.id === personId)
}

function owingOf(one: GridCell<CollectionRow>): readonly Owing[] {
  const cell = cellOf(one)
  if (cell === undefined || cell.due === null || cell.due <= cell.paid || cell.state === 'notMember') return []
  return [{ personId: one.row.member.id, name: one.row.member.name, month: cell.month, due: cell.due }]
}

function paidOf(one: GridCell<CollectionRow>): readonly { readonly personId: string; readonly name: string; readonly month: number }[] {
  const cell = cellOf(one)
  return cell === undefined || cell.paid === 0 ? [] : [{ personId: one.row.member.id, name: one.row.member.name, month: cell.month }]
}

function memberCells(one: GridCell<CollectionRow>): readonly { readonly personId: string; readonly name: string; readonly month: number }[] {
  const cell = cellOf(one)
  return cell === undefined || cell.state === 'notMember' || cell.state === 'nothingDue' ? [] : [{ personId: one.row.member.id, name: one.row.member.name, month: cell.month }]
}

/** Why nothing was to be paid. */
function noteOf(cells: Cells): string {
  const [first] = cells
  const cell = first === undefined ? undefined : cellOf(first)
  if (cells.length > 1 || cell === undefined) return '选中的都已交齐，或没有应交数。'
  switch (cell.state) {
    case 'notMember': return '这个月不在所看的支部，不在这里交。'
    case 'notSet': return '没有核定应交数。可以直接输入金额，或先到“核定”页核定。'
    case 'nothingDue': return '这个月免交。自愿交的，请直接输入金额。'
    case 'open':
    case 'unpaid':
    case 'short':
    case 'paid': return ''
  }
}

function paidSummary(owing: readonly Owing[], year: number): string {
  const [first] = owing
  if (first === undefined) return ''
  const sum = owing.reduce((total, { due }) => total + due, 0)
  return owing.length === 1 ? `登记党费：${first.name}${monthWords(year, first.month)} ${yuanText(first.due)}` : `登记党费：${whoWords(owing)}${monthWords(year, first.month)}，应交 ${yuanText(sum)}`
}

function whoWords(people: readonly { readonly name: string }[]): string {
  return people.length === 1 ? (people[0]?.name ?? '') : `${people.length} 人`
}

function monthWords(year: number, month: number): string {
  return ` ${year}年${month}月`
}

/** The first month that the person has not paid, else the month of today. */
function startMonth(rows: readonly CollectionRow[], personId: string | null, month: number): number {
  return rows.find(({ member }) => member.id === personId)?.months.find(({ state }) => state === 'unpaid' || state === 'short')?.month ?? month
}
