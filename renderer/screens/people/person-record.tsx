import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { Honour } from '#shared/model/honour.ts'
import type { Membership } from '#shared/model/membership.ts'
import type { Person } from '#shared/model/person.ts'
import type { Post } from '#shared/model/post.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Settings } from '#shared/model/settings.ts'
import { postWords } from '#shared/ledgers/person-words.ts'
import { isMemberOn } from '#shared/rules/roster.ts'
import { covers } from '#shared/time/interval.ts'
import { RecordMore } from '../../parts/record-more.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { honourRepository } from '../../storage/honour-repository.ts'
import { membershipRepository } from '../../storage/membership-repository.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { BasicsTable } from './card/basics-table.tsx'
import { CadreTable } from './card/cadre-table.tsx'
import { AssessmentLine, FamilyTable, HonourTable, ResumeLines, StudyExemptionLines } from './card/life-tables.tsx'
import { actForField, type PersonAct, PersonActDialog, personActs } from './card/person-acts.tsx'
import { PersonFindings } from './card/person-findings.tsx'
import { MembershipTable, PostTable } from './card/person-history.tsx'
import './people.css'
import { PersonEditForm } from './person-edit-form.tsx'

interface Props {
  readonly id: string
  readonly edits: boolean
  /** The field that a finding points to. */
  readonly field: string | null
}

/** Everything that a card shows of one person. */
interface Card {
  readonly person: Stored<Person>
  /** Oldest first. */
  readonly memberships: readonly Stored<Membership>[]
  readonly posts: readonly Stored<Post>[]
  readonly honours: readonly Stored<Honour>[]
  readonly settings: Omit<Settings, 'id'>
}

/** One person as the member's sheet; edited in place of it. A finding about the membership opens its dialog over the sheet. */
export function PersonRecord({ id, edits, field }: Props) {
  const today = useToday()
  const person = useLiveQuery(() => personRepository.byId(id), [id])
  const memberships = useLiveQuery(() => membershipRepository.ofPerson(id), [id])
  const posts = useLiveQuery(() => postRepository.ofPerson(id), [id])
  const honours = useLiveQuery(() => honourRepository.ofPerson(id), [id])
  const settings = useLiveQuery(settingsRepository.current, [])
  if (person === undefined || memberships === undefined || posts === undefined || honours === undefined || settings === undefined) return <Page title="人员"><Loading /></Page>
  if (person === null) return <Page title="人员"><EmptyState text="没有这个人，可能已经删除。"><Button onClick={() => navigate('people')}>返回人员</Button></EmptyState></Page>
  const asked = edits && field !== null ? actForField(field, currentOf(memberships, today), memberships.at(-1) ?? null) : null
  if (edits && asked === null) return <PersonEditForm key={person.id} person={person} field={field} />
  return <Sheet key={field ?? ''} card={{ person, memberships, posts, honours, settings }} asked={asked} />
}

function currentOf(memberships: Card['memberships'], today: ReturnType<typeof useToday>): Stored<Membership> | null {
  return memberships.find(membership => isMemberOn(membership, today)) ?? null
}

function Sheet({ card: { person, memberships, posts, honours, settings }, asked }: { readonly card: Card; readonly asked: PersonAct | null }) {
  const today = useToday()
  const known = useOrganisations()
  const [act, setAct] = useState<PersonAct | null>(asked)
  const [removing, remove] = useDoing(async () => {
    await personRepository.removeMistakenPerson(person.id)
    navigate('people')
  })
  const edit = () => navigate('people', [person.id, 'edit'])
  useShortcut('E', edit)
  useShortcut('Escape', () => {
    if (act === null) navigate('people')
  })
  const current = currentOf(memberships, today)
  const last = current ?? memberships.at(-1) ?? null
  const offered = personActs(current, last, today)
  const menu = { items: [...offered.map(one => ({ key: one.title, label: one.title })), { type: 'divider' as const }, { key: 'remove', label: '删除误录的人员', danger: true }] }
  const take = ({ key }: { key: string }) => {
    if (key === 'remove') void remove()
    else setAct(offered.find(one => one.title === key) ?? null)
  }
  const close = () => {
    setAct(null)
    if (asked !== null) navigate('people', [person.id])
  }
  const rows = [...memberships.map(({ id }) => ({ table: 'memberships' as const, id })), ...posts.map(({ id }) => ({ table: 'posts' as const, id })), ...honours.map(({ id }) => ({ table: 'honours' as const, id }))]
  const held = posts.filter(post => covers(post, today))
  return (
    <Page
      title={person.name}
      actions={(
        <>
          <Button onClick={() => navigate('people')} title="Esc">返回</Button>
          <RecordMore title={person.name} rows={[{ table: 'people', id: person.id }, ...rows]} />
          <Dropdown trigger={['click']} menu={{ ...menu, onClick: take }}><Button>办理 <DownOutlined /></Button></Dropdown>
          <Button type="primary" onClick={edit} title="E">编辑</Button>
        </>
      )}
    >
      {removing.kind === 'failed' && <FailureNotice kind="warning" message={removing.message} detail={removing.detail} />}
      <div className="record person-record">
        {known === undefined ? <Loading rows={12} /> : (
          <div className="paper">
            <h2>党员基本情况</h2>
            <BasicsTable person={person} current={current} last={last} partyPosts={postWords(held, current?.organisationId ?? null, { facts: known.facts, asOf: today })} partyPostFirst={settings.partyPostFirst} today={today} />
            <h3>组织关系</h3>
            <MembershipTable memberships={memberships} facts={known.facts} onAct={setAct} />
            <h3>党内任职</h3>
            <PostTable posts={posts} facts={known.facts} onAct={setAct} />
            <h3>简历</h3>
            <ResumeLines person={person} today={today} />
            <h3>家庭主要成员</h3>
            <FamilyTable family={person.family} today={today} />
            <h3>年度考核</h3>
            <AssessmentLine assessments={person.assessments} />
            <h3>表彰奖励</h3>
            <HonourTable honours={honours} rewardsText={person.rewardsText} onAct={setAct} />
            {person.cadre !== null && <><h3>党务干部</h3><CadreTable person={person} cadre={person.cadre} posts={posts} facts={known.facts} exchangeYears={settings.cadreExchangeYears} today={today} /></>}
            {person.studyExemptions.length > 0 && <><h3>学时豁免</h3><StudyExemptionLines exemptions={person.studyExemptions} /></>}
          </div>
        )}
        <PersonFindings person={person} organisationIds={memberships.map(membership => membership.organisationId)} today={today} />
      </div>
      {act !== null && <PersonActDialog person={person} act={act} onClose={close} />}
    </Page>
  )
}
