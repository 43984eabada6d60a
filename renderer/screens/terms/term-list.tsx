import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { organisationType } from '#shared/model/organisation.ts'
import { termOfOfficeLabels as labels } from '#shared/model/term-of-office.ts'
import { levelOrder } from '#shared/rules/finding.ts'
import { byTypeAndName } from '#shared/rules/organisation-order.ts'
import { stepOf } from '#shared/rules/election-steps.ts'
import { regularDueOn } from '#shared/rules/term-due.ts'
import { dottedDate, type LocalDate } from '#shared/time/local-date.ts'
import { useToday } from '../../parts/today.ts'
import { useListExport } from '../../parts/list-export.tsx'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { termRepository } from '../../storage/term-repository.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { isText, usePreference } from '../../ui/preference.ts'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { daysText, daysUntil, levelText, nextStepText, type TermRow, termRows } from './term-rows.ts'

/** Every organisation that elects: when its term ends, how urgent that is, and what comes next. */
export function TermList() {
  const today = useToday()
  const known = useOrganisations()
  const { ids } = useOrganisationInView()
  const terms = useLiveQuery(termRepository.all, [])
  const settings = useLiveQuery(settingsRepository.current, [])
  const [state, setState] = usePreference('terms:state', 'all', isText)
  const exporting = useListExport('election-register')
  const begin = () => navigate('terms', ['new'])
  const print = () => navigate('ledgers', [], { ledger: 'election-register' })
  useShortcut('Ctrl+N', begin)
  useShortcut('Ctrl+P', print)
  const rows = useMemo(() => (known === undefined || terms === undefined || settings === undefined ? undefined : termRows(known.tree, terms, settings, today)), [known, terms, settings, today])
  const inView = rows?.filter(row => ids === null || ids.has(row.node.organisation.id))
  const shown = inView?.filter(row => isShown(row, state))
  return (
    <Page
      title="换届" count={countText(inView?.length, shown?.length)}
      actions={<>{exporting.button}<Button type="primary" icon={<PlusOutlined />} onClick={begin} title="Ctrl+N">登记任期</Button></>}
      filters={<Select aria-label="状态" value={state} options={states} onChange={setState} style={{ width: 170 }} />}
    >
      {exporting.notice}
      {shown === undefined ? <Loading /> : (
        <ListTable
          name="terms" label="换届" rows={shown} rowId={row => row.node.organisation.id} columns={columns} onOpen={open}
          empty={<EmptyState text={inView?.length === 0 ? '这里列出各级党组织的任期，到期前六个月开始提醒。先在“党组织”里成立党组织，再来登记任期。' : '没有符合条件的党组织。'}>{inView?.length === 0 && <Button onClick={() => navigate('organisations')}>查看党组织</Button>}</EmptyState>}
        />
      )}
    </Page>
  )
}

function open(row: TermRow): void {
  if (row.kind === 'running') navigate('terms', [row.term.id])
  else navigate('terms', ['new'], { organisation: row.node.organisation.id })
}

const states = [{ value: 'all', label: '全部' }, { value: 'due', label: '需要换届的' }, { value: 'overdue', label: '已逾期的' }, { value: 'none', label: '没有登记任期的' }]

function isShown(row: TermRow, state: string): boolean {
  switch (state) {
    case 'due': return row.kind === 'running' && row.level !== 'green'
    case 'overdue': return row.kind === 'running' && row.level === 'red'
    case 'none': return row.kind === 'none'
    default: return true // a state that another version kept
  }
}

function countText(all: number | undefined, shown: number | undefined): string | undefined {
  if (all === undefined) return undefined
  return shown === all ? `共 ${all} 个党组织` : `共 ${all} 个党组织，筛出 ${shown ?? 0} 个`
}

const columns: readonly ListColumn<TermRow>[] = [
  { key: 'name', title: '党组织', width: 200, grow: true, cell: ({ node }) => <span style={{ paddingLeft: node.depth * 20 }} title={node.fact?.fullName}>{node.name}</span>, compare: (a, b) => byTypeAndName({ type: a.node.organisation.type, name: a.node.name }, { type: b.node.organisation.type, name: b.node.name }) },
  { key: 'level', title: '状态', width: 100, cell: row => (row.kind === 'none' ? <span className="level yellow">! 没有登记</span> : <span className={`level ${row.level}`}>{levelText(row.level)}</span>), compare: (a, b) => urgency(a) - urgency(b) },
  { key: 'days', title: '剩余（逾期）', width: 120, cell: row => (row.kind === 'none' ? '' : daysText(row.due)), compare: (a, b) => compare(daysUntil(a), daysUntil(b)) },
  { key: 'dueOn', title: '届满日期', width: 110, cell: row => (row.kind === 'none' ? '' : dottedDate(row.due.dueOn)), compare: (a, b) => compare(daysUntil(a), daysUntil(b)) },
  { key: 'electedOn', title: labels.electedOn, width: 110, cell: row => (row.kind === 'none' ? '' : dottedDate(row.term.electedOn)), compare: (a, b) => compare(electedOn(a), electedOn(b)) },
  { key: 'years', title: labels.years, width: 90, cell: row => (row.kind === 'none' ? '' : String(row.term.years)) },
  { key: 'next', title: '下一步', width: 190, cell: row => (row.kind === 'none' ? '登记任期' : row.level === 'green' ? '' : nextStepText(row.next)) },
  { key: 'type', title: '组织类型', width: 100, cell: ({ node }) => organisationType.labels[node.organisation.type], hiddenAtFirst: true },
  { key: 'regular', title: '应换届日期', width: 110, cell: row => (row.kind === 'none' ? '' : dottedDate(regularDueOn(row.term))), hiddenAtFirst: true },
  { key: 'extendedTo', title: labels.extendedTo, width: 110, cell: row => (row.kind === 'none' ? '' : dotted(row.term.extendedTo)), hiddenAtFirst: true },
  { key: 'request', title: '请示', width: 110, cell: row => (row.kind === 'none' ? '' : dotted(stepOf(row.term, 'request').on)), hiddenAtFirst: true },
  { key: 'reply', title: '批复', width: 110, cell: row => (row.kind === 'none' ? '' : dotted(stepOf(row.term, 'reply').on)), hiddenAtFirst: true },
]

function urgency(row: TermRow): number {
  return row.kind === 'none' ? levelOrder.indexOf('yellow') : levelOrder.indexOf(row.level)
}

function electedOn(row: TermRow): string {
  return row.kind === 'none' ? '' : row.term.electedOn
}

function dotted(day: LocalDate | null): string {
  return day === null ? '' : dottedDate(day)
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
