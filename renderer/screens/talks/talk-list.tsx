import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { Stored } from '#shared/model/record.ts'
import { type Talk, talkKind, type TalkKind, talkLabels } from '#shared/model/talk.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { dottedDate, yearOf } from '#shared/time/local-date.ts'
import { clockOf, dateOf } from '#shared/time/local-date-time.ts'
import { peopleIndex, type PeopleIndex } from '../../parts/people-index.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { yearChoices } from '../../parts/year-choices.ts'
import { newId } from '../../storage/new-id.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { talkRepository } from '../../storage/talk-repository.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { whoOf } from './who-of.ts'

type Query = Readonly<Record<string, string>>

interface Row {
  readonly talk: Stored<Talk>
  readonly talker: string
  readonly talkee: string
  readonly organisation: string
  /** What a search looks through. */
  readonly words: string
}

/** 谈心谈话 of a year in the organisation in view, the latest first. */
export function TalkList({ query }: { readonly query: Query }) {
  const today = useToday()
  const inView = useOrganisationInView()
  const known = useOrganisations()
  const year = Number(query['year'] ?? yearOf(today))
  const talks = useLiveQuery(() => talkRepository.ofYear(year), [year])
  const people = useLiveQuery(personRepository.all, [])
  const rows = useMemo(() => {
    if (talks === undefined || people === undefined || known === undefined) return undefined
    const index = peopleIndex(people)
    return talks.filter(talk => inView.ids === null || inView.ids.has(talk.organisationId)).map(talk => rowOf(talk, index, shortNameOn(known.facts, talk.organisationId, dateOf(talk.talkedAt))))
  }, [talks, people, known, inView])
  const text = (query['text'] ?? '').trim()
  const kind = query['kind'] as TalkKind | undefined
  const shown = useMemo(() => rows?.filter(row => (kind === undefined || row.talk.kind === kind) && (text === '' || row.words.includes(text))), [rows, kind, text])
  const filter = (change: Query) => replaceRoute('talks', [], Object.fromEntries(Object.entries({ ...query, ...change }).filter(([, value]) => value !== '')))
  const add = () => navigate('talks', ['new', newId()])
  useShortcut('Ctrl+N', add)
  useShortcut('N', add)
  return (
    <Page
      title="谈心谈话" count={rows === undefined || shown === undefined ? undefined : shown.length === rows.length ? `共 ${rows.length} 次` : `共 ${rows.length} 次，筛出 ${shown.length} 次`}
      actions={<><Button onClick={() => navigate('talks', ['owed'])}>该谈未谈</Button><Button type="primary" icon={<PlusOutlined />} onClick={add} title="N 或 Ctrl+N">记录谈话</Button></>}
      filters={(
        <>
          <Select aria-label="年度" className="filter" value={year} options={yearChoices(today, year)} onChange={next => filter({ year: String(next) })} popupMatchSelectWidth={false} />
          <Select aria-label="类型" className="filter" value={kind ?? ''} options={[{ value: '', label: '全部类型' }, ...talkKind.keys.map(value => ({ value, label: talkKind.labels[value] }))]} onChange={next => filter({ kind: next })} popupMatchSelectWidth={false} />
          <SearchBox label="姓名、内容" value={query['text'] ?? ''} onChange={next => filter({ text: next })} />
        </>
      )}
    >
      {shown === undefined ? <Loading /> : (
        <ListTable
          name="talks" label="谈心谈话" rows={shown} rowId={row => row.talk.id} columns={columns} onOpen={row => navigate('talks', [row.talk.id])}
          empty={<EmptyState text={text === '' && kind === undefined ? '这里登记支委之间、支委与党员、党员之间的谈心谈话，一次一条。“该谈未谈”列出今年还没有谈过的。' : '没有符合条件的谈话。'}><Button onClick={add}>记录谈话</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

const columns: readonly ListColumn<Row>[] = [
  { key: 'time', title: talkLabels.talkedAt, width: 150, cell: ({ talk }) => `${dottedDate(dateOf(talk.talkedAt))} ${clockOf(talk.talkedAt)}`, compare: (a, b) => (a.talk.talkedAt < b.talk.talkedAt ? -1 : 1) },
  { key: 'talker', title: talkLabels.talkerId, width: 100, cell: row => row.talker },
  { key: 'talkee', title: talkLabels.talkeeId, width: 100, cell: row => row.talkee },
  { key: 'kind', title: talkLabels.kind, width: 100, cell: ({ talk }) => talkKind.labels[talk.kind] },
  { key: 'content', title: talkLabels.content, width: 240, grow: true, cell: ({ talk }) => talk.content.slice(0, 80) },
  { key: 'organisation', title: talkLabels.organisationId, width: 150, cell: row => row.organisation },
]

function rowOf(talk: Stored<Talk>, people: PeopleIndex, organisation: string): Row {
  const [talker, talkee] = whoOf(talk, people)
  return { talk, talker, talkee, organisation, words: [talker, talkee, talk.content, talk.opinions, talk.answer, talk.place].join('\n') }
}
