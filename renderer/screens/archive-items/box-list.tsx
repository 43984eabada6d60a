import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { type ArchiveBox, archiveBoxLabels as labels, retention } from '#shared/model/archive-item.ts'
import type { Stored } from '#shared/model/record.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { useToday } from '../../parts/today.ts'
import { archiveRepository } from '../../storage/archive-repository.ts'
import { newId } from '../../storage/new-id.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { ArchivePages, ArchiveYear } from './archive-pages.tsx'
import { itemSpan } from './box-in-hand.ts'

interface Row {
  readonly box: Stored<ArchiveBox>
  readonly span: string
  readonly count: number
}

/** 档案盒 of a year with what lies in them. */
export function BoxList({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const today = useToday()
  const year = Number(query['year'] ?? yearOf(today))
  const rows = useLiveQuery(async () => {
    const [boxes, items] = await Promise.all([archiveRepository.boxesOfYear(year), archiveRepository.ofYear(year)])
    const key = ({ retention: kept, organisationCode, no }: ArchiveBox) => `${retention.keys.indexOf(kept)} ${organisationCode} ${String(no).padStart(4, '0')}`
    return boxes.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map((box): Row => {
      const inside = items.filter(item => item.boxId === box.id)
      return { box, span: itemSpan(inside), count: inside.length }
    })
  }, [year])
  const add = () => navigate('archive-items', ['boxes', 'new', newId()], { year: String(year) })
  useShortcut('Ctrl+N', add)
  useShortcut('N', add)
  return (
    <Page
      title="档案盒" count={rows === undefined ? undefined : `共 ${rows.length} 盒`} filters={<ArchiveYear year={year} today={today} rest={['boxes']} />}
      actions={(
        <>
          <ArchivePages current="boxes" year={year} />
          <Button onClick={() => navigate('ledgers', [], { ledger: 'archive-box-notes' })}>打印备考表</Button>
          <Button onClick={() => navigate('ledgers', [], { ledger: 'archive-box-spines' })}>打印盒脊</Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={add} title="N 或 Ctrl+N">登记一盒</Button>
        </>
      )}
    >
      {rows === undefined ? <Loading /> : (
        <ListTable
          name="archive-boxes" label="档案盒" rows={rows} rowId={row => row.box.id} columns={columns} onOpen={row => navigate('archive-items', ['boxes', row.box.id])}
          empty={<EmptyState text="这里登记档案盒：装哪几件、备考表怎么写；可以打印备考表和盒脊。先登记归档件，再装盒。"><Button onClick={add}>登记一盒</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

const columns: readonly ListColumn<Row>[] = [
  { key: 'no', title: labels.no, width: 80, cell: ({ box }) => String(box.no) },
  { key: 'retention', title: labels.retention, width: 100, cell: ({ box }) => retention.labels[box.retention] },
  { key: 'organisationCode', title: labels.organisationCode, width: 150, cell: ({ box }) => box.organisationCode },
  { key: 'span', title: '起止件号', width: 140, cell: row => row.span },
  { key: 'count', title: '件数', width: 70, align: 'right', cell: row => String(row.count) },
  { key: 'note', title: labels.note, width: 240, grow: true, cell: ({ box }) => box.note.slice(0, 80) },
]
