import { degree } from '#shared/codes/degree.ts'
import { educationLevel } from '#shared/codes/education-level.ts'
import { type Education, educationLabels as labels } from '#shared/model/person.ts'
import { CodeSelect } from '../../../parts/code-select.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { fieldHelp } from './field-help.ts'
import { memoGroup } from './memo-group.ts'
import type { PersonHand } from './person-hand.ts'

/** 学历学位: what was learned full-time, and what beside the work. */
export const EducationGroup = memoGroup(function EducationGroup({ value, onChange, problems }: PersonHand) {
  return (
    <>
      <EducationOf title="全日制教育" name="fullTimeEducation" value={value.fullTimeEducation} problems={problems} onChange={fullTimeEducation => onChange({ fullTimeEducation })} />
      <EducationOf title="在职教育" name="inServiceEducation" value={value.inServiceEducation} problems={problems} onChange={inServiceEducation => onChange({ inServiceEducation })} />
    </>
  )
}, 'fullTimeEducation', 'inServiceEducation')

interface Props {
  readonly title: string
  readonly name: 'fullTimeEducation' | 'inServiceEducation'
  readonly value: Education
  readonly problems: PersonHand['problems']
  readonly onChange: (value: Education) => void
}

function EducationOf({ title, name, value, problems, onChange }: Props) {
  const change = (some: Partial<Education>) => onChange({ ...value, ...some })
  const text = (field: 'levelWords' | 'degreeWords' | 'school' | 'major', help?: string) => (
    <FormRow label={labels[field]} name={`${name}.${field}`} problem={problems[`${name}.${field}`]} {...(help === undefined ? {} : { help })}>
      <TextField label={`${title}${labels[field]}`} value={value[field]} onChange={words => change({ [field]: words })} placeholder={placeholderOf(field, value)} />
    </FormRow>
  )
  return (
    <FormGroup title={title}>
      <div data-field={name}>
        <FormRow label={labels.level} name={`${name}.level`}><CodeSelect label={`${title}${labels.level}`} value={value.level} onChange={level => change({ level })} of={educationLevel} /></FormRow>
        {text('levelWords', fieldHelp.levelWords)}
        <FormRow label={labels.degree} name={`${name}.degree`}><CodeSelect label={`${title}${labels.degree}`} value={value.degree} onChange={next => change({ degree: next })} of={degree} /></FormRow>
        {text('degreeWords')}
        {text('school', fieldHelp.school)}
        {text('major')}
      </div>
    </FormGroup>
  )
}

function placeholderOf(field: string, value: Education): string {
  if (field === 'levelWords') return value.level === null ? '' : educationLevel.labels[value.level]
  if (field === 'degreeWords') return value.degree === null ? '' : `如：历史学${degree.labels[value.degree]}`
  return ''
}
