import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { type ReactNode, useMemo, useState } from 'react'
import { recoveryKeySheet } from '#shared/ledgers/recovery-key-sheet.ts'
import { unitRepository } from '../../storage/unit-repository.ts'
import { TaskSteps } from '../../ui/task-steps.tsx'
import { PaperOut } from '../paper-out.tsx'
import { useToday } from '../today.ts'
import { passwordSteps, type PasswordWays } from './password-steps.ts'

interface Props {
  readonly of: PasswordWays['of']
  readonly recoveryKey: string
  readonly cancel: ReactNode
  readonly onPrinted: () => void
}

/** The second key, shown large and printed: the only time that it is shown. */
export function PrintedKey({ of, recoveryKey, cancel, onPrinted }: Props) {
  const unit = useLiveQuery(unitRepository.current, [])
  const today = useToday()
  const [isOut, setOut] = useState(false)
  const document = useMemo(() => recoveryKeySheet({ of, recoveryKey, unitName: unit?.name ?? '', day: today }), [of, recoveryKey, unit, today])
  return (
    <TaskSteps
      steps={passwordSteps} current={1} cancel={cancel}
      actions={<Button type={isOut ? 'primary' : 'default'} onClick={onPrinted}>下一步：核对打印件</Button>}
    >
      <p>忘记口令时，只有这张恢复密钥能打开{ofWords[of]}。它只显示这一次，请打印出来（没有打印机的，用笔抄下来）。</p>
      <output className="recovery-key" aria-label="恢复密钥">{recoveryKey.split('-').map((group, i) => <span key={i}>{group}</span>)}</output>
      <p className="muted">装入信封，密封，两人签字，存放保险柜。不要拍照，不要存在电脑里，也不要通过网络发送。</p>
      <PaperOut document={document} fileName={`${of === 'section' ? '政治素质档案' : ''}恢复密钥_${unit?.name ?? ''}`} print={{ icon: <PrinterOutlined />, isPrimary: !isOut, word: '打印恢复密钥' }} onOut={() => setOut(true)} />
    </TaskSteps>
  )
}

const ofWords: Readonly<Record<PasswordWays['of'], string>> = { archive: '档案', section: '政治素质档案' }
