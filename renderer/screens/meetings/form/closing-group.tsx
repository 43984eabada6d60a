import { Checkbox } from 'antd'
import { type Dispatch, memo } from 'react'
import { meetingLabels } from '#shared/model/meeting.ts'
import type { PeopleIndex } from '../../../parts/people-index.ts'
import { PersonField } from '../../../parts/person-field.tsx'
import { LongTextField, TextField } from '../../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { fieldHelp } from './field-help.ts'
import type { MeetingForm } from './meeting-form.ts'
import type { MeetingFormAction } from './meeting-form-reducer.ts'

interface LectureProps {
  readonly lecture: MeetingForm['lecture']
  readonly people: PeopleIndex
  readonly presentIds: readonly string[]
  readonly dispatch: Dispatch<MeetingFormAction>
}

/** 党课: subject, lecturer, audience. */
export const LectureGroup = memo(function LectureGroup({ lecture, people, presentIds, dispatch }: LectureProps) {
  const set = (patch: Partial<MeetingForm['lecture']>) => dispatch({ kind: 'set', patch: { lecture: { ...lecture, ...patch } } })
  return (
    <FormGroup title="党课">
      <FormRow label="题目" name="lecture.subject" help={fieldHelp.lecture}>
        <TextField label="党课题目" value={lecture.subject} onChange={subject => set({ subject })} />
      </FormRow>
      <FormRow label="主讲人" name="lecture.lecturerId">
        <div className="field-line">
          <PersonField
            label="主讲人" value={{ personId: lecture.lecturerId, name: lecture.lecturerName }} people={people} firstIds={presentIds}
            onChange={who => set({ lecturerId: who.personId, lecturerName: who.name })}
          />
          <TextField label="主讲人职务" value={lecture.lecturerDuty} className="short-field" placeholder={people.byId.get(lecture.lecturerId ?? '')?.unitPost || '职务'} onChange={lecturerDuty => set({ lecturerDuty })} />
        </div>
      </FormRow>
      <FormRow label="听课对象" name="lecture.audience">
        <TextField label="听课对象" value={lecture.audience} placeholder="如 全体党员、入党积极分子" onChange={audience => set({ audience })} />
      </FormRow>
      <FormRow label="提纲" name="lecture.outline"><LongTextField label="党课提纲" value={lecture.outline} rows={1} onChange={outline => set({ outline })} /></FormRow>
      <FormRow label="党员反响" name="lecture.response"><LongTextField label="党员反响" value={lecture.response} rows={1} onChange={response => set({ response })} /></FormRow>
    </FormGroup>
  )
})

interface ClosingProps {
  readonly summary: string
  readonly hostSigned: boolean
  readonly recorderSigned: boolean
  readonly remark: string
  readonly dispatch: Dispatch<MeetingFormAction>
}

/** 主持人小结、签字、备注. */
export const ClosingGroup = memo(function ClosingGroup({ summary, hostSigned, recorderSigned, remark, dispatch }: ClosingProps) {
  const set = (patch: Partial<MeetingForm>) => dispatch({ kind: 'set', patch })
  return (
    <FormGroup title="小结与签字">
      <FormRow label={meetingLabels.summary} name="summary" help={fieldHelp.summary}>
        <LongTextField label={meetingLabels.summary} value={summary} onChange={text => set({ summary: text })} />
      </FormRow>
      <FormRow label="签字" name="hostSigned" help={fieldHelp.signed}>
        <div className="field-line">
          <Checkbox checked={hostSigned} onChange={event => set({ hostSigned: event.target.checked })}>主持人已签字</Checkbox>
          <Checkbox checked={recorderSigned} onChange={event => set({ recorderSigned: event.target.checked })}>记录人已签字</Checkbox>
        </div>
      </FormRow>
      <FormRow label={meetingLabels.remark} name="remark">
        <LongTextField label={meetingLabels.remark} value={remark} rows={1} onChange={text => set({ remark: text })} />
      </FormRow>
    </FormGroup>
  )
})
