import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import { branchTypes, managementMode, organisationLabels as labels, organisationType } from '#shared/model/organisation.ts'
import { headPost, seatsInOrder } from '#shared/rules/committee.ts'
import { dueOn, termOn } from '#shared/rules/term-due.ts'
import { grouped } from '#shared/rules/warnings/rule-input.ts'
import { covers } from '#shared/time/interval.ts'
import { dottedDate } from '#shared/time/local-date.ts'
import { flattened, type OrganisationNode } from '../../parts/organisation-tree.ts'
import { useToday } from '../../parts/today.ts'
import { useMemberCounts } from '../../parts/use-member-counts.ts'
import { useListExport } from '../../parts/list-export.tsx'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { postRepository } from '../../storage/post-repository.ts'
import { termRepository } from '../../storage/term-repository.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'

interface Row { readonly node: OrganisationNode; readonly members: string; readonly secretary: string; readonly seats: string; readonly groups: string; readonly dueOn: string }

/** Superiors before their subordinates, each with its members and its secretary of today. */
export function OrganisationList() {
  const [showsDissolved, setShowsDissolved] = useState(false)
  const known = useOrganisations()
  const { ids } = useOrganisationInView()
  const members = useMemberCounts()
  const standings = useStandings()
  const exporting = useListExport('organisation-register')
  const establish = () => navigate('organisations', ['new'])
  const print = () => navigate('ledgers', [], { ledger: 'organisation-register' })
  useShortcut('Ctrl+N', establish)
  useShortcut('Ctrl+P', print)
  const nodes = useMemo(() => (known === undefined ? undefined : flattened(known.tree).filter(node => ids === null || ids.has(node.organisation.id))), [known, ids])
  const dissolved = nodes?.filter(node => node.isDissolved).length ?? 0
  const rows = useMemo(() => nodes?.filter(node => showsDissolved || !node.isDissolved).map((node): Row => ({ node, members: members(node.organisation), ...standings(node) })), [nodes, showsDissolved, members, standings])
  return (
    <Page
      title="党组织" count={rows === undefined ? undefined : `共 ${rows.length} 个`}
      actions={<>{exporting.button}<Button type="primary" icon={<PlusOutlined />} onClick={establish} title="Ctrl+N">成立党组织</Button></>}
      filters={dissolved > 0 && <Checkbox checked={showsDissolved} onChange={event => setShowsDissolved(event.target.checked)}>显示已撤销的（{dissolved} 个）</Checkbox>}
    >
      {exporting.notice}
      {rows === undefined ? <Loading /> : (
        <ListTable
          name="organisations" label="党组织" rows={rows} rowId={row => row.node.organisation.id} columns={columns} onOpen={row => navigate('organisations', [row.node.organisation.id])}
          empty={<EmptyState text="这里放本单位的各级党组织。先从最上级的建起；只管一个支部的，建这个支部就可以。"><Button onClick={establish}>成立党组织</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

/** What a list tells of an organisation beside its own record: who leads it today, how many sit on its committee, its groups, when its term ends. */
function useStandings(): (node: OrganisationNode) => Omit<Row, 'node' | 'members'> {
  const today = useToday()
  const posts = useLiveQuery(postRepository.all, [])
  const people = useLiveQuery(personRepository.all, [])
  const terms = useLiveQuery(termRepository.all, [])
  return useMemo(() => {
    const names = new Map((people ?? []).map(person => [person.id, person.name]))
    const held = grouped((posts ?? []).filter(post => covers(post, today)), post => post.organisationId)
    const termsOf = grouped(terms ?? [], term => term.organisationId)
    return ({ organisation, children, isDissolved }) => {
      const own = held.get(organisation.id) ?? []
      const term = isDissolved ? null : termOn(termsOf.get(organisation.id) ?? [], organisation.id, today)
      const head = own.find(({ post }) => post === headPost(organisation.type))
      const seats = new Set(seatsInOrder(own).map(({ personId }) => personId)).size
      return {
        secretary: head === undefined ? '' : (names.get(head.personId) ?? ''), seats: seats === 0 ? '' : String(seats), groups: groupsText(children.filter(({ organisation: { type } }) => type === 'group').length),
        dueOn: term === null ? '' : dottedDate(dueOn(term)),
      }
    }
  }, [posts, people, terms, today])
}

function groupsText(count: number): string {
  return count === 0 ? '' : String(count)
}

const columns: readonly ListColumn<Row>[] = [
  { key: 'name', title: '名称', width: 240, grow: true, cell: ({ node }) => <span style={{ paddingLeft: node.depth * 20 }} title={node.fact?.fullName}>{node.name}{node.isDissolved && <span className="muted">（已撤销）</span>}</span> },
  { key: 'type', title: labels.type, width: 110, cell: ({ node }) => organisationType.labels[node.organisation.type] },
  { key: 'members', title: '党员', width: 130, cell: row => row.members },
  { key: 'secretary', title: '书记', width: 90, cell: row => row.secretary },
  { key: 'hasCommittee', title: '支委会', width: 80, cell: ({ node }) => committeeWord(node) },
  { key: 'dueOn', title: '任期届满', width: 110, cell: row => row.dueOn },
  { key: 'fixedThemeDay', title: '主题党日', width: 90, cell: ({ node }) => (node.organisation.fixedThemeDay === null ? '' : `每月 ${node.organisation.fixedThemeDay} 日`) },
  { key: 'establishedOn', title: labels.establishedOn, width: 110, cell: ({ node }) => dottedDate(node.organisation.establishedOn), hiddenAtFirst: true },
  { key: 'seats', title: '班子人数', width: 80, cell: row => row.seats, hiddenAtFirst: true },
  { key: 'groups', title: '党小组数', width: 80, cell: row => row.groups, hiddenAtFirst: true },
  ...(['activityPlace', 'brand', 'grade', 'contactPhone', 'leadingSide', 'guidingSide', 'remark'] as const).map((field): ListColumn<Row> => ({ key: field, title: labels[field], width: field === 'grade' ? 90 : 140, cell: ({ node }) => node.organisation[field], hiddenAtFirst: true })),
  { key: 'managementMode', title: labels.managementMode, width: 90, cell: ({ node }) => (node.organisation.managementMode === null ? '' : managementMode.labels[node.organisation.managementMode]), hiddenAtFirst: true },
  { key: 'approvalDocumentNo', title: labels.approvalDocumentNo, width: 160, cell: ({ node }) => node.organisation.approvalDocumentNo, hiddenAtFirst: true },
  { key: 'dissolvedOn', title: labels.dissolvedOn, width: 110, cell: ({ node }) => (node.organisation.dissolvedOn === null ? '' : dottedDate(node.organisation.dissolvedOn)), hiddenAtFirst: true },
  { key: 'fullName', title: '全称', width: 300, cell: ({ node }) => node.fact?.fullName ?? '', hiddenAtFirst: true },
]

function committeeWord({ organisation, fact }: OrganisationNode): string {
  if (fact === null || !branchTypes.includes(organisation.type)) return ''
  return fact.hasCommittee ? '设' : '不设'
}
