import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type Dispatch, memo, useState } from 'react'
import { nameOf, type PeopleIndex } from '../../../parts/people-index.ts'
import { PeoplePicker } from '../../../parts/person-field.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import { fieldHelp } from './field-help.ts'
import type { MeetingForm } from './meeting-form.ts'
import type { MeetingFormAction } from './meeting-form-reducer.ts'

interface Props {
  readonly guestIds: MeetingForm['guestIds']
  readonly observers: MeetingForm['observers']
  readonly people: PeopleIndex
  readonly dispatch: Dispatch<MeetingFormAction>
}

/** 列席人员: people of the archive by initials, anybody else by name with unit and post. */
export const ObserversRow = memo(function ObserversRow({ guestIds, observers, people, dispatch }: Props) {
  const [typed, setTyped] = useState('')
  const set = (patch: Partial<MeetingForm>) => dispatch({ kind: 'set', patch })
  const setObserver = (index: number, patch: Partial<MeetingForm['observers'][number]>) =>
    set({ observers: observers.map((one, i) => (i === index ? { ...one, ...patch } : one)) })
  return (
    <FormRow label="列席人员" name="observers" help={fieldHelp.observers}>
      <PeoplePicker
        label="列席人员" people={people} firstIds={[]} typed={typed} onType={setTyped} placeholder="档案中的人或外单位的人，Enter 加入"
        onPick={personId => { if (!guestIds.includes(personId)) set({ guestIds: [...guestIds, personId] }) }}
        onEnterName={name => set({ observers: [...observers, { name, unitPost: '' }] })}
      />
      {(guestIds.length > 0 || observers.length > 0) && (
        <ul className="absentees" aria-label="列席人员">
          {guestIds.map(personId => (
            <li key={personId} className="absentee">
              <span className="absentee-name">{nameOf(people, personId)}</span>
              <span className="muted">{people.byId.get(personId)?.unitPost}</span>
              <RemoveButton name={nameOf(people, personId)} onRemove={() => set({ guestIds: guestIds.filter(id => id !== personId) })} />
            </li>
          ))}
          {observers.map((observer, index) => (
            <li key={index} className="absentee" data-field={`observers.${index}`}>
              <TextField label={`列席人员 ${index + 1}：姓名`} value={observer.name} className="observer-name" onChange={name => setObserver(index, { name })} />
              <TextField label={`列席人员 ${index + 1}：单位职务`} value={observer.unitPost} placeholder="单位及职务" className="absence-reason" onChange={unitPost => setObserver(index, { unitPost })} />
              <RemoveButton name={observer.name} onRemove={() => set({ observers: observers.filter((_, i) => i !== index) })} />
            </li>
          ))}
        </ul>
      )}
    </FormRow>
  )
})

function RemoveButton({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  return <Button type="text" size="small" icon={<CloseOutlined />} aria-label={`移出列席人员${name}`} title="移出" onClick={onRemove} />
}
