import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { branchTypes } from '#shared/model/organisation.ts'
import { talkKind } from '#shared/model/talk.ts'
import { type OwedTalk, owedTalks } from '#shared/rules/owed-talks.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { flattened } from '../../parts/organisation-tree.ts'
import { nameOf, peopleIndex } from '../../parts/people-index.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { membershipRepository } from '../../storage/membership-repository.ts'
import { newId } from '../../storage/new-id.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { talkRepository } from '../../storage/talk-repository.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'

interface Row extends OwedTalk {
  readonly organisationId: string
  readonly organisation: string
  readonly who: string
  readonly withWhom: string
}

/** 该谈未谈 of this year, branch by branch; one click begins the talk. */
export function OwedTalks({ query: _query }: { readonly query: Readonly<Record<string, string>> }) {
  const today = useToday()
  const known = useOrganisations()
  const inView = useOrganisationInView()
  const found = useLiveQuery(async () => {
    const [people, memberships, posts, talks, settings] = await Promise.all([personRepository.all(), membershipRepository.all(), postRepository.all(), talkRepository.ofYear(yearOf(today)), settingsRepository.current()])
    return { people: peopleIndex(people), circle: { memberships, posts, talks, settings } }
  }, [today])
  const rows = useMemo(() => {
    if (known === undefined || found === undefined) return undefined
    const branches = flattened(known.tree).filter(({ organisation, isDissolved }) => branchTypes.includes(organisation.type) && !isDissolved && (inView.ids === null || inView.ids.has(organisation.id)))
    return branches.flatMap(({ organisation: { id }, name }) => owedTalks(id, today, found.circle).map((owed): Row => ({
      ...owed, organisationId: id, organisation: name, who: nameOf(found.people, owed.personId), withWhom: owed.otherId === null ? (owed.kind === 'committeeWithMember' ? '一名支委' : '一名党员') : nameOf(found.people, owed.otherId),
    })))
  }, [known, found, inView, today])
  const leave = () => navigate('talks')
  useShortcut('Escape', leave)
  return (
    <Page title="该谈未谈" count={rows === undefined ? undefined : `${yearOf(today)}年还有 ${rows.length} 个没有谈`} actions={<Button onClick={leave} title="Esc">返回</Button>}>
      <p className="muted">支委之间每两人、支委与每名党员每年一般谈一次（支部工作条例）；党员之间是否列入，在设置里定。点一行就记录这次谈话。</p>
      {rows === undefined ? <Loading /> : (
        <ListTable
          name="owed-talks" label="该谈未谈" rows={rows} rowId={row => `${row.organisationId} ${row.kind} ${row.personId} ${row.otherId ?? ''}`} columns={columns}
          onOpen={({ organisationId, kind, personId, otherId }) => navigate('talks', ['new', newId()], { organisation: organisationId, kind, talkee: personId, ...(otherId === null ? {} : { talker: otherId }) })}
          empty={<EmptyState text="今年该谈的都谈过了。" />}
        />
      )}
    </Page>
  )
}

const columns: readonly ListColumn<Row>[] = [
  { key: 'organisation', title: '党组织', width: 180, cell: row => row.organisation },
  { key: 'kind', title: '类型', width: 120, cell: row => talkKind.labels[row.kind] },
  { key: 'who', title: '谈话对象', width: 120, cell: row => row.who },
  { key: 'withWhom', title: '与谁谈', width: 160, grow: true, cell: row => row.withWhom },
]
