import { CloseOutlined } from '@ant-design/icons'
import { Button, Radio } from 'antd'
import { type Dispatch, memo, type ReactNode, useState } from 'react'
import { type Attendee, attendeeLabels, attendeeStatus } from '#shared/model/meeting.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { nameOf, type PeopleIndex } from '../../../parts/people-index.ts'
import { PeoplePicker } from '../../../parts/person-field.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useToday } from '../../../parts/today.ts'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { CountFields } from './count-fields.tsx'
import { fieldHelp } from './field-help.ts'
import type { Mark, MeetingForm, RosterEntry } from './meeting-form.ts'
import type { MeetingFormAction } from './meeting-form-reducer.ts'

interface Props {
  readonly attendees: readonly Attendee[]
  readonly countsOnly: MeetingForm['countsOnly']
  readonly people: PeopleIndex
  /** Whether day, organisation and kinds are known, so that there could be a roster. */
  readonly knowsRoster: boolean
  /** 应到、实到、还差几人, as they stand now. */
  readonly standing: ReactNode
  /** Offered where the saved roster is no longer that of the day. */
  readonly renewedBy: readonly RosterEntry[] | null
  readonly dispatch: Dispatch<MeetingFormAction>
}

/** 应到、实到、出席、缺席及原因: everybody of the day's roster is there until marked otherwise. */
export const AttendanceGroup = memo(function AttendanceGroup({ attendees, countsOnly, people, knowsRoster, standing, renewedBy, dispatch }: Props) {
  const [typed, setTyped] = useState('')
  const onRoster = attendees.filter(attendee => attendee.status !== 'nonvotingObserver')
  const present = onRoster.filter(attendee => attendee.status === 'present')
  const marked = onRoster.filter(attendee => attendee.status !== 'present')
  const mark = (personId: string, patch: Partial<Mark> | null) => dispatch({ kind: 'mark', personIds: [personId], mark: patch })

  if (onRoster.length === 0) {
    return (
      <FormGroup title="出席情况">
        <FormRow label="人数" name="attendees" help={fieldHelp.attendees}>
          <div className="muted">{knowsRoster ? '当日名册里没有人：请先在“人员”里编入党员，或直接填写人数。' : '选好党组织、会议类型和日期后，这里自动列出当日名册。'}</div>
          {knowsRoster && <CountFields counts={countsOnly} onChange={next => dispatch({ kind: 'set', patch: { countsOnly: next } })} />}
        </FormRow>
        {countsOnly !== null && standing}
      </FormGroup>
    )
  }
  return (
    <FormGroup title="出席情况">
      {standing}
      {renewedBy !== null && (
        <FormRow label="名册">
          <div className="field-line">保存时的名册与现在查到的当日名册不一致。<Button size="small" onClick={() => dispatch({ kind: 'set', patch: { storedRoster: null } })}>按当日名册更新</Button></div>
        </FormRow>
      )}
      <FormRow label="缺席人员" name="attendees" help={fieldHelp.attendees}>
        <PeoplePicker
          label="缺席人员" people={people} firstIds={present.map(one => one.personId)} typed={typed} onType={setTyped}
          onPick={personId => { if (present.some(one => one.personId === personId)) mark(personId, { status: 'leave' }) }} placeholder="姓名或拼音首字母，Enter 记为请假"
        />
        {marked.length > 0 && (
          <ul className="absentees" aria-label="缺席人员">
            {marked.map(one => (
              <AbsentRow key={one.personId} attendee={one} index={attendees.indexOf(one)} name={nameOf(people, one.personId)} onMark={mark} />
            ))}
          </ul>
        )}
      </FormRow>
      <FormRow label={`出席人员（${present.length}）`}>
        <ul className="present-names" aria-label="出席人员">
          {present.map(one => (
            <li key={one.personId}>
              <button type="button" tabIndex={-1} title="点一下记为请假" onClick={() => mark(one.personId, { status: 'leave' })}>
                {nameOf(people, one.personId)}{!one.isVoter && <span className="muted">（无表决权）</span>}
              </button>
            </li>
          ))}
        </ul>
      </FormRow>
    </FormGroup>
  )
})

interface AbsentProps {
  readonly attendee: Attendee
  readonly index: number
  readonly name: string
  readonly onMark: (personId: string, mark: Partial<Mark> | null) => void
}

const absences = ['leave', 'absent', 'excluded'] as const

const AbsentRow = memo(function AbsentRow({ attendee, index, name, onMark }: AbsentProps) {
  const today = useToday()
  const { personId, status, reason, exclusionBasis, makeUp } = attendee
  return (
    <li className="absentee" data-field={`attendees.${index}`}>
      <span className="absentee-name">{name}</span>
      <Radio.Group
        size="small" optionType="button" value={status} aria-label={`${name}：${attendeeLabels.status}`}
        options={absences.map(value => ({ value, label: attendeeStatus.labels[value] }))}
        onChange={event => onMark(personId, { status: event.target.value as Mark['status'] })} // one of the options above
      />
      <TextField label={`${name}：${attendeeLabels.reason}`} value={reason} placeholder={status === 'excluded' ? '不计入应到的情形' : '原因'} className="absence-reason" onChange={text => onMark(personId, { reason: text })} />
      {status === 'excluded' && (
        <TextField label={`${name}：${attendeeLabels.exclusionBasis}`} value={exclusionBasis} placeholder="批准依据，如党员大会通过、上级同意" className="absence-reason" onChange={text => onMark(personId, { exclusionBasis: text })} />
      )}
      {status !== 'excluded' && (makeUp === null
        ? <Button type="text" size="small" title={fieldHelp.makeUp} onClick={() => onMark(personId, { makeUp: { on: today, how: '' } })}>补学</Button>
        : <>
            <span className="inline-label">{attendeeLabels.makeUp}</span>
            <DayField label={`${name}：补学日期`} value={makeUp.on} onChange={on => onMark(personId, { makeUp: on === null ? null : { ...makeUp, on } })} onProblem={() => {}} />
            <TextField label={`${name}：补学方式`} value={makeUp.how} placeholder="方式" className="absence-reason" onChange={how => onMark(personId, { makeUp: { ...makeUp, how } })} />
          </>)}
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label={`${name}改为出席`} title="改为出席" onClick={() => onMark(personId, null)} />
    </li>
  )
}, (before, after) => before.index === after.index && before.name === after.name && before.onMark === after.onMark && sameMark(before.attendee, after.attendee))

function sameMark(a: Attendee, b: Attendee): boolean {
  return a.personId === b.personId && a.status === b.status && a.reason === b.reason && a.exclusionBasis === b.exclusionBasis && a.makeUp?.on === b.makeUp?.on && a.makeUp?.how === b.makeUp?.how
}
