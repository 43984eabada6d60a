import { Checkbox, Radio } from 'antd'
import { maskedIdNumber } from '#shared/codes/id-number.ts'
import { idNumberMismatches } from '#shared/codes/id-number-words.ts'
import { nationality } from '#shared/codes/nationality.ts'
import { politicalStatus } from '#shared/codes/political-status.ts'
import { personLabels as labels, sex } from '#shared/model/person.ts'
import { pinyinInitials } from '#shared/model/pinyin-initials.ts'
import { CodeSelect } from '../../../parts/code-select.tsx'
import { DayOrMonthField } from '../../../parts/day-field.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { fieldHelp } from './field-help.ts'
import { IdNumberField } from './id-number-field.tsx'
import { MaskedField } from './masked-field.tsx'
import { memoGroup } from './memo-group.ts'
import type { PersonHand } from './person-hand.ts'
import { PhotoField } from './photo-field.tsx'

/** 基本情况, in the order of the member's form. */
export function BasicsGroup(hand: PersonHand) {
  return <FormGroup title="基本情况"><Identity {...hand} /><Origin {...hand} /><Marks {...hand} /></FormGroup>
}

const Identity = memoGroup(function Identity({ value, onChange, problems, tell }: PersonHand) {
  const mismatches = idNumberMismatches(value)
  return (
    <>
      <FormRow label={labels.name} name="name" required problem={problems['name']} help={fieldHelp.name}><TextField label={labels.name} value={value.name} onChange={name => onChange({ name })} /></FormRow>
      <FormRow label={labels.formerName} name="formerName" problem={problems['formerName']}><TextField label={labels.formerName} value={value.formerName} onChange={formerName => onChange({ formerName })} /></FormRow>
      <FormRow label={labels.idNumber} name="idNumber" problem={problems['idNumber']} help={fieldHelp.idNumber}>
        <MaskedField label={labels.idNumber} masked={maskedIdNumber(value.idNumber)}>
          <IdNumberField
            label={labels.idNumber} value={value.idNumber} onProblem={tell('idNumber')}
            onChange={(idNumber, says) => onChange({ idNumber, ...(says === null ? {} : { birth: value.birth ?? says.birth, sex: value.sex === '1' || value.sex === '2' ? value.sex : says.sex }) })}
          />
        </MaskedField>
        {mismatches.map(words => <div key={words} className="field-hint" role="status">! {words}。请核对，可以照常保存。</div>)}
      </FormRow>
      <FormRow label={labels.sex} name="sex" problem={problems['sex']}>
        <Radio.Group aria-label={labels.sex} value={value.sex} onChange={event => onChange({ sex: sex.schema.parse(event.target.value) })} options={[{ value: '1', label: '男' }, { value: '2', label: '女' }]} />
      </FormRow>
      <FormRow label={labels.birth} name="birth" problem={problems['birth']} help={fieldHelp.birth}><DayOrMonthField label={labels.birth} value={value.birth} onChange={birth => onChange({ birth })} onProblem={tell('birth')} /></FormRow>
    </>
  )
}, 'name', 'formerName', 'idNumber', 'sex', 'birth')

const Origin = memoGroup(function Origin({ value, onChange, problems, tell }: PersonHand) {
  return (
    <>
      <FormRow label={labels.nationality} name="nationality"><CodeSelect label={labels.nationality} value={value.nationality} onChange={next => onChange({ nationality: next })} of={nationality} /></FormRow>
      <FormRow label={labels.nativePlace} name="nativePlace" problem={problems['nativePlace']} help={fieldHelp.nativePlace}><TextField label={labels.nativePlace} value={value.nativePlace} onChange={nativePlace => onChange({ nativePlace })} /></FormRow>
      <FormRow label={labels.birthPlace} name="birthPlace" problem={problems['birthPlace']} help={fieldHelp.nativePlace}><TextField label={labels.birthPlace} value={value.birthPlace} onChange={birthPlace => onChange({ birthPlace })} /></FormRow>
      <FormRow label={labels.politicalStatus} name="politicalStatus" help={fieldHelp.politicalStatus}><CodeSelect label={labels.politicalStatus} value={value.politicalStatus} onChange={next => onChange({ politicalStatus: next })} of={politicalStatus} /></FormRow>
      <FormRow label={labels.workStartedOn} name="workStartedOn" problem={problems['workStartedOn']} help={fieldHelp.workStartedOn}><DayOrMonthField label={labels.workStartedOn} value={value.workStartedOn} onChange={workStartedOn => onChange({ workStartedOn })} onProblem={tell('workStartedOn')} /></FormRow>
      <FormRow label={labels.health} name="health" problem={problems['health']}><TextField label={labels.health} value={value.health} onChange={health => onChange({ health })} placeholder="如：健康" /></FormRow>
    </>
  )
}, 'nationality', 'nativePlace', 'birthPlace', 'politicalStatus', 'workStartedOn', 'health')

/** What the person is known by, in pictures and in searches. */
const Marks = memoGroup(function Marks({ value, onChange }: PersonHand) {
  return (
    <>
      <FormRow label={labels.photo} name="photo" help={fieldHelp.photo}><PhotoField value={value.photo} name={value.name} onChange={photo => onChange({ photo })} /></FormRow>
      <FormRow label={labels.isRetired} name="isRetired" help={fieldHelp.isRetired}><Checkbox checked={value.isRetired} onChange={event => onChange({ isRetired: event.target.checked })}>已离退休</Checkbox></FormRow>
      <FormRow label={labels.pinyinInitials} name="pinyinInitials" help={fieldHelp.pinyinInitials}>
        <TextField label={labels.pinyinInitials} value={value.pinyinInitials} placeholder={pinyinInitials(value.name)} onChange={initials => onChange({ pinyinInitials: initials })} />
      </FormRow>
    </>
  )
}, 'photo', 'isRetired', 'pinyinInitials', 'name')
