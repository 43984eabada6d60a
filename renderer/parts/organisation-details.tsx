import { Select } from 'antd'
import { branchTypes, managementMode, type Organisation, organisationLabels as labels, type OrganisationType } from '#shared/model/organisation.ts'
import { FormRow } from '../ui/form-row.tsx'
import { SuggestField } from '../ui/suggest-field.tsx'
import { LongTextField, TextField } from './text-field.tsx'

/** What an inspector's register of organisations asks for beside name and kind (domain.md C.12, A1.6); none of it has to be known. */
export type OrganisationDetails = Pick<Organisation, 'activityPlace' | 'brand' | 'grade' | 'contactPhone' | 'managementMode' | 'leadingSide' | 'guidingSide' | 'remark'>

export const noDetails: OrganisationDetails = { activityPlace: '', brand: '', grade: '', contactPhone: '', managementMode: null, leadingSide: '', guidingSide: '', remark: '' }

interface Props {
  readonly type: OrganisationType | null
  readonly value: OrganisationDetails
  readonly onChange: (some: Partial<OrganisationDetails>) => void
  readonly problem: (name: keyof OrganisationDetails) => string | undefined
}

export function OrganisationDetailFields({ type, value, onChange, problem }: Props) {
  const text = (name: 'activityPlace' | 'brand' | 'contactPhone' | 'leadingSide' | 'guidingSide', help?: string) => (
    <FormRow label={labels[name]} name={name} problem={problem(name)} {...(help === undefined ? {} : { help })}><TextField label={labels[name]} value={value[name]} onChange={next => onChange({ [name]: next })} /></FormRow>
  )
  return (
    <>
      {text('activityPlace', '经常开展活动的场所，如“党员活动室（二楼）”。')}
      {text('brand', '如“书香先锋”。没有创建品牌的空着。')}
      <FormRow label={labels.grade} name="grade" problem={problem('grade')} help="评定的星级，或先进、一般、后进。没有评定的空着。">
        <SuggestField label={labels.grade} value={value.grade} onType={grade => onChange({ grade })} onPick={grade => onChange({ grade })} suggest={typed => gradesLike(typed, type)} />
      </FormRow>
      {text('contactPhone')}
      <FormRow label={labels.managementMode} name="managementMode" problem={problem('managementMode')} help="组织关系和业务归谁管：垂直、属地，或两边都管（双重）。">
        <Select aria-label={labels.managementMode} allowClear placeholder="没有分别" value={value.managementMode} options={modeOptions} onChange={(next: OrganisationDetails['managementMode'] | undefined) => onChange({ managementMode: next ?? null })} style={{ maxWidth: 220 }} />
      </FormRow>
      {text('leadingSide', '领导本组织党的工作的一方，如“市直机关工委”。')}
      {text('guidingSide', '指导本组织党的工作的一方，如上级业务部门的机关党委。')}
      <FormRow label={labels.remark} name="remark" problem={problem('remark')}><LongTextField label={labels.remark} value={value.remark} onChange={remark => onChange({ remark })} /></FormRow>
    </>
  )
}

const modeOptions = managementMode.keys.map(value => ({ value, label: managementMode.labels[value] }))
const stars = ['五星', '四星', '三星', '二星', '一星']
const ranks = ['先进', '一般', '后进']

function gradesLike(typed: string, type: OrganisationType | null): readonly { readonly id: string; readonly text: string }[] {
  const all = type !== null && branchTypes.includes(type) ? [...stars, ...ranks] : ranks
  return all.filter(grade => grade.includes(typed.trim())).map(grade => ({ id: grade, text: grade }))
}

/** Texts as they are saved. */
export function trimmedDetails(value: OrganisationDetails): OrganisationDetails {
  const { managementMode: mode, activityPlace, brand, grade, contactPhone, leadingSide, guidingSide, remark } = value
  return {
    managementMode: mode, activityPlace: activityPlace.trim(), brand: brand.trim(), grade: grade.trim(), contactPhone: contactPhone.trim(), leadingSide: leadingSide.trim(), guidingSide: guidingSide.trim(), remark: remark.trim(),
  }
}
