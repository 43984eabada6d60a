import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { OrganisationFact } from '#shared/model/organisation.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Finding } from '#shared/rules/finding.ts'
import { existsOn, shortNameOn } from '#shared/rules/organisation-on.ts'
import { covers } from '#shared/time/interval.ts'
import { FindingColumn } from '../../parts/finding-column.tsx'
import { openFinding } from '../../parts/open-finding.ts'
import { RecordMore } from '../../parts/record-more.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { organisationRepository } from '../../storage/organisation-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { termRepository } from '../../storage/term-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { ChangeFactsDialog } from './change-facts-dialog.tsx'
import { CorrectFactDialog } from './correct-fact-dialog.tsx'
import { DissolveDialog } from './dissolve-dialog.tsx'
import { OrganisationGone } from './organisation-gone.tsx'
import { OrganisationSheet } from './organisation-sheet.tsx'

type Open = { kind: 'nothing' } | { kind: 'change' } | { kind: 'dissolve' } | { kind: 'fact'; fact: Stored<OrganisationFact> }

/** What a finding leads to at once. */
export type OpenAtFirst = 'nothing' | 'change' | 'posts'

/** Fields that are mended in the record itself: what changes on a day, and who holds which post. */
export const mendedInRecord: Readonly<Record<string, OpenAtFirst>> = { hasCommittee: 'change', hasGroups: 'change', superiorId: 'change', fullName: 'change', shortName: 'change', posts: 'posts' }

/** One organisation as its sheet; what does not fit its members, and what is due of its term, stands beside it. */
export function OrganisationRecord({ id, opens }: { readonly id: string; readonly opens: OpenAtFirst }) {
  const today = useToday()
  const known = useOrganisations()
  const standing = useArchive({ kind: 'standing', organisationIds: [id], today })
  const posts = useLiveQuery(() => postRepository.ofOrganisation(id), [id])
  const terms = useLiveQuery(() => termRepository.ofOrganisation(id), [id])
  const [open, setOpen] = useState<Open>({ kind: opens === 'change' ? 'change' : 'nothing' })
  const [removing, removeMistaken] = useDoing(async () => {
    await organisationRepository.removeMistakenOrganisation(id)
    navigate('organisations')
  })
  const [askedForPosts, askForPosts] = useState(opens === 'posts' ? 1 : 0)
  const close = () => setOpen({ kind: 'nothing' })
  const openHere = (finding: Finding) => {
    const { subject } = finding
    const here = subject.kind === 'organisation' && subject.id === id ? mendedInRecord[subject.field ?? ''] : undefined
    if (here === 'posts') askForPosts(askedForPosts + 1)
    else if (here === 'change') setOpen({ kind: 'change' })
    else openFinding(finding)
  }
  const edit = () => navigate('organisations', [id, 'edit'])
  const print = () => navigate('ledgers', [], { ledger: 'organisation-register', organisation: id })
  useShortcut('E', edit)
  useShortcut('Ctrl+P', print)
  useShortcut('Escape', () => {
    if (open.kind === 'nothing') navigate('organisations')
  })
  if (known === undefined) return <Page title="党组织"><Loading /></Page>
  const organisation = known.organisations.find(one => one.id === id)
  if (organisation === undefined) return <OrganisationGone />
  const facts = known.facts.filter(fact => fact.organisationId === id).toSorted((a, b) => (a.from < b.from ? 1 : -1))
  const current = facts.find(fact => covers(fact, today)) ?? facts[0] ?? null
  const isLiving = existsOn(organisation, today) || organisation.dissolvedOn === null
  const title = shortNameOn(known.facts, id, today)
  const findings = standing.kind === 'answered' ? standing.answer.findings.filter(({ rule, organisationId }) => organisationId === id && shownRules.includes(rule)) : []
  const menu = [
    { key: 'print', label: '打印或导出（Ctrl+P）' },
    ...(organisation.dissolvedOn === null ? [{ key: 'below', label: '成立下级党组织' }, { key: 'dissolve', label: '撤销党组织' }] : []),
    { type: 'divider' as const },
    { key: 'remove', label: '删除误录的党组织', danger: true },
  ]
  const take = ({ key }: { key: string }) => {
    if (key === 'below') navigate('organisations', ['new'], { superior: id })
    else if (key === 'print') print()
    else if (key === 'dissolve') setOpen({ kind: 'dissolve' })
    else void removeMistaken()
  }
  return (
    <Page
      title={title}
      actions={(
        <>
          <Button onClick={() => navigate('organisations')} title="Esc">返回</Button>
          <RecordMore
            title={title}
            rows={[
              { table: 'organisations', id }, ...facts.map(fact => ({ table: 'organisationFacts' as const, id: fact.id })), ...(terms ?? []).map(term => ({ table: 'termsOfOffice' as const, id: term.id })),
              ...(posts ?? []).map(post => ({ table: 'posts' as const, id: post.id })),
            ]}
          />
          <Dropdown trigger={['click']} menu={{ items: menu, onClick: take }}><Button>办理 <DownOutlined /></Button></Dropdown>
          {isLiving && <Button onClick={() => setOpen({ kind: 'change' })}>变更</Button>}
          <Button type="primary" onClick={edit} title="E">编辑</Button>
        </>
      )}
    >
      {removing.kind === 'failed' && <FailureNotice kind="warning" message={removing.message} detail={removing.detail} />}
      {standing.kind === 'failed' && <FailureNotice message={standing.message} detail={standing.detail} />}
      <div className="record">
        <OrganisationSheet organisation={organisation} facts={facts} current={current} all={known.facts} isLiving={isLiving} askedForPosts={askedForPosts} onCorrect={fact => setOpen({ kind: 'fact', fact })} />
        <FindingColumn title="设置和任期" score={null} findings={findings} empty={standing.kind === 'answered' ? '没有发现问题。' : ''} onOpen={openHere} />
      </div>
      {open.kind === 'change' && <ChangeFactsDialog organisation={organisation} current={current} onClose={close} />}
      {open.kind === 'dissolve' && <DissolveDialog organisation={organisation} name={current?.fullName ?? ''} onClose={close} />}
      {open.kind === 'fact' && <CorrectFactDialog fact={open.fact} organisation={organisation} onClose={close} />}
    </Page>
  )
}

const shownRules: readonly string[] = ['W-TERM', 'W-SETUP']
