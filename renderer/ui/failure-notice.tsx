import { Alert } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  readonly message: string
  readonly detail?: string | undefined
  readonly kind?: 'error' | 'warning' | 'info'
  readonly actions?: ReactNode
}

/** What happened, what is safe, what to do; the technical side only behind 「详情」. */
export function FailureNotice({ message, detail, kind = 'error', actions }: Props) {
  return (
    <Alert
      className="failure-notice"
      type={kind}
      showIcon
      role="alert"
      title={message}
      description={detail !== undefined && detail !== '' && <details><summary>详情</summary><pre>{detail}</pre></details>}
      action={actions}
    />
  )
}
