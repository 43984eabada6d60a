import { Button } from 'antd'
import { useState } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  readonly masked: string
}

/** A personal number on a card: covered, and shown whole upon a click, for this person and this visit only (domain.md E.4). */
export function MaskedValue({ label, value, masked }: Props) {
  const [isShown, setShown] = useState(false)
  if (value === '') return '—'
  if (masked === value) return value
  return (
    <span className="masked">
      <span>{isShown ? value : masked}</span>
      <Button size="small" type="link" onClick={() => setShown(!isShown)} aria-label={`${isShown ? '隐藏' : '显示'}完整的${label}`}>{isShown ? '隐藏' : '显示'}</Button>
    </span>
  )
}
