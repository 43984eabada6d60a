import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import { archiveItemLabels, retention } from '#shared/model/archive-item.ts'
import type { Archivable } from '#shared/rules/archive/archivable.ts'
import { archiveSeries, nextItemNo } from '#shared/rules/archive/archive-number.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { useToday } from '../../parts/today.ts'
import { archiveRepository } from '../../storage/archive-repository.ts'
import { newId } from '../../storage/new-id.ts'
import { unitRepository } from '../../storage/unit-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { ArchiveYear } from './archive-pages.tsx'
import { emptyItem } from './item-in-hand.ts'

/** What of a year's records isn't filed yet; those that are ticked become items, numbered on by day. */
export function ArchivableList({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const today = useToday()
  const year = Number(query['year'] ?? yearOf(today))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const asked = useArchive<'archivable'>({ kind: 'archivable', year, today })
  const rows = asked.kind === 'answered' ? asked.answer : undefined
  const known = useLiveQuery(async () => ({ unit: await unitRepository.current(), items: await archiveRepository.ofYear(year) }), [year])
  const leave = () => navigate('archive-items', [], { year: String(year) })
  useShortcut('Escape', leave)
  const chosen = useMemo(() => rows?.filter(row => ticked.has(row.link.id)) ?? [], [rows, ticked])
  const fondsNo = known?.unit?.fondsNo.trim() ?? ''
  const [making, make] = useDoing(async () => {
    const next = new Map<string, number>()
    await archiveRepository.addItems(chosen.map(({ link, title, responsible, on, retention: kept }) => {
      const item = { ...emptyItem(fondsNo, year), id: newId(), retention: kept, title, isOwnTitle: true, responsible, documentOn: on, link }
      const series = archiveSeries(item)
      const itemNo = next.get(series) ?? nextItemNo(series, known?.items ?? [])
      next.set(series, itemNo + 1)
      return { ...item, itemNo }
    }), year)
    leave()
  })
  return (
    <Page
      title="从记录生成归档件" count={rows === undefined ? undefined : `${year}年度还有 ${rows.length} 件没有归档`}
      actions={(
        <>
          <Button onClick={leave} title="Esc">返回</Button>
          <Button type="primary" disabled={chosen.length === 0 || fondsNo === ''} loading={making.kind === 'running'} onClick={() => void make()}>{chosen.length === 0 ? '归档' : `归档 ${chosen.length} 件`}</Button>
        </>
      )}
      filters={<ArchiveYear year={year} today={today} rest={['records']} />}
    >
      {known !== undefined && fondsNo === '' && <FailureNotice message="还没有填全宗号，编不出档号。请先在“设置”的单位信息里填写。" />}
      {making.kind === 'failed' && <FailureNotice message={making.message} detail={making.detail} />}
      <p className="muted">会议记录 10 年，选举和换届材料永久（国家档案局 8 号令）；归档后还可以逐件改保管期限、填页数。</p>
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {asked.kind === 'asking' && <Loading />}
      {rows !== undefined && (
        <ListTable
          name="archivable" label="没有归档的记录" rows={rows} rowId={row => row.link.id} columns={columns} selection={{ ids: ticked, onChange: setTicked }}
          onOpen={row => setTicked(before => toggled(before, row.link.id))} empty={<EmptyState text="这一年度的记录都归档了。" />}
        />
      )}
    </Page>
  )
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? new Set([...ids].filter(other => other !== id)) : new Set([...ids, id])
}

const columns: readonly ListColumn<Archivable>[] = [
  { key: 'on', title: archiveItemLabels.documentOn, width: 100, cell: row => row.on.replaceAll('-', '') },
  { key: 'title', title: archiveItemLabels.title, width: 320, grow: true, cell: row => row.title },
  { key: 'responsible', title: archiveItemLabels.responsible, width: 240, cell: row => row.responsible },
  { key: 'retention', title: archiveItemLabels.retention, width: 100, cell: row => retention.labels[row.retention] },
]
