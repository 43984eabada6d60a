import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Dispatch } from 'react'
import { type Rectification, rectificationLabels } from '#shared/model/meeting.ts'
import { DayField } from '../../../parts/day-field.tsx'
import type { PeopleIndex } from '../../../parts/people-index.ts'
import { PersonField } from '../../../parts/person-field.tsx'
import { LongTextField } from '../../../parts/text-field.tsx'
import { newId } from '../../../storage/new-id.ts'
import type { MeetingFormAction } from './meeting-form-reducer.ts'

interface Props {
  readonly rectifications: readonly Rectification[]
  readonly people: PeopleIndex
  readonly presentIds: readonly string[]
  readonly dispatch: Dispatch<MeetingFormAction>
  readonly onChange: (rectifications: readonly Rectification[]) => void
}

/** 整改清单: problem, measures, who, until when, how far. */
export function RectificationRows({ rectifications, people, presentIds, dispatch, onChange }: Props) {
  const change = (id: string, patch: Partial<Rectification>) => onChange(rectifications.map(one => (one.id === id ? { ...one, ...patch } : one)))
  const blank = (): Rectification => ({ id: newId(), problem: '', measures: '', responsibleId: null, responsibleName: '', dueOn: null, progress: '', doneOn: null })
  return (
    <>
      {rectifications.map((one, index) => {
        const said = (field: keyof typeof rectificationLabels) => `${rectificationLabels[field]} ${index + 1}`
        const unread = (field: 'dueOn' | 'doneOn') => (problem: string | null) => dispatch({ kind: 'unread', field: `lifeMeeting.rectifications.${index}.${field}`, problem })
        return (
          <div key={one.id} className="rectification" role="group" aria-label={`整改 ${index + 1}`}>
            <div className="field-line">
              <strong>{index + 1}.</strong>
              <span className="inline-label">{rectificationLabels.responsibleId}</span>
              <PersonField label={said('responsibleId')} value={{ personId: one.responsibleId, name: one.responsibleName }} people={people} firstIds={presentIds} onChange={({ personId, name }) => change(one.id, { responsibleId: personId, responsibleName: name })} />
              <span className="inline-label">{rectificationLabels.dueOn}</span>
              <DayField label={said('dueOn')} value={one.dueOn} onChange={dueOn => change(one.id, { dueOn })} onProblem={unread('dueOn')} />
              <span className="inline-label">{rectificationLabels.doneOn}</span>
              <DayField label={said('doneOn')} value={one.doneOn} onChange={doneOn => change(one.id, { doneOn })} onProblem={unread('doneOn')} />
              <Button type="text" size="small" tabIndex={-1} icon={<CloseOutlined />} aria-label={`删去整改 ${index + 1}`} onClick={() => onChange(rectifications.filter(other => other.id !== one.id))} />
            </div>
            {(['problem', 'measures', 'progress'] as const).map(field => (
              <LongTextField key={field} label={said(field)} value={one[field]} rows={1} placeholder={rectificationLabels[field]} onChange={text => change(one.id, { [field]: text })} />
            ))}
          </div>
        )
      })}
      <div><Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...rectifications, blank()])}>添加整改问题</Button></div>
    </>
  )
}
