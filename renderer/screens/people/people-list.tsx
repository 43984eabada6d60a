import { PlusOutlined, SnippetsOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { memberType } from '#shared/model/membership.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { usePeopleList } from '../../workers/use-lists.ts'
import { KeptDrafts } from './kept-drafts.tsx'
import { peopleColumns } from './people-columns.tsx'

type Query = Readonly<Record<string, string>>
type State = (typeof states)[number]['value']

/** Everybody of the archive, ten thousand of them too. The filters stand in the address, so that going back finds them again. */
export function PeopleList({ query }: { readonly query: Query }) {
  const today = useToday()
  const { ids } = useOrganisationInView()
  const state: State = states.find(one => one.value === query['state'])?.value ?? 'current'
  const type = memberType.keys.find(key => key === query['type'])
  const page = usePeopleList({
    text: query['text'] ?? '', organisationIds: ids === null ? null : [...ids], state: state === 'none' ? 'all' : state, ...(type === undefined ? {} : { memberTypes: [type] }),
    today, sort: { by: 'organisation', descending: false },
  })
  const rows = useMemo(() => (page === undefined ? undefined : state === 'none' ? page.rows.filter(row => row.membership === 'none') : page.rows), [page, state])
  const add = () => navigate('people', ['new'])
  const filter = (change: Query) => replaceRoute('people', [], withoutEmpty({ ...query, ...change }))
  useShortcut('Ctrl+N', add)
  useShortcut('N', add)
  return (
    <Page
      title="人员" count={rows === undefined || page === undefined ? undefined : rows.length === page.total ? `共 ${page.total} 人` : `共 ${page.total} 人，筛出 ${rows.length} 人`}
      actions={(
        <>
          <Button icon={<SnippetsOutlined />} onClick={() => navigate('people', ['many'])}>成批登记</Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={add} title="N 或 Ctrl+N">登记人员</Button>
        </>
      )}
      filters={(
        <>
          <Select aria-label="状态" className="filter" value={state} options={[...states]} onChange={next => filter({ state: next })} popupMatchSelectWidth={false} />
          <Select aria-label="人员类别" className="filter" value={type ?? ''} options={typeOptions} onChange={next => filter({ type: next })} popupMatchSelectWidth={false} />
          <SearchBox label="姓名、拼音首字母、职务" value={query['text'] ?? ''} onChange={text => filter({ text })} />
          {Object.keys(query).length > 0 && <Button type="link" onClick={() => replaceRoute('people')}>清除筛选</Button>}
        </>
      )}
    >
      <KeptDrafts />
      {rows === undefined ? <Loading /> : (
        <ListTable
          name="people" label="人员" rows={rows} rowId={row => row.id} columns={peopleColumns} onOpen={row => navigate('people', [row.id])}
          empty={page?.total === 0
            ? <EmptyState text="这里放党员和其他人员。最快的办法是从 Excel 或 WPS 表格复制名册，一次登记。"><Button onClick={() => navigate('people', ['many'])}>成批登记</Button></EmptyState>
            : <EmptyState text="没有符合条件的人。"><Button onClick={() => replaceRoute('people', [], { state: 'all' })}>显示全部人员</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

const states = [{ value: 'current', label: '在册党员' }, { value: 'former', label: '已转出' }, { value: 'none', label: '非党员' }, { value: 'all', label: '全部人员' }] as const
const typeOptions = [{ value: '', label: '正式和预备' }, ...memberType.keys.map(value => ({ value, label: memberType.labels[value] }))]

function withoutEmpty(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}
