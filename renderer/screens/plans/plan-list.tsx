import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { meetingKind } from '#shared/model/meeting.ts'
import { meetingPlanLabels } from '#shared/model/meeting-plan.ts'
import { planStanding } from '#shared/rules/plan-standing.ts'
import { dottedDate, yearOf } from '#shared/time/local-date.ts'
import { chineseYearMonth } from '#shared/time/year-month.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { yearChoices } from '../../parts/year-choices.ts'
import { newId } from '../../storage/new-id.ts'
import { planRepository } from '../../storage/plan-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import type { PlanRow } from '../../workers/plan-book.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { emptyPlan } from './plan-in-hand.ts'

type Query = Readonly<Record<string, string>>

/** 会议计划 of a year in the organisation in view, month by month, with what was planned but not held. */
export function PlanList({ query }: { readonly query: Query }) {
  const today = useToday()
  const inView = useOrganisationInView()
  const year = Number(query['year'] ?? yearOf(today))
  const asked = useArchive<'plans'>({ kind: 'plans', organisationIds: inView.ids === null ? null : [...inView.ids], year, today })
  const { rows, due } = asked.kind === 'answered' ? asked.answer : { rows: undefined, due: [] }
  const shown = useMemo(() => rows?.filter(row => (query['standing'] === undefined || row.standing === query['standing']) && (query['kind'] === undefined || row.kind === query['kind'])), [rows, query])
  const [making, make] = useDoing(() => planRepository.addPlans(due.map(({ organisationId, kind, month }) => ({ ...emptyPlan, organisationId, kind, month, id: newId() })), year))
  const filter = (change: Query) => replaceRoute('plans', [], Object.fromEntries(Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')))
  const add = () => navigate('plans', ['new', newId()])
  useShortcut('Ctrl+N', add)
  useShortcut('N', add)
  const isFiltered = query['standing'] !== undefined || query['kind'] !== undefined
  const missed = rows?.filter(({ standing }) => standing === 'missed').length ?? 0
  return (
    <Page
      title="会议计划" count={rows === undefined || shown === undefined ? undefined : `${isFiltered ? `共 ${rows.length} 次，筛出 ${shown.length} 次` : `共 ${rows.length} 次`}${missed === 0 ? '' : `，计划未开 ${missed} 次`}`}
      actions={(
        <>
          <Button onClick={() => navigate('ledgers', [], { ledger: 'meeting-plans' })}>打印计划</Button>
          <Button disabled={due.length === 0} loading={making.kind === 'running'} onClick={() => void make()} title={due.length === 0 ? '按规定应开的会，计划里都有了' : '只生成还没有过去的月份，已有的不重复'}>{due.length === 0 ? '按规定生成' : `按规定生成 ${due.length} 次`}</Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={add} title="N 或 Ctrl+N">加一次计划</Button>
        </>
      )}
      filters={(
        <>
          <Select aria-label="年度" className="filter" value={year} options={yearChoices(today, year, '年', 1)} onChange={next => filter({ year: String(next) })} popupMatchSelectWidth={false} />
          <Select aria-label="类型" className="filter" value={query['kind'] ?? ''} options={[{ value: '', label: '全部类型' }, ...meetingKind.keys.map(value => ({ value: value as string, label: meetingKind.labels[value] }))]} onChange={kind => filter({ kind })} popupMatchSelectWidth={false} />
          <Select aria-label="情况" className="filter" value={query['standing'] ?? ''} options={[{ value: '', label: '全部情况' }, ...planStanding.keys.map(value => ({ value: value as string, label: planStanding.labels[value] }))]} onChange={standing => filter({ standing })} popupMatchSelectWidth={false} />
        </>
      )}
    >
      {making.kind === 'failed' && <FailureNotice message={making.message} detail={making.detail} />}
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {asked.kind === 'asking' && <Loading />}
      {shown !== undefined && (
        <ListTable
          name="plans" label="会议计划" rows={shown} rowId={row => row.id} columns={columns} onOpen={row => navigate('plans', [row.id])}
          empty={isFiltered
            ? <EmptyState text="没有符合条件的计划。"><Button onClick={() => replaceRoute('plans', [], { year: String(year) })}>显示全部</Button></EmptyState>
            : <EmptyState text="这里列出一年里准备开的会。“按规定生成”按三会一课等的次数先列出来，再逐次填主题；开过的会记在“会议”里，这里自动显示“已开”。"><Button onClick={add}>加一次计划</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

const columns: readonly ListColumn<PlanRow>[] = [
  { key: 'month', title: meetingPlanLabels.month, width: 110, cell: row => chineseYearMonth(row.month) },
  { key: 'on', title: meetingPlanLabels.on, width: 100, cell: row => (row.on === null ? '' : dottedDate(row.on)) },
  { key: 'kind', title: meetingPlanLabels.kind, width: 150, cell: row => meetingKind.labels[row.kind] },
  { key: 'organisation', title: meetingPlanLabels.organisationId, width: 160, cell: row => row.organisation },
  { key: 'subject', title: meetingPlanLabels.subject, width: 200, grow: true, cell: row => row.subject },
  { key: 'speakers', title: '主讲人', width: 110, cell: row => row.speakers },
  { key: 'standing', title: '情况', width: 140, cell: row => (row.standing === 'missed' ? `✕ ${planStanding.labels.missed}` : row.standing === 'held' ? `✓ ${planStanding.labels.held}` : planStanding.labels[row.standing]) },
]
