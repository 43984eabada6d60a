import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, InputNumber } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import type { TrainingAttendee } from '#shared/model/training.ts'
import { isMemberOn } from '#shared/rules/roster.ts'
import { nameOf, type PeopleIndex } from '../../parts/people-index.ts'
import { PeoplePicker } from '../../parts/person-field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView } from '../../parts/use-organisations.ts'
import { membershipRepository } from '../../storage/membership-repository.ts'

interface Props {
  readonly attendees: readonly TrainingAttendee[]
  readonly hours: number | null
  readonly people: PeopleIndex
  readonly onChange: (attendees: TrainingAttendee[]) => void
}

/** 参训人员: picked by initials, or all members of the organisation in view at once; own hours, leave and result beside each name. */
export function AttendeeRows({ attendees, hours, people, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const members = useMembersInView()
  const ids = new Set(attendees.map(attendee => attendee.personId))
  const add = (personIds: readonly string[]) => onChange([...attendees, ...personIds.filter(id => !ids.has(id)).map(personId => ({ personId, hours: null, onLeave: false, result: '' }))])
  const change = (personId: string, some: Partial<TrainingAttendee>) => onChange(attendees.map(one => (one.personId === personId ? { ...one, ...some } : one)))
  const absent = attendees.filter(attendee => attendee.onLeave).length
  return (
    <>
      <div className="field-line">
        <PeoplePicker label="参训人员" people={people} firstIds={members.filter(id => !ids.has(id))} typed={typed} onType={setTyped} onPick={id => add([id])} />
        <Button size="small" disabled={members.every(id => ids.has(id))} onClick={() => add(members)}>加入所看党组织的全部党员（{members.filter(id => !ids.has(id)).length} 人）</Button>
      </div>
      <p className="muted" role="status">共 {attendees.length} 人{absent > 0 && `，请假 ${absent} 人`}</p>
      <ul className="training-attendees" aria-label="参训人员名单">
        {attendees.map(attendee => {
          const name = nameOf(people, attendee.personId)
          return (
            <li key={attendee.personId}>
              <span className="attendee-name">{name}</span>
              <InputNumber aria-label={`${name}：学时`} size="small" controls={false} min={0} max={999} precision={1} disabled={attendee.onLeave} placeholder={hours === null ? '学时' : String(hours)} value={attendee.hours} onChange={own => change(attendee.personId, { hours: own })} />
              <Checkbox checked={attendee.onLeave} onChange={event => change(attendee.personId, { onLeave: event.target.checked })}>请假</Checkbox>
              <TextField label={`${name}：考核结果`} value={attendee.result} placeholder="考核结果" className="short-field" maxLength={50} onChange={result => change(attendee.personId, { result })} />
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`移出${name}`} onClick={() => onChange(attendees.filter(one => one.personId !== attendee.personId))} />
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Members of today of the organisation in view and all below it. */
function useMembersInView(): readonly string[] {
  const today = useToday()
  const { ids } = useOrganisationInView()
  const memberships = useLiveQuery(membershipRepository.all, [])
  return useMemo(() => [...new Set((memberships ?? []).filter(membership => isMemberOn(membership, today) && (ids?.has(membership.organisationId) ?? true)).map(membership => membership.personId))], [memberships, ids, today])
}
