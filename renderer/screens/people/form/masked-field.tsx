import { Button } from 'antd'
import { type ReactNode, useState } from 'react'

interface Props {
  readonly label: string
  /** What is shown until it is asked for; empty = there is nothing to hide. */
  readonly masked: string
  readonly children: ReactNode
}

/** A personal number stays covered in a form until somebody means to change it. */
export function MaskedField({ label, masked, children }: Props) {
  const [isOpen, setOpen] = useState(masked === '')
  if (isOpen) return children
  return <span className="masked">{masked} <Button size="small" onClick={() => setOpen(true)} aria-label={`显示并修改${label}`}>显示并修改</Button></span>
}
