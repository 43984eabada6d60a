import { Button, Space } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useState } from 'react'
import { branchTypes, type OrganisationFact, organisationFactLabels as factLabels, organisationLabels as labels, organisationType } from '#shared/model/organisation.ts'
import { partyPost } from '#shared/model/post.ts'
import type { Stored } from '#shared/model/record.ts'
import { existsOn, shortNameOn } from '#shared/rules/organisation-on.ts'
import { covers } from '#shared/time/interval.ts'
import { chineseDate, dottedDate } from '#shared/time/local-date.ts'
import { RecordMore } from '../../parts/record-more.tsx'
import { useToday } from '../../parts/today.ts'
import { useMemberCounts } from '../../parts/use-member-counts.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { organisationRepository } from '../../storage/organisation-repository.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, toHash } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { ChangeFactsDialog } from './change-facts-dialog.tsx'
import { CorrectFactDialog } from './correct-fact-dialog.tsx'
import { CorrectOrganisationDialog } from './correct-organisation-dialog.tsx'
import { DissolveDialog } from './dissolve-dialog.tsx'

type Open = { kind: 'none' } | { kind: 'correct' } | { kind: 'change' } | { kind: 'dissolve' } | { kind: 'fact'; fact: Stored<OrganisationFact> }

/** One organisation as its sheet: what it is now, who holds its posts, and all its periods. */
export function OrganisationRecord({ id }: { readonly id: string }) {
  const today = useToday()
  const known = useOrganisations()
  const members = useMemberCounts()
  const [open, setOpen] = useState<Open>({ kind: 'none' })
  const [removing, removeMistaken] = useDoing(async () => {
    await organisationRepository.removeMistakenOrganisation(id)
    navigate('organisations')
  })
  const close = () => setOpen({ kind: 'none' })
  useShortcut('E', () => setOpen({ kind: 'correct' }))
  useShortcut('Escape', () => {
    if (open.kind === 'none') navigate('organisations')
  })
  if (known === undefined) return <Page title="党组织"><Loading /></Page>
  const organisation = known.organisations.find(one => one.id === id)
  if (organisation === undefined) return <Page title="党组织"><EmptyState text="没有这个党组织，可能已经删除。"><Button onClick={() => navigate('organisations')}>返回党组织</Button></EmptyState></Page>
  const facts = known.facts.filter(fact => fact.organisationId === id).toSorted((a, b) => (a.from < b.from ? 1 : -1))
  const current = facts.find(fact => covers(fact, today)) ?? facts[0] ?? null
  const isLiving = existsOn(organisation, today) || organisation.dissolvedOn === null
  return (
    <Page
      title={shortNameOn(known.facts, id, today)}
      actions={(
        <Space wrap>
          <Button onClick={() => navigate('organisations')} title="Esc">返回</Button>
          <RecordMore title={shortNameOn(known.facts, id, today)} rows={[{ table: 'organisations', id }, ...facts.map(fact => ({ table: 'organisationFacts' as const, id: fact.id }))]} />
          {isLiving && <Button onClick={() => setOpen({ kind: 'change' })}>变更</Button>}
          {isLiving && <Button onClick={() => setOpen({ kind: 'dissolve' })}>撤销党组织</Button>}
          <Button onClick={() => void removeMistaken()}>删除误录</Button>
          <Button type="primary" onClick={() => setOpen({ kind: 'correct' })} title="E">更正</Button>
        </Space>
      )}
    >
      {removing.kind === 'failed' && <FailureNotice kind="warning" message={removing.message} detail={removing.detail} />}
      <div className="paper">
        <h2>{current?.fullName ?? '党组织'}</h2>
        <table>
          <tbody>
            <Line cells={[[labels.type, organisationType.labels[organisation.type]], [factLabels.shortName, current?.shortName ?? '']]} />
            <Line cells={[[factLabels.superiorId, <SuperiorLink key="s" fact={current} facts={known.facts} />], ['党员', members(organisation)]]} />
            <Line cells={[[labels.establishedOn, chineseDate(organisation.establishedOn)], [labels.approvalDocumentNo, organisation.approvalDocumentNo]]} />
            {branchTypes.includes(organisation.type) && <Line cells={[[labels.fixedThemeDay, organisation.fixedThemeDay === null ? '不固定' : `每月 ${organisation.fixedThemeDay} 日`], ['设置', settingsWords(current)]]} />}
            {organisation.dissolvedOn !== null && <Line cells={[[labels.dissolvedOn, chineseDate(organisation.dissolvedOn)], ['', '']]} />}
          </tbody>
        </table>
        <h3>任职</h3>
        <PostsOfToday organisationId={id} />
        <h3>历次名称和设置</h3>
        <Periods facts={facts} all={known.facts} isBranch={branchTypes.includes(organisation.type)} onCorrect={fact => setOpen({ kind: 'fact', fact })} />
      </div>
      {open.kind === 'correct' && <CorrectOrganisationDialog organisation={organisation} onClose={close} />}
      {open.kind === 'change' && <ChangeFactsDialog organisation={organisation} current={current} onClose={close} />}
      {open.kind === 'dissolve' && <DissolveDialog organisation={organisation} name={current?.fullName ?? ''} onClose={close} />}
      {open.kind === 'fact' && <CorrectFactDialog fact={open.fact} organisation={organisation} onClose={close} />}
    </Page>
  )
}

