import { Modal } from 'antd'
import { type ReactNode } from 'react'
import { useDoing } from './doing.ts'
import { FailureNotice } from './failure-notice.tsx'
import { useShortcut } from './shortcut.ts'

interface Props {
  readonly title: string
  /** The verb on the button. */
  readonly verb: string
  /** False = what is typed can't be done yet; the fields say why. */
  readonly check: () => boolean
  readonly act: () => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
  readonly width?: number
}

/** The fields scroll between the title and the buttons, which stay in sight. */
const withinWindow = { body: { maxHeight: 'calc(100vh - 196px * var(--zoom))', overflowY: 'auto' } } as const

/** One act with a few fields, over the record that it concerns: Ctrl+Enter does it, Esc leaves. */
export function ActDialog({ title, verb, check, act, onClose, children, width = 560 }: Props) {
  const [doing, start] = useDoing(async () => {
    await act()
    onClose()
  })
  const tryIt = () => {
    if (check()) void start()
  }
  useShortcut('Ctrl+Enter', tryIt)
  useShortcut('Ctrl+S', tryIt)
  useShortcut('Escape', () => {}) // the dialog closes itself; the page under it stays
  return (
    <Modal open scrollLock={false} title={title} width={width} style={{ top: 'calc(32px * var(--zoom))' }} styles={withinWindow} okText={verb} cancelText="取消" confirmLoading={doing.kind === 'running'} onOk={tryIt} onCancel={onClose} mask={{ closable: false }}>
      {children}
      {doing.kind === 'failed' && <FailureNotice message={doing.message} detail={doing.detail} />}
    </Modal>
  )
}
