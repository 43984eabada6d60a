import { Checkbox, Input } from 'antd'
import { useState } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
  readonly disabled?: boolean
  /** Shown openly with another field's choice; missing = the field has its own. */
  readonly isShown?: boolean
}

/** A password, hidden until the clerk wants to see it; nothing but what is typed goes into it. */
export function PasswordField({ label, value, onChange, autoFocus = false, disabled = false, isShown }: Props) {
  const [isOwnShown, setShown] = useState(false)
  return (
    <span className="field-line">
      <Input
        className="password-field" aria-label={label} type={isShown ?? isOwnShown ? 'text' : 'password'} value={value} autoFocus={autoFocus} disabled={disabled}
        autoComplete="off" spellCheck={false} onChange={event => onChange(event.target.value)}
      />
      {isShown === undefined && <Checkbox checked={isOwnShown} onChange={event => setShown(event.target.checked)}>显示口令</Checkbox>}
    </span>
  )
}
