import { type Dispatch, memo } from 'react'
import { type LifeMeeting, lifeMeetingLabels, type MeetingKind } from '#shared/model/meeting.ts'
import { DayField } from '../../../parts/day-field.tsx'
import type { PeopleIndex } from '../../../parts/people-index.ts'
import { LongTextField, TextField } from '../../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { CriticismRows } from './criticism-rows.tsx'
import { fieldHelp } from './field-help.ts'
import type { MeetingFormAction } from './meeting-form-reducer.ts'
import { RectificationRows } from './rectification-rows.tsx'

interface Props {
  readonly life: LifeMeeting
  readonly kinds: readonly MeetingKind[]
  readonly people: PeopleIndex
  readonly presentIds: readonly string[]
  readonly dispatch: Dispatch<MeetingFormAction>
}

const before = ['study', 'talks', 'problems', 'examination'] as const

/** 组织生活会、民主生活会: before, in, after (domain.md C.5, C.8). */
export const LifeMeetingGroup = memo(function LifeMeetingGroup({ life, kinds, people, presentIds, dispatch }: Props) {
  const set = (patch: Partial<LifeMeeting>) => dispatch({ kind: 'set', patch: { lifeMeeting: { ...life, ...patch } } })
  const long = (field: 'study' | 'talks' | 'problems' | 'examination' | 'teamExamination' | 'assessment' | 'report') => (
    <FormRow key={field} label={lifeMeetingLabels[field]} name={`lifeMeeting.${field}`}>
      <LongTextField label={lifeMeetingLabels[field]} value={life[field]} rows={1} onChange={text => set({ [field]: text })} />
    </FormRow>
  )
  return (
    <FormGroup title={kinds.includes('democraticLife') ? '民主生活会' : '组织生活会'}>
      <FormRow label={lifeMeetingLabels.theme} name="lifeMeeting.theme"><TextField label="生活会主题" value={life.theme} onChange={theme => set({ theme })} /></FormRow>
      <FormRow label="会前" help={fieldHelp.lifeMeeting}><span className="muted">学习研讨、征求意见、谈心谈话、查摆问题、对照检查</span></FormRow>
      {long(before[0])}
      <FormRow label={lifeMeetingLabels.opinions} name="lifeMeeting.opinions">
        <LongTextField label={lifeMeetingLabels.opinions} value={life.opinions.join('\n')} rows={1} placeholder="一行一条" onChange={text => set({ opinions: text === '' ? [] : text.split('\n') })} />
        {life.opinions.length > 0 && <div className="muted">共 {life.opinions.filter(opinion => opinion.trim() !== '').length} 条</div>}
      </FormRow>
      {before.slice(1).map(long)}
      <FormRow label="会中"><span className="muted">班子对照检查，逐人自我批评和相互批评，民主测评</span></FormRow>
      <FormRow label={lifeMeetingLabels.upperAttendance} name="lifeMeeting.upperAttendance"><TextField label={lifeMeetingLabels.upperAttendance} value={life.upperAttendance} placeholder="单位、姓名、职务" onChange={upperAttendance => set({ upperAttendance })} /></FormRow>
      {long('teamExamination')}
      <FormRow label={lifeMeetingLabels.criticisms} name="lifeMeeting.criticisms">
        <CriticismRows criticisms={life.criticisms} people={people} presentIds={presentIds} onChange={criticisms => set({ criticisms: [...criticisms] })} />
      </FormRow>
      {long('assessment')}
      <FormRow label="会后"><span className="muted">整改清单，通报和报送</span></FormRow>
      <FormRow label={lifeMeetingLabels.rectifications} name="lifeMeeting.rectifications">
        <RectificationRows rectifications={life.rectifications} people={people} presentIds={presentIds} dispatch={dispatch} onChange={rectifications => set({ rectifications: [...rectifications] })} />
      </FormRow>
      <FormRow label={lifeMeetingLabels.notifiedScope} name="lifeMeeting.notifiedScope"><TextField label={lifeMeetingLabels.notifiedScope} value={life.notifiedScope} onChange={notifiedScope => set({ notifiedScope })} /></FormRow>
      <FormRow label={lifeMeetingLabels.reportedOn} name="lifeMeeting.reportedOn" help={fieldHelp.reportedOn}>
        <DayField label={lifeMeetingLabels.reportedOn} value={life.reportedOn} onChange={reportedOn => set({ reportedOn })} onProblem={problem => dispatch({ kind: 'unread', field: 'lifeMeeting.reportedOn', problem })} />
      </FormRow>
      {long('report')}
    </FormGroup>
  )
})
