import { Select } from 'antd'
import type { NamedChoice } from '#shared/imports/roster/roster-choices.ts'
import type { NamedOrganisationPlan } from '#shared/imports/roster/roster-plan.ts'
import { branchTypes, organisationType, type OrganisationType } from '#shared/model/organisation.ts'
import { DayField } from '../../parts/day-field.tsx'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import type { PlannedRoster } from '../../workers/roster-protocol.ts'
import { chooseOrganisation, chooseSuperior, type RosterInHand } from './import-desk.ts'

interface Props {
  readonly planned: PlannedRoster
  readonly inHand: RosterInHand
}

/** Organisations that the file names and the archive lacks: founded under the chosen superior, taken for one that is there, or left out with their people. */
export function OrganisationsPlan({ planned: { organisations }, inHand: { choices } }: Props) {
  const columns: readonly ListColumn<NamedOrganisationPlan>[] = [
    { key: 'name', title: '表格里的名称', width: 200, grow: true, cell: one => one.name },
    { key: 'rows', title: '人数', width: 60, align: 'right', cell: one => one.rows },
    { key: 'choice', title: '怎么办', width: 170, cell: one => <Field><ChoiceSelect one={one} chosen={choices.organisations[one.name]} /></Field> },
    { key: 'details', title: '', width: 360, cell: one => <Field><Details one={one} chosen={choices.organisations[one.name]} /></Field> },
  ]
  return (
    <>
      <FormRow label="新建在哪个党组织下" help="新建的党组织都放在它下面，以后可以在“党组织”里变更。">
        <OrganisationSelect label="新建在哪个党组织下" value={choices.superiorId} noneWord="最上级党组织" onChange={chooseSuperior} isOffered={node => !branchTypes.includes(node.organisation.type)} />
      </FormRow>
      <div className="import-list"><ListTable name="import-organisations" label="表格里的新党组织" rows={organisations} rowId={one => one.name} columns={columns} rowHeight={44} onOpen={() => {}} empty={<EmptyState text="表格里的党组织档案里都有了。" />} /></div>
    </>
  )
}

/** What is typed in a line is not for the list. */
function Field({ children }: { readonly children: React.ReactNode }) {
  return <div className="import-field" onClick={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>{children}</div>
}

interface LineProps {
  readonly one: NamedOrganisationPlan
  readonly chosen: NamedChoice | undefined
}

function ChoiceSelect({ one, chosen }: LineProps) {
  return (
    <Select
      aria-label={`${one.name}：怎么办`} value={chosen?.kind ?? one.choice} style={{ width: '100%' }} options={[...choiceWords]}
      onChange={kind => {
        if (kind === 'found') chooseOrganisation(one.name, { kind, type: one.type, establishedOn: one.establishedOn })
        else if (kind === 'leave') chooseOrganisation(one.name, { kind })
        else chooseOrganisation(one.name, { kind: 'existing', organisationId: '' }) // until one is chosen, its people are problems
      }}
    />
  )
}

const choiceWords = [{ value: 'found', label: '新建' }, { value: 'existing', label: '就是已有的…' }, { value: 'leave', label: '不建，这些行不导入' }] as const

function Details({ one, chosen }: LineProps) {
  const kind = chosen?.kind ?? one.choice
  switch (kind) {
    case 'leave': return null
    case 'existing': return <OrganisationSelect label={`${one.name}就是`} value={chosen?.kind === 'existing' && chosen.organisationId !== '' ? chosen.organisationId : null} onChange={organisationId => chooseOrganisation(one.name, { kind: 'existing', organisationId: organisationId ?? '' })} />
    case 'found': {
      const { type, establishedOn } = chosen?.kind === 'found' ? chosen : one
      return (
        <>
          <Select<OrganisationType> aria-label={`${one.name}：组织类型`} value={type} popupMatchSelectWidth={false} options={typeOptions} onChange={next => chooseOrganisation(one.name, { kind: 'found', type: next, establishedOn })} />
          <DayField label={`${one.name}：成立日期`} value={establishedOn} onChange={next => { if (next !== null) chooseOrganisation(one.name, { kind: 'found', type, establishedOn: next }) }} />
        </>
      )
    }
  }
}

const typeOptions = organisationType.keys.map(value => ({ value, label: organisationType.labels[value] }))
