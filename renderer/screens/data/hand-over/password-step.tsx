import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { orThrow } from '#shared/contract/outcome.ts'
import { askDataStatus } from '../../../parts/use-data-status.ts'
import { machineSide } from '../../../storage/connection.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { ChoosePassword } from '../password/choose-password.tsx'
import { PrintedKey } from '../password/printed-key.tsx'
import { TypeBack } from '../password/type-back.tsx'
import type { Way } from './stages.ts'

interface Props extends Way {
  readonly receiver: string
}

type Stage = { readonly kind: 'choose' } | { readonly kind: 'print' | 'typeBack'; readonly recoveryKey: string }

/** The next clerk's own password and recovery key: old sticks open nothing that comes later. */
export function PasswordStep({ steps, current, cancel, onDone, receiver }: Props) {
  const [asked, ask] = useDoing(async () => orThrow(await machineSide().keyStatus({})))
  const [stage, setStage] = useState<Stage>({ kind: 'choose' })
  useEffect(() => { void ask() }, [ask])
  if (asked.kind === 'failed') return <FailureNotice message={asked.message} detail={asked.detail} actions={<Button size="small" onClick={() => void ask()}>重试</Button>} />
  if (asked.kind !== 'done') return <Loading />
  const settled = async () => {
    await askDataStatus()
    onDone()
  }
  return (
    <>
      <p className="muted">交接第 {current + 1} 步（共 {steps.length} 步）：{asked.value.protection === 'password' && '移交人输入现在的口令，'}由接收人{receiver}设定新口令，移交人请回避。旧口令和旧的恢复密钥随即作废。</p>
      {stage.kind === 'choose' && <ChoosePassword keys={asked.value} cancel={cancel} onChosen={recoveryKey => setStage({ kind: 'print', recoveryKey })} />}
      {stage.kind === 'print' && <PrintedKey recoveryKey={stage.recoveryKey} cancel={cancel} onPrinted={() => setStage({ ...stage, kind: 'typeBack' })} />}
      {stage.kind === 'typeBack' && <TypeBack recoveryKey={stage.recoveryKey} cancel={cancel} onBack={() => setStage({ ...stage, kind: 'print' })} onConfirmed={() => void settled()} />}
    </>
  )
}
