import { Button } from 'antd'
import type { ReactNode } from 'react'
import { branchTypes, managementMode, type Organisation, type OrganisationFact, organisationFactLabels as factLabels, organisationLabels as labels, organisationType } from '#shared/model/organisation.ts'
import type { Stored } from '#shared/model/record.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { chineseDate, dottedDate } from '#shared/time/local-date.ts'
import { useToday } from '../../parts/today.ts'
import { useMemberCounts } from '../../parts/use-member-counts.ts'
import { toHash } from '../../ui/route.ts'
import { CommitteeSection } from './committee-section.tsx'
import { GroupsSection } from './groups-section.tsx'
import { TermsSection } from './terms-section.tsx'
import './organisations.css'

interface Props {
  readonly organisation: Organisation
  /** The newest first. */
  readonly facts: readonly Stored<OrganisationFact>[]
  readonly current: OrganisationFact | null
  readonly all: readonly OrganisationFact[]
  readonly isLiving: boolean
  /** Counts how often a finding led to the posts. */
  readonly askedForPosts: number
  readonly onCorrect: (fact: Stored<OrganisationFact>) => void
}

/** One organisation as the register has it (domain.md C.12), then its terms, its committee, its groups and its former names. */
export function OrganisationSheet({ organisation, facts, current, all, isLiving, askedForPosts, onCorrect }: Props) {
  const members = useMemberCounts()
  const today = useToday()
  const isBranch = branchTypes.includes(organisation.type)
  const isGroup = organisation.type === 'group'
  const { dissolvedOn, mergedIntoId } = organisation
  return (
    <div className="paper">
      <h2>{current?.fullName ?? '党组织'}</h2>
      <table>
        <tbody>
          <Line cells={[[labels.type, organisationType.labels[organisation.type]], [factLabels.shortName, current?.shortName ?? '']]} />
          <Line cells={[[factLabels.superiorId, <SuperiorLink key="s" fact={current} facts={all} />], ['党员', members(organisation)]]} />
          <Line cells={[[labels.establishedOn, chineseDate(organisation.establishedOn)], [labels.approvalDocumentNo, organisation.approvalDocumentNo]]} />
          {isBranch && <Line cells={[[labels.fixedThemeDay, organisation.fixedThemeDay === null ? '不固定' : `每月 ${organisation.fixedThemeDay} 日`], ['设置', settingsWords(current)]]} />}
          {!isGroup && <Line cells={[[labels.activityPlace, organisation.activityPlace], [labels.brand, organisation.brand]]} />}
          {!isGroup && <Line cells={[[labels.grade, organisation.grade], [labels.contactPhone, organisation.contactPhone]]} />}
          {(organisation.managementMode !== null || organisation.leadingSide !== '' || organisation.guidingSide !== '') && (
            <Line cells={[[labels.managementMode, organisation.managementMode === null ? '' : managementMode.labels[organisation.managementMode]], ['领导方／指导方', [organisation.leadingSide, organisation.guidingSide].map(side => side || '—').join('／')]]} />
          )}
          {dissolvedOn !== null && <Line cells={[[labels.dissolvedOn, `${chineseDate(dissolvedOn)}${organisation.dissolutionDocumentNo === '' ? '' : `（${organisation.dissolutionDocumentNo}）`}`], [labels.mergedIntoId, mergedIntoId === null ? '' : <a key="m" href={toHash('organisations', [mergedIntoId])}>{shortNameOn(all, mergedIntoId, today)}</a>]]} />}
          {organisation.remark !== '' && <Line cells={[[labels.remark, organisation.remark]]} />}
        </tbody>
      </table>
      <TermsSection organisation={organisation} isLiving={isLiving} />
      <CommitteeSection organisation={organisation} name={current?.shortName || (current?.fullName ?? '')} isLiving={isLiving} asked={askedForPosts} />
      {isBranch && <GroupsSection branchId={organisation.id} isLiving={isLiving} />}
      <h3>历次名称和设置</h3>
      <Periods facts={facts} all={all} isBranch={isBranch} onCorrect={onCorrect} />
    </div>
  )
}

/** A pair of fields a row, or one that takes it whole. */
function Line({ cells }: { readonly cells: readonly (readonly [string, ReactNode])[] }) {
  return <tr>{cells.map(([label, value], i) => [<th key={`${i} l`} scope="row">{label}</th>, <td key={`${i} v`} colSpan={cells.length === 1 ? 3 : 1}>{value === '' ? '—' : value}</td>])}</tr>
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
