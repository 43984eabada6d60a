import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { type ArchiveItem, archiveItemLabels, retention } from '#shared/model/archive-item.ts'
import type { Stored } from '#shared/model/record.ts'
import { archiveNumber, onTheShelf, renumbered } from '#shared/rules/archive/archive-number.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { useToday } from '../../parts/today.ts'
import { archiveRepository } from '../../storage/archive-repository.ts'
import { newId } from '../../storage/new-id.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { ArchivePages, ArchiveYear } from './archive-pages.tsx'

type Query = Readonly<Record<string, string>>

interface Row {
  readonly item: Stored<ArchiveItem>
  readonly number: string
}

/** 归档件 of a year in the order of their 档号. */
export function ItemList({ query }: { readonly query: Query }) {
  const today = useToday()
  const year = Number(query['year'] ?? yearOf(today))
  const items = useLiveQuery(() => archiveRepository.ofYear(year), [year])
  const rows = useMemo(() => items === undefined ? undefined : onTheShelf(items).map((item): Row => ({ item, number: archiveNumber(item) })), [items])
  const text = (query['text'] ?? '').trim()
  const shown = useMemo(() => rows?.filter(({ item, number }) => (query['retention'] === undefined || item.retention === query['retention']) && (text === '' || [item.title, item.responsible, item.documentNo, number].some(words => words.includes(text)))), [rows, query, text])
  const changing = useMemo(() => renumbered(items ?? []), [items])
  const [numbering, renumber] = useDoing(() => archiveRepository.renumberItems(changing, year))
  const filter = (change: Query) => replaceRoute('archive-items', [], Object.fromEntries(Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')))
  const add = () => navigate('archive-items', ['new', newId()], { year: String(year) })
  useShortcut('Ctrl+N', add)
  useShortcut('N', add)
  const isFiltered = text !== '' || query['retention'] !== undefined
  return (
    <Page
      title="归档件" count={rows === undefined || shown === undefined ? undefined : isFiltered ? `共 ${rows.length} 件，筛出 ${shown.length} 件` : `共 ${rows.length} 件`}
      actions={(
        <>
          <ArchivePages current="items" year={year} />
          <Button onClick={() => navigate('ledgers', [], { ledger: 'archive-directory' })}>打印目录</Button>
          <Button disabled={changing.length === 0} loading={numbering.kind === 'running'} onClick={() => void renumber()} title={changing.length === 0 ? '件号已按日期连续编好' : '每个保管期限、机构（问题）内按日期从 1 连续编号，可以撤销'}>重排件号</Button>
          <Button onClick={() => navigate('archive-items', ['records'], { year: String(year) })}>从记录生成</Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={add} title="N 或 Ctrl+N">登记一件</Button>
        </>
      )}
      filters={(
        <>
          <ArchiveYear year={year} today={today} rest={[]} />
          <Select aria-label="保管期限" className="filter" value={query['retention'] ?? ''} options={[{ value: '', label: '全部保管期限' }, ...retention.keys.map(value => ({ value: value as string, label: retention.labels[value] }))]} onChange={next => filter({ retention: next })} popupMatchSelectWidth={false} />
          <SearchBox label="题名、责任者、文号、档号" value={query['text'] ?? ''} onChange={next => filter({ text: next })} />
        </>
      )}
    >
      {numbering.kind === 'failed' && <FailureNotice message={numbering.message} detail={numbering.detail} />}
      {shown === undefined ? <Loading /> : (
        <ListTable
          name="archive-items" label="归档件" rows={shown} rowId={row => row.item.id} columns={columns} onOpen={row => navigate('archive-items', [row.item.id])}
          empty={isFiltered
            ? <EmptyState text="没有符合条件的归档件。"><Button onClick={() => replaceRoute('archive-items', [], { year: String(year) })}>显示全部</Button></EmptyState>
            : <EmptyState text="这里给一年的文件材料编档号、印目录。“从记录生成”列出档案里还没有归档的会议记录、评议和换届材料，勾选就编好号；纸质文件用“登记一件”。"><Button onClick={() => navigate('archive-items', ['records'], { year: String(year) })}>从记录生成</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

const columns: readonly ListColumn<Row>[] = [
  { key: 'number', title: '档号', width: 220, cell: row => row.number },
  { key: 'title', title: archiveItemLabels.title, width: 240, grow: true, cell: ({ item }) => (item.isOwnTitle ? `[${item.title}]` : item.title) },
  { key: 'responsible', title: archiveItemLabels.responsible, width: 160, cell: ({ item }) => item.responsible },
  { key: 'on', title: archiveItemLabels.documentOn, width: 90, cell: ({ item }) => item.documentOn?.replaceAll('-', '') ?? '' },
  { key: 'retention', title: archiveItemLabels.retention, width: 90, cell: ({ item }) => retention.labels[item.retention] },
  { key: 'pages', title: archiveItemLabels.pages, width: 70, align: 'right', cell: ({ item }) => (item.pages === null ? '' : String(item.pages)) },
]
