import { InputNumber } from 'antd'
import type { MeetingForm } from './meeting-form.ts'

type Counts = NonNullable<MeetingForm['countsOnly']>

interface Props {
  readonly counts: Counts | null
  readonly onChange: (counts: Counts | null) => void
}

const labels: Readonly<Record<keyof Counts, string>> = { should: '应到', actual: '实到', votersShould: '有表决权应到', votersActual: '有表决权实到' }
const names = ['should', 'actual', 'votersShould', 'votersActual'] as const
const none: Counts = { should: 0, actual: 0, votersShould: 0, votersActual: 0 }

/** 应到、实到 of a meeting whose roster isn't known. */
export function CountFields({ counts, onChange }: Props) {
  return (
    <div className="field-line">
      {names.map(name => (
        <label key={name} className="count-field">
          {labels[name]}
          <InputNumber
            aria-label={labels[name]} min={0} max={100_000} precision={0} controls={false} value={counts === null ? null : counts[name]}
            onChange={value => onChange({ ...(counts ?? none), [name]: value ?? 0 })}
          />
        </label>
      ))}
    </div>
  )
}
