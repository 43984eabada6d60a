import { personLabels as labels } from '#shared/model/person.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { fieldHelp } from './field-help.ts'
import { memoGroup } from './memo-group.ts'
import type { PersonHand } from './person-hand.ts'

const fields = ['unitPost', 'rank', 'workPost', 'technicalPost', 'specialty'] as const
const helps: Readonly<Partial<Record<(typeof fields)[number], string>>> = { unitPost: fieldHelp.unitPost, rank: fieldHelp.rank, workPost: fieldHelp.workPost }

/** 职务: the office's; posts in the party are dated and stand on the person's page. */
export const DutiesGroup = memoGroup(function DutiesGroup({ value, onChange, problems }: PersonHand) {
  return (
    <FormGroup title="职务">
      {fields.map(field => (
        <FormRow key={field} label={labels[field]} name={field} problem={problems[field]} help={helps[field]}>
          <TextField label={labels[field]} value={value[field]} onChange={words => onChange({ [field]: words })} />
        </FormRow>
      ))}
    </FormGroup>
  )
}, 'unitPost', 'rank', 'workPost', 'technicalPost', 'specialty')
