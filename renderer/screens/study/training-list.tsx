import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import type { Stored } from '#shared/model/record.ts'
import { type Training, trainingForm, trainingLabels, trainingLevel, trainingPurpose } from '#shared/model/training.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { useToday } from '../../parts/today.ts'
import { yearChoices } from '../../parts/year-choices.ts'
import { trainingRepository } from '../../storage/training-repository.ts'
import { newId } from '../../storage/new-id.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { StudyPages } from './study-pages.tsx'

type Query = Readonly<Record<string, string>>
type Row = Stored<Training>

/** 培训 of a year, the newest first. */
export function TrainingList({ query }: { readonly query: Query }) {
  const today = useToday()
  const year = Number(query['year'] ?? yearOf(today))
  const trainings = useLiveQuery(() => trainingRepository.ofYear(year), [year])
  const text = (query['text'] ?? '').trim()
  const rows = trainings?.filter(training => text === '' || [training.name, training.organiser, training.place].some(words => words.includes(text)))
  const filter = (change: Query) => replaceRoute('study', ['trainings'], Object.fromEntries(Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')))
  const add = () => navigate('study', ['trainings', 'new', newId()])
  useShortcut('Ctrl+N', add)
  useShortcut('N', add)
  return (
    <Page
      title="培训" count={rows === undefined || trainings === undefined ? undefined : rows.length === trainings.length ? `共 ${trainings.length} 次` : `共 ${trainings.length} 次，筛出 ${rows.length} 次`}
      actions={<><StudyPages current="trainings" year={year} /><Button type="primary" icon={<PlusOutlined />} onClick={add} title="N 或 Ctrl+N">登记培训</Button></>}
      filters={(
        <>
          <Select aria-label="年度" className="filter" value={year} options={yearChoices(today, year)} onChange={next => filter({ year: String(next) })} popupMatchSelectWidth={false} />
          <SearchBox label="培训名称、主办单位" value={query['text'] ?? ''} onChange={next => filter({ text: next })} />
        </>
      )}
    >
      {rows === undefined ? <Loading /> : (
        <ListTable
          name="trainings" label="培训" rows={rows} rowId={row => row.id} columns={columns} onOpen={row => navigate('study', ['trainings', row.id])}
          empty={<EmptyState text={text === '' ? '这里登记集中轮训、网络自学等培训，学时自动计入每个参训党员。党课、主题党日记在“会议”里，不必再登记。' : '没有符合条件的培训。'}><Button onClick={add}>登记培训</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

const columns: readonly ListColumn<Row>[] = [
  { key: 'from', title: '时间', width: 190, cell: row => (row.from === row.to ? dotted(row.from) : `${dotted(row.from)}—${dotted(row.to)}`), compare: (a, b) => (a.from < b.from ? -1 : 1) },
  { key: 'name', title: trainingLabels.name, width: 200, grow: true, cell: row => row.name },
  { key: 'form', title: trainingLabels.form, width: 90, cell: row => trainingForm.labels[row.form] },
  { key: 'purpose', title: trainingLabels.purpose, width: 100, cell: row => trainingPurpose.labels[row.purpose] },
  { key: 'level', title: trainingLabels.level, width: 80, cell: row => (row.level === null ? '' : trainingLevel.labels[row.level]) },
  { key: 'organiser', title: trainingLabels.organiser, width: 140, cell: row => row.organiser },
  { key: 'hours', title: trainingLabels.hours, width: 70, align: 'right', cell: row => String(row.hours), compare: (a, b) => a.hours - b.hours },
  { key: 'attendees', title: '参训', width: 70, align: 'right', cell: row => String(row.attendees.filter(attendee => !attendee.onLeave).length), compare: (a, b) => a.attendees.length - b.attendees.length },
]

function dotted(day: string): string {
  return day.replaceAll('-', '.')
}
