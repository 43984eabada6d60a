import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { DeletedRecord } from '#shared/archive/act.ts'
import { refKey } from '#shared/archive/row-ref.ts'
import { tables } from '#shared/model/tables.ts'
import { instantText } from '../../parts/instant-text.ts'
import type { ScreenProps } from '../../parts/screen.ts'
import { useRowTitles } from '../../parts/use-row-titles.ts'
import { historyRepository } from '../../storage/history-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { DeletedDrawer } from './deleted-drawer.tsx'
import { useAsked } from './use-asked.ts'

interface Listed extends DeletedRecord {
  readonly key: string
  readonly title: string
}

/** 回收站: what was deleted within 90 days, and the way back for one or many. */
export function DeletedPage({ query }: ScreenProps) {
  const asked = useAsked(historyRepository.deletedRecords)
  const titleOf = useRowTitles()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<Listed | null>(null)
  const [restoring, restore] = useDoing(async (records: readonly Listed[]) => {
    const restored = await historyRepository.restoreDeleted(records.map(({ table, id }) => ({ table, id })))
    setTicked(new Set())
    setOpen(null)
    return { wanted: records, restored }
  })
  const [text, table] = [query['text'] ?? '', query['table'] ?? '']
  const all = useMemo(() => (asked.kind === 'answered' ? asked.answer : []).map((record): Listed => ({ ...record, key: refKey(record), title: titleOf(record.table, record.id, record.value) })), [asked, titleOf])
  const rows = useMemo(() => all.filter(row => (table === '' || row.table === table) && [row.title, row.deletedBy, row.summary].some(words => words.includes(text))), [all, text, table])
  const chosen = rows.filter(row => ticked.has(row.key))
  useShortcut('Escape', () => navigate('data'))
  const filter = (change: Readonly<Record<string, string>>) => replaceRoute('data', ['deleted'], Object.fromEntries(Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')))
  const kinds = [...new Set(all.map(row => row.table))].map(value => ({ value, label: tables[value].name }))
  return (
    <Page
      title="回收站" count={asked.kind === 'answered' ? (rows.length === all.length ? `共 ${all.length} 条` : `共 ${all.length} 条，筛出 ${rows.length} 条`) : undefined}
      actions={<><Button onClick={() => navigate('data')} title="Esc">返回</Button><Button type="primary" disabled={chosen.length === 0} loading={restoring.kind === 'running'} onClick={() => void restore(chosen)}>恢复选中的{chosen.length > 0 ? ` ${chosen.length} 条` : ''}</Button></>}
      filters={(
        <>
          <Select aria-label="种类" className="filter" value={table} options={[{ value: '', label: '全部种类' }, ...kinds]} onChange={next => filter({ table: next })} />
          <SearchBox label="名称、删除人" value={text} onChange={next => filter({ text: next })} />
        </>
      )}
    >
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {restoring.kind === 'failed' && <FailureNotice message={restoring.message} detail={restoring.detail} />}
      {restoring.kind === 'done' && <p role="status">{restoredSentence(restoring.value, titleOf)}</p>}
      {asked.kind === 'asking' && <Loading />}
      {asked.kind === 'answered' && (
        <ListTable
          name="deleted" label="回收站" rows={rows} rowId={row => row.key} columns={columns} onOpen={setOpen} selection={{ ids: ticked, onChange: setTicked }}
          empty={<EmptyState text={all.length === 0 ? '回收站是空的。删除的记录在这里保留 90 天，随时可以恢复。' : '没有符合条件的记录。'} />}
        />
      )}
      {open !== null && <DeletedDrawer record={open} title={open.title} isRestoring={restoring.kind === 'running'} onRestore={() => void restore([open])} onClose={() => setOpen(null)} />}
    </Page>
  )
}

type Restored = Awaited<ReturnType<typeof historyRepository.restoreDeleted>>

const namesShown = 6

/** 「✓ 已恢复 2 条：…。一起恢复的还有：党员关系…」 */
function restoredSentence({ wanted, restored: { rows, kept } }: { readonly wanted: readonly Listed[]; readonly restored: Restored }, titleOf: ReturnType<typeof useRowTitles>): string {
  const isWanted = new Set(wanted.map(row => row.key))
  const name = ({ table, id, row }: Restored['rows'][number]) => `${tables[table].name}“${titleOf(table, id, row ?? {})}”`
  const own = rows.filter(row => isWanted.has(refKey(row)))
  const others = rows.filter(row => !isWanted.has(refKey(row)))
  const list = (some: Restored['rows']) => `${some.slice(0, namesShown).map(name).join('、')}${some.length > namesShown ? `等 ${some.length} 条` : ''}`
  const parts = [
    own.length === 0 ? '没有恢复任何记录。' : `✓ 已恢复 ${own.length} 条：${list(own)}。`,
    others.length === 0 ? '' : `它们要用到、一起恢复的还有 ${others.length} 条：${list(others)}。`,
    kept.length === 0 ? '' : `${kept.length} 条没有恢复：与现有的记录冲突，例如日期重叠或年度已封账。`,
  ]
  return parts.join('')
}

const columns: readonly ListColumn<Listed>[] = [
  { key: 'table', title: '种类', width: 110, cell: row => tables[row.table].name, compare: (a, b) => (a.table < b.table ? -1 : 1) },
  { key: 'title', title: '名称', width: 220, grow: true, cell: row => row.title, compare: (a, b) => a.title.localeCompare(b.title, 'zh-CN') },
  { key: 'deletedAt', title: '删除时间', width: 180, cell: row => instantText(row.deletedAt), compare: (a, b) => (a.deletedAt < b.deletedAt ? -1 : 1) },
  { key: 'deletedBy', title: '删除人', width: 110, cell: row => row.deletedBy },
  { key: 'daysLeft', title: '还能恢复', width: 100, align: 'right', cell: row => `${row.daysLeft} 天`, compare: (a, b) => a.daysLeft - b.daysLeft },
]
