import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { BackupInfo, SetLook } from '#shared/archive/backup-set.ts'
import type { Secret } from '#shared/archive/secret.ts'
import type { StartDecision } from '#shared/archive/start-decision.ts'
import { start } from '../../storage/start.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { TaskSteps } from '../../ui/task-steps.tsx'
import { useWork } from '../use-work.ts'
import { WorkProgress } from '../work-progress.tsx'
import { ChooseBackup, isAboutSecret, isSecretGiven } from './choose-backup.tsx'
import { ChoosePlace } from './choose-place.tsx'
import { ChooseTarget, restoreNewSteps, type Target } from './choose-target.tsx'
import { asksForSecret, type BackupPlace, missingWords, orderOf } from './chosen-backup.ts'

interface Props {
  /** Empty = the program has none to suggest: the clerk chooses. */
  readonly suggestedFolder: string
  readonly onDecision: (decision: StartDecision) => void
  readonly onClose: () => void
}

/** 从备份恢复 on a PC that has no archive, or can't open its own: from a stick to an open archive. */
export function RestoreNew({ suggestedFolder, onDecision, onClose }: Props) {
  const [step, setStep] = useState(0)
  const [place, setPlace] = useState<BackupPlace | null>(null)
  const [set, setSet] = useState<SetLook | null>(null)
  const [backup, setBackup] = useState<BackupInfo | null>(null)
  const [secret, setSecret] = useState<Secret>({ kind: 'password', password: '' })
  const [target, setTarget] = useState<Target>({ folder: null, actor: '', isAcknowledged: false })
  const work = useWork('restoreNew')
  const [opening, open] = useDoing(async () => {
    if (work.state.kind !== 'done') return
    const next = await start.decide(work.state.result.start)
    if (secret.kind === 'recoveryKey') navigate('data', ['password']) // whoever lost the password makes a new one first
    work.forget()
    onDecision(next)
  })
  const missing = work.state.kind === 'done' ? work.state.result.missingFiles : []
  const isWhole = work.state.kind === 'done' && missing.length === 0
  useEffect(() => { if (isWhole) void open() }, [isWhole, open]) // else the clerk reads first what is missing
  const isRunning = work.state.kind === 'running' || work.state.kind === 'done'
  useShortcut('Escape', isRunning ? null : onClose)
  const isSecretWrong = work.state.kind === 'failed' && isAboutSecret(work.state.code)
  const chooseSet = (next: SetLook | null) => {
    setSet(next)
    setBackup(next?.backups.find(one => one.problem === null) ?? null)
  }
  const begin = async () => {
    if (set === null || backup === null) return
    setStep(3)
    await work.begin({ ...orderOf({ set, backup, secret }), folder: target.folder?.token ?? null, actor: target.actor.trim() })
  }
  const back = (to: number) => {
    work.forget()
    setStep(to)
  }
  const cancel = <Button onClick={onClose}>返回</Button>
  if (step === 0 || set === null) return (
    <TaskSteps steps={restoreNewSteps} current={0} cancel={cancel} actions={<Button type="primary" disabled={set === null} onClick={() => setStep(1)}>下一步：选哪一份</Button>}>
      <p>请插上备份用的 U 盘，或选择备份所在的文件夹。</p>
      <ChoosePlace place={place} onPlace={next => { setPlace(next); chooseSet(null) }} set={set} onSet={chooseSet} own={[]} refusal={refusal} />
    </TaskSteps>
  )
  if (step === 1) return (
    <TaskSteps steps={restoreNewSteps} current={1} cancel={cancel} actions={<><Button onClick={() => back(0)}>上一步</Button><Button type="primary" disabled={backup === null || (asksForSecret(set) && !isSecretGiven(secret))} onClick={() => setStep(2)}>下一步：放在哪里</Button></>}>
      <ChooseBackup set={set} backup={backup} onBackup={setBackup} secret={secret} onSecret={setSecret} problem={null} />
    </TaskSteps>
  )
  if (step === 2) return <ChooseTarget suggestedFolder={suggestedFolder} target={target} onTarget={setTarget} cancel={cancel} onBack={() => back(1)} onBegin={() => void begin()} backup={backup} set={set} />
  return (
    <TaskSteps steps={restoreNewSteps} current={3} cancel={isRunning ? undefined : cancel} actions={isRunning ? undefined : <><Button onClick={() => back(isSecretWrong ? 1 : 2)}>{isSecretWrong ? '上一步：重新输入' : '上一步'}</Button><Button type="primary" onClick={() => void begin()}>再试一次</Button></>}>
      <WorkProgress work={work} title="正在恢复" cancelledWords="已取消，没有建立档案，备份没有改动。" actions={null} />
      {isWhole && opening.kind !== 'failed' && <p role="status">✓ 已恢复，正在打开档案…</p>}
      {missing.length > 0 && <FailureNotice kind="warning" message={missingWords(missing)} detail={missing.join('\n')} actions={<Button size="small" onClick={() => void open()}>打开档案</Button>} />}
      {opening.kind === 'failed' && <FailureNotice message={opening.message} detail={opening.detail} actions={<Button size="small" onClick={() => void open()}>重试</Button>} />}
    </TaskSteps>
  )
}

/** Only whole archives make a new one. */
function refusal({ kind }: SetLook): string | null {
  return kind === 'submission' || kind === 'part' ? '这是上报文件或部分内容，不是整份备份，不能用来恢复。' : null
}
