import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { type StudyRole, studyRoleWords } from '#shared/rules/study/study-required.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { yearPeriod } from '#shared/time/period.ts'
import { useListExport } from '../../parts/list-export.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { yearChoices } from '../../parts/year-choices.ts'
import { newId } from '../../storage/new-id.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import type { StudyListRow } from '../../workers/study-list.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { studyColumns } from './study-columns.tsx'
import { StudyPages } from './study-pages.tsx'

type Query = Readonly<Record<string, string>>

const standings = { short: '学时不足', enough: '已满', exempt: '豁免、不要求' } as const
const roles: readonly StudyRole[] = ['secretary', 'committeeMember', 'member']

/** 党员学时: what each member of the organisations in view has in a year, and what is missing. */
export function StudyList({ query }: { readonly query: Query }) {
  const today = useToday()
  const { ids } = useOrganisationInView()
  const year = Number(query['year'] ?? yearOf(today))
  const asked = useArchive<'study'>({ kind: 'study', organisationIds: ids === null ? null : [...ids], year, today })
  const all = asked.kind === 'answered' ? asked.answer : undefined
  const rows = useMemo(() => all?.filter(row => passes(row, query)), [all, query])
  const filter = (change: Query) => replaceRoute('study', [], Object.fromEntries(Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')))
  const add = () => navigate('study', ['trainings', 'new', newId()])
  const exporting = useListExport('study-hours', { period: yearPeriod(year) })
  useShortcut('Ctrl+N', add)
  useShortcut('N', add)
  return (
    <Page
      title="党员学时" count={rows === undefined || all === undefined ? undefined : rows.length === all.length ? `共 ${all.length} 人` : `共 ${all.length} 人，筛出 ${rows.length} 人`}
      actions={(
        <>
          <StudyPages current="hours" year={year} />
          {exporting.button}
          <Button onClick={() => navigate('ledgers', [], { ledger: 'study-hours' })}>打印学时统计</Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={add} title="N 或 Ctrl+N">登记培训</Button>
        </>
      )}
      filters={(
        <>
          <Select aria-label="年度" className="filter" value={year} options={yearChoices(today, year)} onChange={next => filter({ year: String(next) })} popupMatchSelectWidth={false} />
          <Select aria-label="身份" className="filter" value={query['role'] ?? ''} options={[{ value: '', label: '全部身份' }, ...roles.map(value => ({ value: value as string, label: studyRoleWords[value] }))]} onChange={role => filter({ role })} popupMatchSelectWidth={false} />
          <Select aria-label="情况" className="filter" value={query['standing'] ?? ''} options={[{ value: '', label: '全部' }, ...Object.entries(standings).map(([value, label]) => ({ value, label }))]} onChange={standing => filter({ standing })} popupMatchSelectWidth={false} />
          <SearchBox label="姓名、拼音首字母" value={query['text'] ?? ''} onChange={text => filter({ text })} />
          {Object.keys(query).some(key => key !== 'year') && <Button type="link" onClick={() => replaceRoute('study', [], { year: String(year) })}>清除筛选</Button>}
        </>
      )}
    >
      {exporting.notice}
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {asked.kind === 'asking' && <Loading />}
      {rows !== undefined && (
        <ListTable
          name="study" label="党员学时" rows={rows} rowId={row => row.id} columns={studyColumns} onOpen={row => navigate('people', [row.id])}
          empty={all?.length === 0
            ? <EmptyState text="这里按年统计党员学时：会议记录里出席的党课、主题党日自动算入，培训在这里登记。先登记党员。"><Button onClick={() => navigate('people')}>去登记人员</Button></EmptyState>
            : <EmptyState text="没有符合条件的人。"><Button onClick={() => replaceRoute('study', [], { year: String(year) })}>显示全部</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

function passes(row: StudyListRow, query: Query): boolean {
  const text = (query['text'] ?? '').trim().toLowerCase()
  if (query['person'] !== undefined && row.id !== query['person']) return false
  if (query['role'] !== undefined && row.role !== query['role']) return false
  if (query['standing'] === 'short' && (row.gap === null || row.gap === 0)) return false
  if (query['standing'] === 'enough' && row.gap !== 0) return false
  if (query['standing'] === 'exempt' && row.gap !== null) return false
  return text === '' || row.name.toLowerCase().includes(text) || row.initials.startsWith(text)
}
