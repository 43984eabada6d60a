import { ImportOutlined, PlusOutlined, SnippetsOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { memberType } from '#shared/model/membership.ts'
import { subtreeOn } from '#shared/rules/organisation-on.ts'
import { chineseDate, LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useToday } from '../../parts/today.ts'
import { useListExport } from '../../parts/list-export.tsx'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type ListSort, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { usePeopleList } from '../../workers/use-lists.ts'
import { KeptDrafts } from './kept-drafts.tsx'
import { peopleColumns, sortKeyOf } from './people-columns.tsx'
import './people.css'

type Query = Readonly<Record<string, string>>
type State = (typeof states)[number]['value']

/** Everybody of the archive, ten thousand of them too. The filters stand in the address, so that going back finds them again. */
export function PeopleList({ query }: { readonly query: Query }) {
  const today = useToday()
  const asOf = LocalDate.safeParse(query['on']).data ?? today
  const ids = useIdsInView(asOf)
  const state: State = states.find(one => one.value === query['state'])?.value ?? 'current'
  const type = memberType.keys.find(key => key === query['type'])
  const mark = marks.find(({ value }) => value === query['mark'])?.value
  const sort = sortOf(query)
  const page = usePeopleList({
    text: query['text'] ?? '', organisationIds: ids, state, ...(type === undefined ? {} : { memberTypes: [type] }), ...(mark === undefined ? {} : { mark }),
    today: asOf, sort: { by: sortKeyOf(sort?.key ?? null) ?? 'organisation', descending: sort?.isDown ?? false },
  })
  const exporting = useListExport('member-roster', { asOf })
  const add = () => navigate('people', ['new'])
  const filter = (change: Query) => replaceRoute('people', [], withoutEmpty({ ...query, ...change }))
  useShortcut('Ctrl+N', add)
  useShortcut('N', add)
  return (
    <Page
      title="人员" count={page === undefined ? undefined : `${asOf === today ? '' : `截至${chineseDate(asOf)}，`}共 ${page.total} 人${page.matched === page.total ? '' : `，筛出 ${page.matched} 人`}`}
      actions={(
        <>
          {exporting.button}
          <Button icon={<ImportOutlined />} onClick={() => navigate('import')}>导入表格</Button>
          <Button icon={<SnippetsOutlined />} onClick={() => navigate('people', ['many'])}>成批登记</Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={add} title="N 或 Ctrl+N">登记人员</Button>
        </>
      )}
      filters={(
        <>
          <Select aria-label="状态" className="filter" value={state} options={[...states]} onChange={next => filter({ state: next })} popupMatchSelectWidth={false} />
          <Select aria-label="人员类别" className="filter" value={type ?? ''} options={typeOptions} onChange={next => filter({ type: next })} popupMatchSelectWidth={false} />
          <Select aria-label="标记" className="filter" value={mark ?? ''} options={markOptions} onChange={next => filter({ mark: next })} popupMatchSelectWidth={false} />
          <span className="as-of"><span>截至</span><DayField label="截至" value={asOf === today ? null : asOf} onChange={on => filter({ on: on ?? '' })} placeholder="今天" /></span>
          <SearchBox label="姓名、拼音首字母、证件尾号" value={query['text'] ?? ''} onChange={text => filter({ text })} />
          {Object.keys(query).length > 0 && <Button type="link" onClick={() => replaceRoute('people')}>清除筛选</Button>}
        </>
      )}
    >
      {exporting.notice}
      <KeptDrafts />
      {page === undefined ? <Loading /> : (
        <ListTable
          name="people" label="人员" rows={page.rows} rowId={row => row.id} columns={peopleColumns} onOpen={row => navigate('people', [row.id])}
          sorting={{ sort, onSort: next => filter({ sort: next === null ? '' : next.key, down: next?.isDown === true ? '1' : '' }) }}
          empty={page.total === 0 && asOf === today
            ? <EmptyState text="这里放党员和其他人员。最快的办法是导入现成的 Excel 或 WPS 名册，或从表格里复制粘贴，一次登记。"><Button type="primary" onClick={() => navigate('import')}>导入表格</Button><Button onClick={() => navigate('people', ['many'])}>成批登记</Button></EmptyState>
            : <EmptyState text={asOf === today ? '没有符合条件的人。' : `截至${chineseDate(asOf)}，没有符合条件的人。`}><Button onClick={() => replaceRoute('people', [], { state: 'all' })}>显示全部人员</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

const states = [{ value: 'current', label: '在册党员' }, { value: 'former', label: '已转出' }, { value: 'none', label: '非党员' }, { value: 'all', label: '全部人员' }] as const
const marks = [
  { value: 'cadre', label: '党务干部' }, { value: 'hardship', label: '困难党员' }, { value: 'floating', label: '流动党员' }, { value: 'lost', label: '失联党员' }, { value: 'withoutVote', label: '没有表决权' },
  { value: 'retired', label: '离退休' }, { value: 'migrantWorker', label: '农民工' },
] as const
const markOptions = [{ value: '', label: '不限标记' }, ...marks]
const typeOptions = [{ value: '', label: '正式和预备' }, ...memberType.keys.map(value => ({ value, label: memberType.labels[value] }))]

/** The organisation in view and what was below it on that day; null = all. */
function useIdsInView(day: LocalDate): readonly string[] | null {
  const { id } = useOrganisationInView()
  const known = useOrganisations()
  return useMemo(() => (id === null || known === undefined ? null : subtreeOn(known.facts, id, day)), [id, known, day])
}

function sortOf({ sort, down }: Query): ListSort | null {
  return sort === undefined || sortKeyOf(sort) === null ? null : { key: sort, isDown: down === '1' }
}

function withoutEmpty(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}
