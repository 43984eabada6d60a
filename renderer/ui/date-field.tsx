import { CalendarOutlined } from '@ant-design/icons'
import { Button, Calendar, Input, Popover } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { typedDay, typedDayOrMonth } from './typed-date.ts'

interface Props {
  /** `2026-06-22`; `1980-05` too where `precision` allows it. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  /** Told when what stands in the field can't be read, and null when it can: a form must not save around it. */
  readonly onProblem?: ((problem: string | null) => void) | undefined
  readonly precision?: 'day' | 'dayOrMonth'
  readonly label: string
  readonly today: string
  readonly disabled?: boolean
}

/** A day, typed in any usual shape (`0622`, `6.22`, `20260622`); the calendar comes second. */
export function DateField({ value, onChange, onProblem, precision = 'day', label, today, disabled = false }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isPicking, setPicking] = useState(false)
  const read = precision === 'day' ? typedDay : typedDayOrMonth
  const isUnread = typed !== null && typed.trim() !== '' && read(typed, today) === null

  const type = (text: string) => {
    setTyped(text)
    const day = text.trim() === '' ? null : read(text, today)
    onProblem?.(text.trim() !== '' && day === null ? dateProblem : null)
    if (day !== value) onChange(day)
  }
  const pick = (day: string) => {
    setPicking(false)
    setTyped(null)
    onProblem?.(null)
    onChange(day)
  }
  const calendar = (
    <div className="date-picker">
      <Calendar fullscreen={false} value={dayjs(value ?? today)} onSelect={(day, info) => { if (info.source === 'date') pick(day.format('YYYY-MM-DD')) }} />
    </div>
  )
  return (
    <Input
      className="date-field"
      aria-label={label}
      disabled={disabled}
      value={typed ?? value ?? ''}
      status={isUnread ? 'error' : ''}
      placeholder={precision === 'day' ? '如 0622、20260622' : '如 198005、19800512'}
      onChange={event => type(event.target.value)}
      onBlur={() => { if (!isUnread) setTyped(null) }}
      suffix={(
        <Popover trigger="click" open={isPicking} onOpenChange={open => setPicking(open && !disabled)} content={calendar}>
          <Button type="text" size="small" tabIndex={-1} disabled={disabled} icon={<CalendarOutlined />} aria-label={`${label}：打开日历`} />
        </Popover>
      )}
    />
  )
}

export const dateProblem = '看不懂这个日期。可以写 0622、6.22、20260622 或 2026年6月22日。'
