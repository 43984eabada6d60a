import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { useListExport } from '../../parts/list-export.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { developmentColumns } from './development-columns.tsx'
import { filtered, stageFilters, standingFilters } from './development-filter.ts'
import { KeptDrafts } from './kept-drafts.tsx'

type Query = Readonly<Record<string, string>>

/** Everybody on the way into the party: the stage, what comes next, and what is due. The filters stand in the address. */
export function DevelopmentList({ query }: { readonly query: Query }) {
  const today = useToday()
  const { ids } = useOrganisationInView()
  const asked = useArchive({ kind: 'development', organisationIds: ids === null ? null : [...ids], today })
  const all = asked.kind === 'answered' ? asked.answer : undefined
  const standing = standingFilters.find(one => one.value === query['standing'])?.value ?? 'open'
  const { stage = '', branch = '', text = '' } = query
  const rows = useMemo(() => (all === undefined ? undefined : filtered(all, { standing, stage, organisationId: branch, text })), [all, standing, stage, branch, text])
  const branches = useMemo(() => branchOptions(all ?? []), [all])
  const exporting = useListExport('development-register')
  const begin = () => navigate('development', ['new'])
  const filter = (change: Query) => replaceRoute('development', [], withoutEmpty({ ...query, ...change }))
  useShortcut('Ctrl+N', begin)
  useShortcut('N', begin)
  return (
    <Page
      title="发展党员" count={rows === undefined || all === undefined ? undefined : rows.length === all.length ? `共 ${all.length} 人` : `共 ${all.length} 人，筛出 ${rows.length} 人`}
      actions={<>{exporting.button}<Button type="primary" icon={<PlusOutlined />} onClick={begin} title="N 或 Ctrl+N">开始培养</Button></>}
      filters={(
        <>
          <Select aria-label="办理情况" className="filter" value={standing} options={[...standingFilters]} onChange={next => filter({ standing: next })} popupMatchSelectWidth={false} />
          <Select aria-label="阶段" className="filter" value={stage} options={stageFilters} onChange={next => filter({ stage: next })} popupMatchSelectWidth={false} />
          <Select aria-label="党支部" className="filter" value={branch} options={branches} onChange={next => filter({ branch: next })} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} />
          <SearchBox label="姓名、拼音首字母、职务" value={text} onChange={next => filter({ text: next })} />
          {Object.keys(query).length > 0 && <Button type="link" onClick={() => replaceRoute('development')}>清除筛选</Button>}
        </>
      )}
    >
      {exporting.notice}
      <KeptDrafts />
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {rows === undefined ? asked.kind !== 'failed' && <Loading /> : (
        <ListTable
          name="development" label="发展党员" rows={rows} rowId={row => row.id} columns={developmentColumns} onOpen={row => navigate('development', [row.id])}
          empty={all?.length === 0
            ? <EmptyState text="这里放入党申请人、积极分子、发展对象和预备党员，每人一份，25 步各有日期和期限。"><Button onClick={begin}>开始培养</Button></EmptyState>
            : <EmptyState text="没有符合条件的人。"><Button onClick={() => replaceRoute('development', [], { standing: 'all' })}>显示全部</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

function branchOptions(rows: readonly { readonly organisationId: string; readonly organisationName: string }[]): { value: string; label: string }[] {
  const names = new Map(rows.map(row => [row.organisationId, row.organisationName]))
  return [{ value: '', label: '各党支部' }, ...[...names].map(([value, label]) => ({ value, label }))]
}

function withoutEmpty(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}
