import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Select } from 'antd'
import { useMemo, useRef } from 'react'
import { type MeetingKind, meetingKind } from '#shared/model/meeting.ts'
import { periodChoices, rangeOfText } from '../../parts/period-choices.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { newId } from '../../storage/new-id.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import type { MeetingRow } from '../../workers/list-query.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { useMeetingList } from '../../workers/use-lists.ts'
import { meetingColumns } from './meeting-columns.tsx'
import { isInState, type ListedMeeting, meetingStates } from './meeting-states.ts'

type Query = Readonly<Record<string, string>>

/** 会议: everything that was recorded, found by period, kind, state and any words. The filters stand in the address, so that going back finds them again. */
export function MeetingList({ query }: { readonly query: Query }) {
  const today = useToday()
  const inView = useOrganisationInView()
  const search = useRef<InputRef>(null)
  const text = query['text'] ?? ''
  const kind = meetingKind.keys.find(key => key === query['kind'])
  const range = rangeOfText(query['period'])
  const organisationIds = query['organisation'] !== undefined ? [query['organisation']] : inView.ids === null ? null : [...inView.ids]
  const page = useMeetingList({
    text, organisationIds, ...(kind === undefined ? {} : { kinds: [kind] }), ...(range === null ? {} : range), sort: { by: 'startAt', descending: true },
  })
  const asked = useArchive({ kind: 'qualities', organisationIds })
  const qualities = useMemo(() => new Map(asked.kind === 'answered' ? asked.answer.map(quality => [quality.id, quality] as const) : []), [asked])
  const rows = useMemo(() => (page?.rows ?? [])
    .map((row): ListedMeeting => ({ ...row, quality: qualities.get(row.id) ?? null }))
    .filter(row => isInState(row, query['state'] ?? '') && (query['belongYear'] === undefined || String(row.belongYear) === query['belongYear'])), [page, qualities, query])

  const filter = (change: Readonly<Record<string, string | undefined>>) => replaceRoute('meetings', [], withoutEmpty({ ...query, ...change }))
  const create = () => navigate('meetings', ['new', newId()], kind === undefined ? {} : { kinds: kind })
  useShortcut('Ctrl+N', create)
  useShortcut('N', create)
  useShortcut('Ctrl+F', () => search.current?.focus({ cursor: 'all' }))
  const isFiltered = Object.keys(query).length > 0
  return (
    <Page
      title="会议" count={page === undefined ? undefined : isFiltered ? `共 ${page.total} 次会议，筛出 ${rows.length} 次` : `共 ${page.total} 次会议`}
      actions={<Button type="primary" icon={<PlusOutlined />} onClick={create} title="N 或 Ctrl+N">记录会议</Button>}
      filters={(
        <>
          <Select
            aria-label="期间" className="filter" value={query['period'] ?? ''} options={[{ value: '', label: '全部时间' }, ...periodChoices(today).map(choice => ({ ...choice, options: [...choice.options] }))]}
            onChange={period => filter({ period })} showSearch={{ optionFilterProp: 'label' }}
          />
          <Select aria-label="会议类型" className="filter" value={kind ?? ''} options={kindOptions} onChange={next => filter({ kind: next })} />
          <Select aria-label="状态" className="filter" value={query['state'] ?? ''} options={[...meetingStates]} onChange={state => filter({ state })} />
          <Input.Search
            ref={search} aria-label="查找会议" className="search" allowClear placeholder="标题、议题、发言、人名或拼音首字母" value={text} onChange={event => filter({ text: event.target.value })}
          />
          {isFiltered && <Button type="link" onClick={() => replaceRoute('meetings')}>清除筛选</Button>}
        </>
      )}
    >
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {page === undefined ? <Loading /> : (
        <ListTable
          name="meetings" label="会议" rows={rows} rowId={(row: MeetingRow) => row.id} columns={meetingColumns} onOpen={row => navigate('meetings', [row.id])}
          rowHeight={40} empty={<NoMeetings isFiltered={isFiltered && page.total > 0} onCreate={create} />}
        />
      )}
    </Page>
  )
}

function NoMeetings({ isFiltered, onCreate }: { readonly isFiltered: boolean; readonly onCreate: () => void }) {
  if (isFiltered) return <EmptyState text="没有符合条件的会议。可以换一个期间或类型，或少写几个字。"><Button onClick={() => replaceRoute('meetings')}>清除筛选</Button></EmptyState>
  return <EmptyState text="这里是三会一课、主题党日等会议的记录。记一次，台账、统计都从这里出。"><Button onClick={onCreate}>记录第一次会议</Button></EmptyState>
}

const kindOptions: { value: MeetingKind | ''; label: string }[] = [{ value: '', label: '全部类型' }, ...meetingKind.keys.map(value => ({ value, label: meetingKind.labels[value] }))]

function withoutEmpty(query: Readonly<Record<string, string | undefined>>): Query {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''))
}
