import { Radio } from 'antd'
import { memberType, membershipLabels as labels, type MemberType } from '#shared/model/membership.ts'
import { branchTypes } from '#shared/model/organisation.ts'
import { type DayOrMonth, isAfter } from '#shared/time/day-or-month.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { DayField, DayOrMonthField } from '../../../parts/day-field.tsx'
import { OrganisationSelect } from '../../../parts/organisation-choice.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import type { FieldProblems } from '../../../parts/field-problems.ts'

export interface MembershipInHand {
  readonly organisationId: string | null
  readonly groupId: string | null
  readonly memberType: MemberType
  readonly joinedOn: DayOrMonth | null
  readonly fullOn: DayOrMonth | null
  readonly from: LocalDate | null
}

interface Props {
  readonly value: MembershipInHand
  readonly onChange: (some: Partial<MembershipInHand>) => void
  readonly problem: (name: string) => string | undefined
  readonly tell: (name: string) => (problem: string | null) => void
}

/** 党员关系, in the order of the member's form. */
export function MembershipFields({ value, onChange, problem, tell }: Props) {
  return (
    <>
      <FormRow label={labels.organisationId} name="organisationId" required problem={problem('organisationId')}>
        <OrganisationSelect label={labels.organisationId} value={value.organisationId} onChange={organisationId => onChange({ organisationId, groupId: null })} isOffered={node => branchTypes.includes(node.organisation.type)} />
      </FormRow>
      <FormRow label={labels.groupId} name="groupId" help="没有划分党小组的支部不填。">
        <OrganisationSelect label={labels.groupId} noneWord="没有" value={value.groupId} onChange={groupId => onChange({ groupId })} isOffered={node => node.organisation.type === 'group' && (value.organisationId === null || node.fact?.superiorId === value.organisationId)} />
      </FormRow>
      <FormRow label={labels.memberType} name="memberType">
        <Radio.Group aria-label={labels.memberType} value={value.memberType} options={typeOptions} onChange={event => onChange({ memberType: memberType.schema.parse(event.target.value), ...(event.target.value === 'probationary' ? { fullOn: null } : {}) })} />
      </FormRow>
      <FormRow label={labels.joinedOn} name="joinedOn" problem={problem('joinedOn')} help="支部大会通过接收为预备党员的日期，党龄从转正之日算起（党章第七条）。"><DayOrMonthField label={labels.joinedOn} value={value.joinedOn} onChange={joinedOn => onChange({ joinedOn })} onProblem={tell('joinedOn')} /></FormRow>
      {value.memberType === 'full' && <FormRow label={labels.fullOn} name="fullOn" problem={problem('fullOn')} help="预备期满转为正式党员的日期。在这一天以前的会议上，他还没有表决权。"><DayOrMonthField label={labels.fullOn} value={value.fullOn} onChange={fullOn => onChange({ fullOn })} onProblem={tell('fullOn')} /></FormRow>}
      <FormRow label={labels.from} name="from" required problem={problem('from')} help="编入现在这个支部的第一天：从这一天起的会议，名单里有他。不清楚的，填入党日期或支部成立日期。"><DayField label={labels.from} value={value.from} onChange={from => onChange({ from })} onProblem={tell('from')} /></FormRow>
    </>
  )
}

export const emptyMembership: MembershipInHand = { organisationId: null, groupId: null, memberType: 'full', joinedOn: null, fullOn: null, from: null }

const typeOptions = memberType.keys.map(value => ({ value, label: memberType.labels[value] }))

/** What can't be saved of a membership, in the words of its fields. */
export function membershipProblems({ organisationId, joinedOn, fullOn, from }: MembershipInHand): FieldProblems {
  const found: Record<string, string> = {}
  if (organisationId === null) found['organisationId'] = '请选择所在党支部'
  if (from === null) found['from'] = '请填写编入日期'
  if (joinedOn !== null && fullOn !== null && isAfter(joinedOn, fullOn)) found['fullOn'] = '转正日期早于入党日期'
  if (joinedOn !== null && from !== null && isAfter(joinedOn, from)) found['from'] = '编入日期早于入党日期'
  return found
}
