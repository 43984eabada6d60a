import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useState } from 'react'
import { membershipLabels, memberType, type Membership } from '#shared/model/membership.ts'
import { type Person, personLabels as labels, sex } from '#shared/model/person.ts'
import type { Post } from '#shared/model/post.ts'
import type { Stored } from '#shared/model/record.ts'
import { isMemberOn, memberTypeOn, mayVoteOn } from '#shared/rules/roster.ts'
import { chineseDayOrMonth, type DayOrMonth } from '#shared/time/day-or-month.ts'
import { chineseDate, LocalDate } from '#shared/time/local-date.ts'
import { chineseYearMonth, YearMonth } from '#shared/time/year-month.ts'
import { RecordMore } from '../../parts/record-more.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { membershipRepository } from '../../storage/membership-repository.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { PersonActDialog, type PersonAct, personActs } from './person-acts.tsx'
import { PersonEditForm } from './person-edit-form.tsx'
import { MembershipTable, PostTable } from './person-history.tsx'

interface Props {
  readonly id: string
  readonly edits: boolean
  /** The field that a finding points to. */
  readonly field: string | null
}

/** One person as the member's sheet; edited in place of it. */
export function PersonRecord({ id, edits, field }: Props) {
  const person = useLiveQuery(() => personRepository.byId(id), [id])
  const memberships = useLiveQuery(() => membershipRepository.ofPerson(id), [id])
  const posts = useLiveQuery(() => postRepository.ofPerson(id), [id])
  if (person === undefined || memberships === undefined || posts === undefined) return <Page title="人员"><Loading /></Page>
  if (person === null) return <Page title="人员"><EmptyState text="没有这个人，可能已经删除。"><Button onClick={() => navigate('people')}>返回人员</Button></EmptyState></Page>
  if (edits) return <PersonEditForm key={person.id} person={person} field={field} />
  return <Sheet person={person} memberships={memberships} posts={posts} />
}

interface SheetProps { readonly person: Stored<Person>; readonly memberships: readonly Stored<Membership>[]; readonly posts: readonly Stored<Post>[] }

function Sheet({ person, memberships, posts }: SheetProps) {
  const today = useToday()
  const known = useOrganisations()
  const [act, setAct] = useState<PersonAct | null>(null)
  const [removing, remove] = useDoing(async () => {
    await personRepository.removeMistakenPerson(person.id)
    navigate('people')
  })
  const edit = () => navigate('people', [person.id, 'edit'])
  useShortcut('E', edit)
  useShortcut('Escape', () => {
    if (act === null) navigate('people')
  })
  const current = memberships.find(membership => isMemberOn(membership, today)) ?? null
  const offered = personActs(current, today)
  const menu = { items: [...offered.map(one => ({ key: one.kind, label: one.title })), { type: 'divider' as const }, { key: 'remove', label: '删除误录的人员', danger: true }] }
  const take = ({ key }: { key: string }) => {
    if (key === 'remove') void remove()
    else setAct(offered.find(one => one.kind === key) ?? null)
  }
  return (
    <Page
      title={person.name}
      actions={(
        <>
          <Button onClick={() => navigate('people')} title="Esc">返回</Button>
          <RecordMore title={person.name} rows={[{ table: 'people', id: person.id }, ...memberships.map(({ id }) => ({ table: 'memberships' as const, id })), ...posts.map(({ id }) => ({ table: 'posts' as const, id }))]} />
          <Dropdown trigger={['click']} menu={{ ...menu, onClick: take }}><Button>办理 <DownOutlined /></Button></Dropdown>
          <Button type="primary" onClick={edit} title="E">编辑</Button>
        </>
      )}
    >
      {removing.kind === 'failed' && <FailureNotice kind="warning" message={removing.message} detail={removing.detail} />}
      <div className="paper">
        <h2>党员基本情况</h2>
        <table>
          <tbody>
            <Line cells={[[labels.name, person.name], [labels.sex, person.sex === '1' || person.sex === '2' ? sex.labels[person.sex] : '']]} />
            <Line cells={[[labels.birth, birthText(person.birth)], [labels.unitPost, person.unitPost]]} />
            <Line cells={[[membershipLabels.memberType, current === null ? (memberships.length === 0 ? '非党员' : '已转出') : memberType.labels[memberTypeOn(current, today)]], ['表决权', votingText(current, today)]]} />
            <Line cells={[[membershipLabels.joinedOn, dayText(current?.joinedOn ?? memberships.at(-1)?.joinedOn ?? null)], [membershipLabels.fullOn, dayText(current?.fullOn ?? memberships.at(-1)?.fullOn ?? null)]]} />
            <Line cells={[[labels.phone, person.phone], [labels.isRetired, person.isRetired ? '是' : '否']]} />
            {(person.formerName !== '' || person.remark !== '') && <Line cells={[[labels.formerName, person.formerName], [labels.remark, person.remark]]} />}
          </tbody>
        </table>
        <h3>组织关系</h3>
        {known !== undefined && <MembershipTable memberships={memberships} facts={known.facts} onAct={setAct} />}
        <h3>党内任职</h3>
        {known !== undefined && <PostTable posts={posts} facts={known.facts} onAct={setAct} />}
      </div>
      {act !== null && <PersonActDialog person={person} act={act} onClose={() => setAct(null)} />}
    </Page>
  )
}

function Line({ cells }: { readonly cells: readonly (readonly [string, ReactNode])[] }) {
  return <tr>{cells.map(([label, value]) => [<th key={`${label} 名`} scope="row">{label}</th>, <td key={label}>{value === '' ? '—' : value}</td>])}</tr>
}

function birthText(birth: Person['birth']): string {
  if (birth === null) return ''
  const month = YearMonth.safeParse(birth)
  return month.success ? chineseYearMonth(month.data) : chineseDate(LocalDate.parse(birth))
}

function dayText(day: DayOrMonth | null): string {
  return day === null ? '' : chineseDayOrMonth(day)
}

function votingText(membership: Membership | null, today: LocalDate): string {
  if (membership === null) return ''
  if (mayVoteOn(membership, today)) return '有'
  return memberTypeOn(membership, today) === 'probationary' ? '无（预备党员）' : '暂停'
}
