import { Input } from 'antd'
import { useState } from 'react'

interface Props {
  /** `14:30`. */
  readonly value: string | null
  readonly read: (typed: string) => string | null
  readonly onChange: (value: string | null) => void
  readonly onProblem?: ((problem: string | null) => void) | undefined
  readonly label: string
}

/** A time of day, typed as `1430`, `14:30`, `下午2:30`. */
export function TimeField({ value, read, onChange, onProblem, label }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const isUnread = typed !== null && typed.trim() !== '' && read(typed) === null
  const type = (text: string) => {
    setTyped(text)
    const time = text.trim() === '' ? null : read(text)
    onProblem?.(text.trim() !== '' && time === null ? timeProblem : null)
    if (time !== value) onChange(time)
  }
  return (
    <Input
      className="time-field" autoComplete="off" aria-label={label} placeholder="如 1430" value={typed ?? value ?? ''} status={isUnread ? 'error' : ''}
      onChange={event => type(event.target.value)} onBlur={() => { if (!isUnread) setTyped(null) }}
    />
  )
}

export const timeProblem = '看不懂这个时间。可以写 1430、14:30 或 下午2:30。'
