import { Radio, Select } from 'antd'
import type { Period } from '#shared/time/period.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import type { OrganisationNode } from '../../parts/organisation-tree.ts'
import { flattened } from '../../parts/organisation-tree.ts'
import { periodChoices } from '../../parts/period-choices.ts'
import { FormRow } from '../../ui/form-row.tsx'
import type { BinderChoice } from './binder-choice.ts'

interface Props {
  readonly choice: BinderChoice
  readonly nodes: readonly OrganisationNode[]
  readonly today: LocalDate
  readonly onChange: (change: Partial<BinderChoice>) => void
}

/** Of which organisation, with those below or without, for when. */
export function ScopeStep({ choice, nodes, today, onChange }: Props) {
  const below = flattened(nodes.find(({ organisation }) => organisation.id === choice.organisationId)?.children ?? []).filter(({ organisation, isDissolved }) => organisation.type !== 'group' && !isDissolved).length
  return (
    <div className="binder-scope">
      <FormRow label="党组织"><OrganisationSelect label="党组织" value={choice.organisationId} onChange={organisationId => onChange({ organisationId })} /></FormRow>
      {below > 0 && (
        <FormRow label="范围">
          <Radio.Group aria-label="范围" value={choice.isTree} onChange={event => onChange({ isTree: event.target.value === true })} options={[{ value: true, label: `本级和下属 ${below} 个党组织` }, { value: false, label: '只做本级' }]} />
        </FormRow>
      )}
      <FormRow label="期间">
        <Select
          aria-label="期间" className="ledger-period" value={choice.period} showSearch={{ optionFilterProp: 'label' }} options={periodChoices(today).map(({ label, options }) => ({ label, options: [...options] }))}
          onChange={(period: Period) => onChange({ period })}
        />
      </FormRow>
    </div>
  )
}
