import { Checkbox, Radio } from 'antd'
import { blankPerson, type Person, personLabels as labels, sex } from '#shared/model/person.ts'
import { pinyinInitials } from '#shared/model/pinyin-initials.ts'
import { DayOrMonthField } from '../../parts/day-field.tsx'
import { LongTextField, TextField } from '../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../ui/form-row.tsx'

export type PersonInHand = Omit<Person, 'id'>

interface Props {
  readonly value: PersonInHand
  readonly onChange: (some: Partial<PersonInHand>) => void
  readonly problem: (name: string) => string | undefined
  readonly tell: (name: string) => (problem: string | null) => void
}

/** 基本情况, in the order of the member's form. */
export function PersonFields({ value, onChange, problem, tell }: Props) {
  return (
    <FormGroup title="基本情况">
      <FormRow label={labels.name} name="name" required problem={problem('name')} help="与身份证一致；生僻字照录，不要用拼音或同音字代替。"><TextField label={labels.name} value={value.name} onChange={name => onChange({ name })} /></FormRow>
      <FormRow label={labels.sex} name="sex" problem={problem('sex')}>
        <Radio.Group aria-label={labels.sex} value={value.sex} onChange={event => onChange({ sex: sex.schema.parse(event.target.value) })} options={[{ value: '1', label: '男' }, { value: '2', label: '女' }]} />
      </FormRow>
      <FormRow label={labels.birth} name="birth" problem={problem('birth')} help="只知道年月的，填 198005 就可以。"><DayOrMonthField label={labels.birth} value={value.birth} onChange={birth => onChange({ birth })} onProblem={tell('birth')} /></FormRow>
      <FormRow label={labels.unitPost} name="unitPost" problem={problem('unitPost')} help="如“办公室主任”“一级主任科员”，印在会议记录的姓名后面。"><TextField label={labels.unitPost} value={value.unitPost} onChange={unitPost => onChange({ unitPost })} /></FormRow>
      <FormRow label={labels.phone} name="phone" problem={problem('phone')}><TextField label={labels.phone} value={value.phone} onChange={phone => onChange({ phone })} /></FormRow>
      <FormRow label={labels.isRetired} name="isRetired"><Checkbox checked={value.isRetired} onChange={event => onChange({ isRetired: event.target.checked })}>已离退休</Checkbox></FormRow>
      <FormRow label={labels.formerName} name="formerName" problem={problem('formerName')}><TextField label={labels.formerName} value={value.formerName} onChange={formerName => onChange({ formerName })} /></FormRow>
      <FormRow label={labels.pinyinInitials} name="pinyinInitials" help="查找用，空着就按姓名自动取。多音字取错了，在这里改。">
        <TextField label={labels.pinyinInitials} value={value.pinyinInitials} placeholder={pinyinInitials(value.name)} onChange={initials => onChange({ pinyinInitials: initials })} />
      </FormRow>
      <FormRow label={labels.remark} name="remark" problem={problem('remark')}><LongTextField label={labels.remark} value={value.remark} onChange={remark => onChange({ remark })} /></FormRow>
    </FormGroup>
  )
}

export const emptyPerson: PersonInHand = { ...blankPerson, name: '' }
