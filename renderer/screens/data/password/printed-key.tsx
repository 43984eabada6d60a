import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useMemo, useState } from 'react'
import { recoveryKeySheet } from '#shared/ledgers/recovery-key-sheet.ts'
import { PaperOut } from '../../../parts/paper-out.tsx'
import { useToday } from '../../../parts/today.ts'
import { unitRepository } from '../../../storage/unit-repository.ts'
import { TaskSteps } from '../../../ui/task-steps.tsx'
import { passwordSteps } from './password-steps.ts'

interface Props {
  readonly recoveryKey: string
  readonly cancel: ReactNode
  readonly onPrinted: () => void
}

/** The second key, shown large and printed: the only time that it is shown. */
export function PrintedKey({ recoveryKey, cancel, onPrinted }: Props) {
  const unit = useLiveQuery(unitRepository.current, [])
  const today = useToday()
  const [isOut, setOut] = useState(false)
  const document = useMemo(() => recoveryKeySheet({ recoveryKey, unitName: unit?.name ?? '', day: today }), [recoveryKey, unit, today])
  return (
    <TaskSteps
      steps={passwordSteps} current={1} cancel={cancel}
      actions={<Button type={isOut ? 'primary' : 'default'} onClick={onPrinted}>下一步：核对打印件</Button>}
    >
      <p>忘记口令时，只有这张恢复密钥能打开档案。它只显示这一次，请打印出来（没有打印机的，用笔抄下来）。</p>
      <output className="recovery-key" aria-label="恢复密钥">{recoveryKey.split('-').map((group, i) => <span key={i}>{group}</span>)}</output>
      <p className="muted">装入信封，密封，两人签字，存放保险柜。不要拍照，不要存在电脑里，也不要通过网络发送。</p>
      <PaperOut document={document} fileName={`恢复密钥_${unit?.name ?? ''}`} print={{ icon: <PrinterOutlined />, isPrimary: !isOut, word: '打印恢复密钥' }} onOut={() => setOut(true)} />
    </TaskSteps>
  )
}
