import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'

interface Props {
  readonly label: string
  /** Only where the archive can't do without. */
  readonly required?: boolean
  /** 依据与填法: the article and an example. */
  readonly help?: ReactNode
  readonly problem?: string | null | undefined
  /** The field's path in the record: findings lead here. */
  readonly name?: string | undefined
  readonly children: ReactNode
}

/** Label left of its field, as on the paper form; what the law says only on demand. */
export function FormRow({ label, required = false, help, problem, name, children }: Props) {
  const [isHelpOpen, setHelpOpen] = useState(false)
  const labelId = useId()
  return (
    <div className="form-row" data-field={name} role="group" aria-labelledby={labelId}>
      <div className="form-label">
        <span id={labelId}>{label}</span>
        {required && <span className="required" aria-label="必填">*</span>}
        {help !== undefined && (
          <Button type="text" size="small" tabIndex={-1} icon={<QuestionCircleOutlined />} aria-label={`${label}：依据与填法`} aria-expanded={isHelpOpen} onClick={() => setHelpOpen(!isHelpOpen)} />
        )}
      </div>
      <div className="form-field">
        {children}
        {problem !== undefined && problem !== null && problem !== '' && <div className="field-problem" role="alert">{problem}</div>}
        {isHelpOpen && <div className="field-help">{help}</div>}
      </div>
    </div>
  )
}

export function FormGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <fieldset className="form-group"><legend>{title}</legend>{children}</fieldset>
}

/** Puts the cursor into the field of that path, where a finding or a refused save points to. */
export function focusField(name: string): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-field]')]
  const row = rows.find(one => one.dataset['field'] === name) ?? rows.findLast(one => name.startsWith(`${one.dataset['field'] ?? ''}.`))
  if (row === undefined) return false
  row.scrollIntoView?.({ block: 'center' })
  row.querySelector<HTMLElement>('input, textarea, [tabindex="0"], button:not([tabindex="-1"])')?.focus()
  return true
}
