import { maskedPhone } from '#shared/codes/masked-phone.ts'
import { personLabels as labels } from '#shared/model/person.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { MaskedField } from './masked-field.tsx'
import { memoGroup } from './memo-group.ts'
import type { PersonHand } from './person-hand.ts'

/** 联系方式 and where one lives and is registered. */
export const ContactGroup = memoGroup(function ContactGroup({ value, onChange, problems }: PersonHand) {
  return (
    <FormGroup title="联系方式和住址">
      <FormRow label={labels.phone} name="phone" problem={problems['phone']}>
        <MaskedField label={labels.phone} masked={maskedPhone(value.phone)}><TextField label={labels.phone} value={value.phone} onChange={phone => onChange({ phone })} /></MaskedField>
      </FormRow>
      <FormRow label={labels.address} name="address" problem={problems['address']}><TextField label={labels.address} value={value.address} onChange={address => onChange({ address })} /></FormRow>
      <FormRow label={labels.registeredResidence} name="registeredResidence" problem={problems['registeredResidence']}><TextField label={labels.registeredResidence} value={value.registeredResidence} onChange={registeredResidence => onChange({ registeredResidence })} /></FormRow>
    </FormGroup>
  )
}, 'phone', 'address', 'registeredResidence')
