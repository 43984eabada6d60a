import { Button, Select } from 'antd'
import { useState } from 'react'
import { monthlyDue } from '#shared/rules/dues/monthly-due.ts'
import { yuanText } from '#shared/rules/dues/money.ts'
import { standardHints } from '#shared/rules/dues/standard-hints.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { useToday } from '../../parts/today.ts'
import { useCellDraft } from '../../parts/use-cell-draft.ts'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { CellGrid, type GridCell } from '../../ui/cell-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import type { DuesBook } from '../../workers/dues-book.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { BranchChoice } from './branch-choice.tsx'
import { isNamed } from './collection-rows.ts'
import { DuesPages } from './dues-pages.tsx'
import { MidYearDialog } from './mid-year-dialog.tsx'
import { standardColumns } from './standard-columns.tsx'
import { isStandardField, typedField } from './standard-edits.ts'
import { carriedOver, newStandard, type StandardRow } from './standard-rows.ts'
import { categoryHints } from './typed-standard.ts'
import { useStandards } from './use-standards.ts'
import { yearOptions } from './year-options.ts'

type Query = Readonly<Record<string, string>>

/** 党费核定: what each member owes a month, set at the beginning of the year for whole branches at once. */
export function StandardsPage({ query }: { readonly query: Query }) {
  const today = useToday()
  const { ids } = useOrganisationInView()
  const year = Number(query['year'] ?? yearOf(today))
  const asked = useArchive<'dues'>({ kind: 'dues', standards: true, organisationIds: ids === null ? null : [...ids], branchId: query['branch'] ?? null, personId: query['person'] ?? null, year, today })
  const draft = useCellDraft('dues-standard', String(year))
  const filter = (change: Query) => replaceRoute('dues', ['standards'], Object.fromEntries(Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')))
  const yearSelect = <Select aria-label="年度" className="filter" value={year} options={[...yearOptions(today, year)]} onChange={next => filter({ year: String(next) })} popupMatchSelectWidth={false} />
  if (asked.kind === 'failed') return <Page title="党费核定"><FailureNotice message={asked.message} detail={asked.detail} /></Page>
  if (asked.kind === 'asking' || draft === undefined || asked.answer.year !== year) return <Page title="党费核定" filters={yearSelect}><Loading /></Page>
  return <Standards key={`${year} ${asked.answer.branchId ?? ''}`} book={asked.answer} draft={draft} query={query} filter={filter} yearSelect={yearSelect} />
}

interface Props {
  readonly book: DuesBook
  readonly draft: NonNullable<ReturnType<typeof useCellDraft>>
  readonly query: Query
  readonly filter: (change: Query) => void
  readonly yearSelect: React.ReactNode
}

type Cells = readonly GridCell<StandardRow>[]

function Standards({ book, draft, query, filter, yearSelect }: Props) {
  const { rows: all, change, add, remove, failed } = useStandards(book)
  const [atKey, setAtKey] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [splits, setSplits] = useState(false)
  const text = query['text'] ?? ''
  const rows = all.filter(row => isNamed(row, text) && (query['only'] !== 'notSet' || row.standard === null))
  const at = rows.find(row => row.key === atKey)
  const carried = rows.flatMap(row => carriedOver(row, book.year) ?? [])

  const onEnter = ({ row, column }: GridCell<StandardRow>, typed: string): string | null => {
    if (!isStandardField(column)) return '这一列是算出来的'
    const answer = typedField(column, typed, book.year)
    if (answer.kind === 'problem') return answer.message
    if (column === 'from' && all.some(other => other.key !== row.key && other.member.id === row.member.id && other.standard?.from === answer.some.from)) return '此人从这个月起已有核定。'
    setNote('')
    set([row], answer.some)
    return null
  }
  /** One act over rows that have a standard, and one over those that have none yet. */
  const set = (some: readonly StandardRow[], value: Parameters<typeof change>[2]) => {
    const standards = some.flatMap(row => row.standard ?? [])
    const fresh = some.filter(row => row.standard === null).map(row => ({ ...newStandard(row, book.year), ...value }))
    const who = some.length === 1 ? (some[0]?.member.name ?? '') : `${some.length} 人`
    if (standards.length > 0) change(`核定党费：${who} ${book.year}年`, standards, value)
    if (fresh.length > 0) add(`核定党费：${who} ${book.year}年`, fresh)
  }
  const fillDown = (cells: Cells) => {
    const [first] = cells
    if (first === undefined || !isStandardField(first.column) || first.column === 'from') return
    const source = cells.length > 1 ? first.row : rows[rows.indexOf(first.row) - 1]
    if (source?.standard === undefined || source.standard === null) return setNote('上面一格没有填，没有可以向下填充的。')
    set((cells.length > 1 ? cells.slice(1) : cells).map(cell => cell.row), { [first.column]: source.standard[first.column] })
  }
  const clear = (cells: Cells) => {
    const column = cells[0]?.column ?? ''
    if (column === 'category' || column === 'from') return setNote('类别和起执行月份不能空着；不要这条核定，请按“删除这条核定”。')
    const filled = cells.map(cell => cell.row).filter(row => row.standard !== null)
    if (isStandardField(column) && filled.length > 0) set(filled, { [column]: column === 'baseCents' || column === 'setDueCents' ? null : '' })
  }
  const onKey = (key: string, cells: Cells): 'stay' | 'down' | null => {
    switch (key) {
      case 'Ctrl+D': fillDown(cells); return 'stay'
      case 'Delete':
      case 'Backspace': clear(cells); return 'stay'
      default: return null
    }
  }
  const notSet = new Set(all.filter(row => row.standard === null).map(row => row.member.id)).size
  const sum = all.reduce((total, { standard }) => total + dueCents(standard, book), 0)
  const start = draft.kept !== null && rows.some(row => row.key === draft.kept?.rowId) ? draft.kept
    : { rowId: rows.find(row => row.member.id === query['person'])?.key ?? rows[0]?.key ?? '', column: 'category' }
  return (
    <Page
      title="党费核定" count={`共 ${book.members.length} 人${notSet === 0 ? '' : `，未核定 ${notSet} 人`}，月应交合计 ${yuanText(sum)} 元`}
      actions={(
        <>
          <DuesPages current="standards" year={book.year} branchId={book.branchId} />
          <Button onClick={() => navigate('ledgers', [], { ledger: 'dues-standards' })}>打印核定表</Button>
          <Button type="primary" disabled={carried.length === 0} onClick={() => add(`核定党费：沿用上年 ${carried.length} 人`, carried)} title={carried.length === 0 ? '没有未核定而上年核定过的人' : undefined}>沿用上年（{carried.length} 人）</Button>
        </>
      )}
      filters={(
        <>
          {yearSelect}
          <Select aria-label="状态" className="filter" value={query['only'] ?? ''} options={[{ value: '', label: '全部' }, { value: 'notSet', label: '没有核定' }]} onChange={only => filter({ only })} popupMatchSelectWidth={false} />
          <SearchBox label="姓名、拼音首字母" value={text} onChange={next => filter({ text: next })} />
        </>
      )}
    >
      <BranchChoice book={book} onChoose={branch => filter({ branch, person: '' })} />
      <div className="category-hints" aria-label="类别的序号">{categoryHints.map(hint => <span key={hint}>{hint}</span>)}</div>
      {failed !== null && <FailureNotice message={failed.message} detail={failed.detail} />}
      <CellGrid
        name="dues-standards" label="党费核定" rows={rows} rowId={row => row.key} columns={standardColumns(book.rounding, new Set(rows.map(row => row.member.organisationId)).size > 1)} fixed={1}
        onEnter={onEnter} onKey={onKey} onMove={({ row }) => { setAtKey(row.key); setNote('') }} start={start} onTyping={draft.onTyping}
        empty={all.length === 0
          ? <EmptyState text="这里每年年初核定党费。所看的党组织这一年没有党员，请先登记人员。"><Button onClick={() => navigate('people')}>去登记人员</Button></EmptyState>
          : <EmptyState text="没有符合条件的人。"><Button onClick={() => filter({ text: '', only: '', person: '' })}>显示全部</Button></EmptyState>}
      />
      {at !== undefined && (
        <div className="dues-bar">
          <strong>{at.member.name}</strong>
          {[...(note === '' ? [] : [note]), ...(at.standard === null ? ['没有核定：输入类别或收入基数'] : standardHints(at.standard, book.rounding))].map(hint => <span key={hint} className="dues-warning" role="status">{hint}</span>)}
          {at.standard !== null && (
            <span className="end">
              <Button size="small" onClick={() => setSplits(true)}>年中调整</Button>
              <Button size="small" onClick={() => { if (at.standard !== null) remove(`删除党费核定：${at.member.name} ${book.year}年`, at.standard) }}>删除这条核定</Button>
            </span>
          )}
        </div>
      )}
      {splits && at?.standard !== undefined && at.standard !== null && (
        <MidYearDialog
          name={at.member.name} standard={at.standard} taken={all.filter(row => row.member.id === at.member.id).flatMap(row => row.standard?.from ?? [])} onClose={() => setSplits(false)}
          onAdd={standard => add(`核定党费：${at.member.name} 从 ${standard.from.replace('-', '.')} 起`, [standard])}
        />
      )}
    </Page>
  )
}

function dueCents(standard: StandardRow['standard'], { rounding }: DuesBook): number {
  const due = standard === null ? null : monthlyDue(standard, rounding)
  return due?.kind === 'due' ? due.cents : 0
}
