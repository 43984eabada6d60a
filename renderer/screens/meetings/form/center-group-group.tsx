import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type Dispatch, memo, useState } from 'react'
import { type CenterGroupSession, centerGroupLabels } from '#shared/model/meeting.ts'
import { nameOf, type PeopleIndex } from '../../../parts/people-index.ts'
import { PeoplePicker } from '../../../parts/person-field.tsx'
import { LongTextField, TextField } from '../../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { fieldHelp } from './field-help.ts'
import type { MeetingFormAction } from './meeting-form-reducer.ts'

interface Props {
  readonly session: CenterGroupSession
  readonly people: PeopleIndex
  readonly presentIds: readonly string[]
  readonly dispatch: Dispatch<MeetingFormAction>
}

/** 理论学习中心组: subject, what was studied, what came of it, what was written (domain.md C.18). */
export const CenterGroupGroup = memo(function CenterGroupGroup({ session, people, presentIds, dispatch }: Props) {
  const [typed, setTyped] = useState('')
  const set = (patch: Partial<CenterGroupSession>) => dispatch({ kind: 'set', patch: { centerGroup: { ...session, ...patch } } })
  return (
    <FormGroup title="中心组学习">
      <FormRow label={centerGroupLabels.theme} name="centerGroup.theme" help={fieldHelp.centerGroup}><TextField label={centerGroupLabels.theme} value={session.theme} onChange={theme => set({ theme })} /></FormRow>
      <FormRow label={centerGroupLabels.materials} name="centerGroup.materials"><LongTextField label={centerGroupLabels.materials} value={session.materials} rows={1} placeholder="书目、文件、讲话" onChange={materials => set({ materials })} /></FormRow>
      <FormRow label={centerGroupLabels.results} name="centerGroup.results"><LongTextField label={centerGroupLabels.results} value={session.results} rows={1} onChange={results => set({ results })} /></FormRow>
      <FormRow label={centerGroupLabels.writings} name="centerGroup.writings">
        <PeoplePicker label="撰写人" people={people} firstIds={presentIds} typed={typed} onType={setTyped} onPick={personId => set({ writings: [...session.writings, { personId, title: '' }] })} />
        {session.writings.map((one, at) => (
          <div key={at} className="field-line">
            <span className="absentee-name">{nameOf(people, one.personId)}</span>
            <TextField label={`${nameOf(people, one.personId)}撰写的题目`} value={one.title} className="absence-reason" placeholder="心得、调研报告题目" onChange={title => set({ writings: session.writings.map((other, i) => (i === at ? { ...other, title } : other)) })} />
            <Button type="text" size="small" tabIndex={-1} icon={<CloseOutlined />} aria-label={`删去${nameOf(people, one.personId)}的撰写成果`} onClick={() => set({ writings: session.writings.toSpliced(at, 1) })} />
          </div>
        ))}
      </FormRow>
    </FormGroup>
  )
})