function Line({ cells }: { readonly cells: readonly (readonly [string, ReactNode])[] }) {
  return <tr>{cells.map(([label, value], i) => [<th key={`${i} l`} scope="row">{label}</th>, <td key={`${i} v`}>{value}</td>])}</tr>
}

function settingsWords(fact: OrganisationFact | null): string {
  if (fact === null) return ''
  return `${fact.hasCommittee ? '设支委会' : '不设支委会'}，${fact.hasGroups ? '划分党小组' : '不划分党小组'}`
}

function SuperiorLink({ fact, facts }: { readonly fact: OrganisationFact | null; readonly facts: readonly OrganisationFact[] }) {
  const today = useToday()
  const superiorId = fact?.superiorId ?? null
  if (superiorId === null) return <>没有（或不在本档案）</>
  return <a href={toHash('organisations', [superiorId])}>{shortNameOn(facts, superiorId, today)}</a>
}

function PostsOfToday({ organisationId }: { readonly organisationId: string }) {
  const today = useToday()
  const posts = useLiveQuery(() => postRepository.ofOrganisation(organisationId), [organisationId])
  const people = useLiveQuery(personRepository.all, [])
  if (posts === undefined || people === undefined) return null
  const names = new Map(people.map(person => [person.id, person.name]))
  const held = posts.filter(post => covers(post, today)).toSorted((a, b) => partyPost.keys.indexOf(a.post) - partyPost.keys.indexOf(b.post))
  if (held.length === 0) return <p className="muted">还没有登记任职。在“人员”里打开本人，用“任职”登记。</p>
  return (
    <table>
      <thead><tr><th scope="col">党内职务</th><th scope="col">姓名</th><th scope="col">任职起</th></tr></thead>
      <tbody>{held.map(post => <tr key={post.id}><td>{partyPost.labels[post.post]}</td><td><a href={toHash('people', [post.personId])}>{names.get(post.personId) ?? '（人员已删除）'}</a></td><td>{dottedDate(post.from)}</td></tr>)}</tbody>
    </table>
  )
}

interface PeriodsProps { readonly facts: readonly Stored<OrganisationFact>[]; readonly all: readonly OrganisationFact[]; readonly isBranch: boolean; readonly onCorrect: (fact: Stored<OrganisationFact>) => void }

function Periods({ facts, all, isBranch, onCorrect }: PeriodsProps) {
  return (
    <table>
      <thead><tr><th scope="col" style={{ width: 104 }}>起止</th><th scope="col">全称</th><th scope="col" style={{ width: 104 }}>上级</th>{isBranch && <th scope="col" style={{ width: 112 }}>设置</th>}<th scope="col" style={{ width: 44 }} aria-label="操作" /></tr></thead>
      <tbody>
        {facts.map(fact => (
          <tr key={fact.id}>
            <td>{dottedDate(fact.from)}<wbr />—{fact.to === null ? '今' : dottedDate(fact.to)}</td>
            <td>{fact.fullName}{fact.shortName !== '' && `（${fact.shortName}）`}</td>
            <td>{fact.superiorId === null ? '' : shortNameOn(all, fact.superiorId, fact.from)}</td>
            {isBranch && <td>{settingsWords(fact)}</td>}
            <td><Button size="small" type="link" onClick={() => onCorrect(fact)}>更正</Button></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
