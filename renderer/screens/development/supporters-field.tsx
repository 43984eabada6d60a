import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { DayField } from '../../parts/day-field.tsx'
import type { PeopleIndex } from '../../parts/people-index.ts'
import { PersonField } from '../../parts/person-field.tsx'
import { newId } from '../../storage/new-id.ts'
import type { SupporterInHand } from './step-in-hand.ts'

interface Props {
  /** 培养联系人, 入党介绍人. */
  readonly word: string
  readonly value: readonly SupporterInHand[]
  readonly onChange: (value: SupporterInHand[]) => void
  readonly people: PeopleIndex
  readonly firstIds: readonly string[]
  /** Those who are followed by others have their days. */
  readonly hasDays: boolean
  readonly tell: (name: string) => (problem: string | null) => void
}

/** People who answer for another: found by initials, or a name from elsewhere. */
export function SupportersField({ word, value, onChange, people, firstIds, hasDays, tell }: Props) {
  const set = (id: string, some: Partial<SupporterInHand>) => onChange(value.map(one => (one.id === id ? { ...one, ...some } : one)))
  return (
    <div className="supporters">
      {value.map((one, i) => (
        <div key={one.id} className="field-line">
          <PersonField label={`${word} ${i + 1}`} className="supporter" value={one} people={people} firstIds={firstIds} onChange={person => set(one.id, person)} />
          {hasDays && <DayField label={`${word} ${i + 1} 起`} value={one.from} onChange={from => set(one.id, { from })} onProblem={tell(`${one.id}.from`)} />}
          {hasDays && <DayField label={`${word} ${i + 1} 止`} value={one.to} onChange={to => set(one.id, { to })} onProblem={tell(`${one.id}.to`)} />}
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`去掉${word} ${i + 1}`} onClick={() => onChange(value.filter(other => other.id !== one.id))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, { id: newId(), personId: null, name: '', from: null, to: null }])}>{`添加${word}`}</Button>
    </div>
  )
}
