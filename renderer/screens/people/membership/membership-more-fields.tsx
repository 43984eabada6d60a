import { Input } from 'antd'
import { type Membership, membershipLabels as labels, membershipStatus } from '#shared/model/membership.ts'
import { isAfter } from '#shared/time/day-or-month.ts'
import { CodeSelect } from '../../../parts/code-select.tsx'
import { DayField } from '../../../parts/day-field.tsx'
import type { FieldProblems } from '../../../parts/field-problems.ts'
import { TextField } from '../../../parts/text-field.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import { SuggestField } from '../../../ui/suggest-field.tsx'
import { LetterRows, noLetter, toTransfer } from './letter-rows.tsx'
import type { MembershipInHand } from './membership-fields.tsx'

/** A membership in hand with everything that can be known of it. */
export type WholeMembership = Omit<Membership, 'id' | 'personId' | 'organisationId' | 'from'> & MembershipInHand

interface Props {
  readonly value: WholeMembership
  readonly onChange: (some: Partial<WholeMembership>) => void
  readonly problem: (name: string) => string | undefined
  readonly tell: (name: string) => (problem: string | null) => void
  readonly isNew: boolean
}

/** The rest of C.9: how somebody joined, came and went. */
export function MembershipMoreFields({ value, onChange, problem, tell, isNew }: Props) {
  const day = (field: 'probationExtendedTo' | 'to' | 'statusOn', help?: string) => (
    <FormRow label={labels[field]} name={field} problem={problem(field)} help={help}><DayField label={labels[field]} value={value[field]} onChange={on => onChange({ [field]: on })} onProblem={tell(field)} /></FormRow>
  )
  const words = (field: 'joinOrganisationName' | 'conversionNote' | 'increaseNote' | 'decreaseNote') => (
    <FormRow label={labels[field]} name={field} problem={problem(field)}><TextField label={labels[field]} value={value[field]} onChange={text => onChange({ [field]: text })} /></FormRow>
  )
  return (
    <>
      <FormRow label={labels.joinType} name="joinType" problem={problem('joinType')}>
        <SuggestField
          label={labels.joinType} value={value.joinType} onType={joinType => onChange({ joinType })} onPick={joinType => onChange({ joinType })}
          suggest={typed => joinTypes.filter(word => word.includes(typed) && word !== typed).map(word => ({ id: word, text: word }))}
        />
      </FormRow>
      {words('joinOrganisationName')}
      {words('conversionNote')}
      {day('probationExtendedTo', '延长预备期只能一次，半年以上、一年以下（发展党员细则 31 条）。')}
      <FormRow label="党龄校正(月)" name="seniorityCorrectionMonths" problem={problem('seniorityCorrectionMonths')} help="党龄从转正之日算起；组织上另有认定的，填要加上的月数，减少的填负数。"><MonthsField label={labels.seniorityCorrectionMonths} value={value.seniorityCorrectionMonths} onChange={seniorityCorrectionMonths => onChange({ seniorityCorrectionMonths })} onProblem={tell('seniorityCorrectionMonths')} /></FormRow>
      {words('increaseNote')}
      <LetterRows value={value.transferIn ?? noLetter} onChange={letter => onChange({ transferIn: toTransfer(letter, value.transferIn?.on ?? value.from) })} outside="from" on={value.from} tell={tell} problem={problem} />
      {!isNew && (
        <>
          <FormRow label={labels.status} name="status"><CodeSelect label={labels.status} value={value.status} onChange={status => onChange({ status: status ?? 'normal' })} of={membershipStatus} /></FormRow>
          {value.status !== 'normal' && day('statusOn', '从这一天起。停止党籍、开除、除名、死亡、转出的，从这一天起不再是支部的党员。')}
          {day('to', '在这个支部的最后一天；还在的，空着。')}
          {words('decreaseNote')}
        </>
      )}
    </>
  )
}

/** D.3 入党类型. */
const joinTypes = ['新发展', '恢复', '重新入党', '追认'] as const

export function moreProblems({ from, to, joinedOn, probationExtendedTo, status, statusOn }: WholeMembership): FieldProblems {
  const found: Record<string, string> = {}
  if (to !== null && from !== null && to < from) found['to'] = '早于编入日期'
  if (probationExtendedTo !== null && joinedOn !== null && isAfter(joinedOn, probationExtendedTo)) found['probationExtendedTo'] = '早于入党日期'
  if (status !== 'normal' && statusOn === null) found['statusOn'] = '请填写状态日期'
  return found
}

interface MonthsProps { readonly label: string; readonly value: number; readonly onChange: (months: number) => void; readonly onProblem: (problem: string | null) => void }

function MonthsField({ label, value, onChange, onProblem }: MonthsProps) {
  const type = (text: string) => {
    const plain = text.normalize('NFKC').replace('－', '-').trim()
    const isMonths = /^-?\d{1,3}$/.test(plain)
    onProblem(plain === '' || isMonths ? null : '请填整数月，如 6 或 -6')
    if (plain === '') onChange(0)
    else if (isMonths) onChange(Number(plain))
  }
  return <Input aria-label={label} className="year-input" defaultValue={value === 0 ? '' : String(value)} placeholder="0" maxLength={4} onChange={event => type(event.target.value)} autoComplete="off" />
}
