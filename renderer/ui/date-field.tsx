import { CalendarOutlined } from '@ant-design/icons'
import { Button, Calendar, Input, Popover } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useState } from 'react'

interface Props<T extends string> {
  /** `2026-06-22`; `1980-05` too where `read` answers so. */
  readonly value: T | null
  /** What was typed, or null where it can't be read. */
  readonly read: (typed: string) => T | null
  readonly onChange: (value: T | null) => void
  /** Told when what stands in the field can't be read, and null when it can: a form must not save around it. */
  readonly onProblem?: ((problem: string | null) => void) | undefined
  readonly placeholder?: string
  readonly label: string
  /** The calendar opens there when the field is empty. */
  readonly today: string
  readonly disabled?: boolean
}

/** A day, typed in any usual shape (`0622`, `6.22`, `20260622`); the calendar comes second. */
export function DateField<T extends string>({ value, read, onChange, onProblem, placeholder = '如 0622', label, today, disabled = false }: Props<T>) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isPicking, setPicking] = useState(false)
  const isUnread = typed !== null && typed.trim() !== '' && read(typed) === null

  const type = (text: string) => {
    setTyped(text)
    const day = text.trim() === '' ? null : read(text)
    onProblem?.(text.trim() !== '' && day === null ? dateProblem : null)
    if (day !== value) onChange(day)
  }
  const pick = (picked: string) => {
    const day = read(picked)
    setPicking(false)
    setTyped(null)
    onProblem?.(null)
    onChange(day)
  }
  const calendar = (
    <div className="date-picker">
      <Calendar fullscreen={false} value={dayjs(value ?? today).locale('zh-cn')} onSelect={(day, info) => { if (info.source === 'date') pick(day.format('YYYY-MM-DD')) }} />
    </div>
  )
  return (
    <Input
      className="date-field"
      autoComplete="off"
      aria-label={label}
      disabled={disabled}
      value={typed ?? value ?? ''}
      status={isUnread ? 'error' : ''}
      placeholder={placeholder}
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
