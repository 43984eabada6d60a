import { Button } from 'antd'
import { useState } from 'react'
import { LongTextField } from './text-field.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'

interface Props {
  readonly message: string
  /** What bears the mark: files, fields. */
  readonly items: readonly string[]
  readonly refuseText: string
  readonly confirmText: string
  readonly onRefuse: () => void
  readonly onConfirm: (reason: string) => void
}

/** Fewest characters that can be a reason. */
const shortestReason = 4

/** Material with a mark of classification: refused, unless somebody answers for it in writing (domain.md E.4). */
export function MarkedMaterial({ message, items, refuseText, confirmText, onRefuse, onConfirm }: Props) {
  const [reason, setReason] = useState('')
  return (
    <div className="marked-material">
      <FailureNotice message={message} />
      <ul>{items.map(item => <li key={item}>{item}</li>)}</ul>
      <div><Button type="primary" onClick={onRefuse}>{refuseText}</Button></div>
      <LongTextField label="确认不涉密的理由" value={reason} rows={1} placeholder="确认不涉密的理由（写入操作日志）" onChange={setReason} />
      <div><Button disabled={reason.trim().length < shortestReason} onClick={() => onConfirm(reason.trim())}>{confirmText}</Button></div>
    </div>
  )
}
