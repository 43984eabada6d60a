import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { DayField } from '../../parts/day-field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { newId } from '../../storage/new-id.ts'
import type { NoteInHand } from './step-in-hand.ts'

interface Props {
  /** 半年考察, 思想汇报. */
  readonly word: string
  readonly placeholder: string
  readonly value: readonly NoteInHand[]
  readonly onChange: (value: NoteInHand[]) => void
  readonly tell: (name: string) => (problem: string | null) => void
}

/** Days with a line of words each. */
export function DatedNotesField({ word, placeholder, value, onChange, tell }: Props) {
  const set = (id: string, some: Partial<NoteInHand>) => onChange(value.map(one => (one.id === id ? { ...one, ...some } : one)))
  return (
    <div className="supporters">
      {value.map((one, i) => (
        <div key={one.id} className="field-line">
          <DayField label={`${word} ${i + 1} 日期`} value={one.on} onChange={on => set(one.id, { on })} onProblem={tell(`${one.id}.on`)} />
          <TextField label={`${word} ${i + 1}`} className="supporter" placeholder={placeholder} value={one.text} onChange={text => set(one.id, { text })} />
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`去掉${word} ${i + 1}`} onClick={() => onChange(value.filter(other => other.id !== one.id))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, { id: newId(), on: null, text: '' }])}>{`添加${word}`}</Button>
    </div>
  )
}
