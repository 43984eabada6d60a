import { Input } from 'antd'
import { useState } from 'react'

interface Props {
  readonly label: string
  readonly value: number | null
  readonly onChange: (year: number | null) => void
  /** Told when what stands in the field is no year, and null when it is. */
  readonly onProblem?: (problem: string | null) => void
  readonly placeholder?: string
}

/** A year of four digits, right-aligned as numbers are. */
export function YearField({ label, value, onChange, onProblem, placeholder = '如 2025' }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const type = (text: string) => {
    setTyped(text)
    const year = yearIn(text)
    onProblem?.(text.trim() !== '' && year === null ? '年度应为四位数字，如 2025' : null)
    if (year !== value) onChange(year)
  }
  const isUnread = typed !== null && typed.trim() !== '' && yearIn(typed) === null
  return (
    <Input
      aria-label={label} className="year-input" value={typed ?? (value === null ? '' : String(value))} placeholder={placeholder} maxLength={5} status={isUnread ? 'error' : ''} autoComplete="off"
      onChange={event => type(event.target.value)} onBlur={() => { if (!isUnread) setTyped(null) }}
    />
  )
}

function yearIn(text: string): number | null {
  const digits = text.normalize('NFKC').trim().replace(/年$/, '')
  return /^(19[5-9]\d|1949|20\d\d|21\d\d)$/.test(digits) ? Number(digits) : null
}
