import { Button } from 'antd'
import { useState } from 'react'
import type { BackupInfo, SetLook } from '#shared/archive/backup-set.ts'
import type { Secret } from '#shared/archive/secret.ts'
import { instantText } from '../../../parts/instant-text.ts'
import { ChangeReportView } from '../../../parts/restore/change-report.tsx'
import { ChooseBackup, isAboutSecret, isSecretGiven } from '../../../parts/restore/choose-backup.tsx'
import { ChoosePlace } from '../../../parts/restore/choose-place.tsx'
import { asksForSecret, type BackupPlace, missingWords, orderOf } from '../../../parts/restore/chosen-backup.ts'
import { useDataStatus } from '../../../parts/use-data-status.ts'
import { useWork } from '../../../parts/use-work.ts'
import { WorkProgress } from '../../../parts/work-progress.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { TaskSteps } from '../../../ui/task-steps.tsx'
import { ChoosePart, type Extent, isComplete, partOf, wholeArchive } from './choose-part.tsx'
import { RestoreResult } from './restore-result.tsx'

const steps = ['从哪里恢复', '哪一份', '恢复什么', '核对', '完成'] as const

/** 恢复: from where, which backup, how much of it; then what it would change, before anything is written. */
export function RestorePage() {
  const { status } = useDataStatus('restore')
  const [step, setStep] = useState(0)
  const [place, setPlace] = useState<BackupPlace | null>(null)
  const [set, setSet] = useState<SetLook | null>(null)
  const [backup, setBackup] = useState<BackupInfo | null>(null)
  const [secret, setSecret] = useState<Secret>({ kind: 'password', password: '' })
  const [extent, setExtent] = useState<Extent>(wholeArchive)
  const examining = useWork('examineRestore')
  const restoring = useWork('restore')
  const isRunning = examining.state.kind === 'running' || restoring.state.kind === 'running'
  const leave = () => {
    if (!isRunning) examining.forget()
    navigate('data')
  }
  useShortcut('Escape', leave)
  const order = set === null || backup === null ? null : { ...orderOf({ set, backup, secret }), part: partOf(extent), deleteNewer: extent.deleteNewer }
  const chooseSet = (next: SetLook | null) => {
    setSet(next)
    setBackup(next?.backups.find(one => one.problem === null) ?? null)
  }
  const examine = () => {
    if (order === null) return
    setStep(3)
    void examining.begin(order)
  }
  const back = (to: number) => {
    examining.forget()
    setStep(to)
  }
  const cancel = <Button onClick={leave}>取消</Button>
  const content = () => {
    if (restoring.state.kind === 'done') return <TaskSteps steps={steps} current={4}><RestoreResult result={restoring.state.result} onClose={() => { restoring.forget(); back(0) }} /></TaskSteps>
    if (restoring.state.kind !== 'idle') return (
      <TaskSteps steps={steps} current={4} actions={restoring.state.kind === 'running' ? undefined : <Button onClick={restoring.forget}>上一步</Button>}>
        <WorkProgress work={restoring} title="正在恢复" cancelledWords="已取消，档案和备份都没有改动。" actions={null} />
      </TaskSteps>
    )
    if (step === 0 || set === null) return (
      <TaskSteps steps={steps} current={0} cancel={cancel} actions={<Button type="primary" disabled={set === null} onClick={() => setStep(1)}>下一步：选哪一份</Button>}>
        <p>恢复前先核对备份、列出会改动什么，确认后才写入；写入前自动做快照，恢复以后 30 天内可以撤销。</p>
        <ChoosePlace place={place} onPlace={next => { setPlace(next); chooseSet(null) }} set={set} onSet={chooseSet} own={status?.mirror == null ? ['snapshots'] : ['snapshots', 'mirror']} refusal={refusal} />
      </TaskSteps>
    )
    if (step === 1) return (
      <form className="task-form" onSubmit={event => { event.preventDefault(); setStep(2) }}>
        <TaskSteps steps={steps} current={1} cancel={cancel} actions={<><Button onClick={() => setStep(0)}>上一步</Button><Button type="primary" htmlType="submit" disabled={backup === null || (asksForSecret(set) && !isSecretGiven(secret))}>下一步：恢复什么</Button></>}>
          <ChooseBackup set={set} backup={backup} onBackup={setBackup} secret={secret} onSecret={setSecret} problem={null} />
        </TaskSteps>
      </form>
    )
    if (step === 2) return (
      <TaskSteps steps={steps} current={2} cancel={cancel} actions={<><Button onClick={() => setStep(1)}>上一步</Button><Button type="primary" disabled={!isComplete(extent)} onClick={examine}>核对这份备份</Button></>}>
        <ChoosePart extent={extent} onExtent={setExtent} />
      </TaskSteps>
    )
    const { state } = examining
    const isSecretWrong = state.kind === 'failed' && isAboutSecret(state.code)
    const report = state.kind === 'done' ? state.result.report : null
    const missing = state.kind === 'done' ? state.result.missingFiles : []
    const isPossible = report !== null && report.problems.length === 0 && report.total.added + report.total.changed + (extent.deleteNewer ? report.total.deleted : 0) > 0
    return (
      <TaskSteps
        steps={steps} current={3} cancel={state.kind === 'running' ? undefined : cancel}
        actions={state.kind === 'running' ? undefined : (
          <>
            <Button onClick={() => back(isSecretWrong ? 1 : 2)}>{isSecretWrong ? '上一步：重新输入' : '上一步'}</Button>
            {state.kind === 'done' ? <Button type="primary" disabled={!isPossible || order === null} onClick={() => { if (order !== null) void restoring.begin(order) }}>恢复这些内容</Button> : <Button type="primary" onClick={examine}>再核对一次</Button>}
          </>
        )}
      >
        {backup !== null && <p className="muted">{set.unit}，{instantText(backup.at)} 的备份</p>}
        <WorkProgress work={examining} title="正在核对备份" cancelledWords="已取消核对，什么都没有改动。" actions={null} />
        {missing.length > 0 && <FailureNotice kind="warning" message={missingWords(missing)} detail={missing.join('\n')} />}
        {report !== null && <ChangeReportView report={report} deletes={extent.deleteNewer} />}
      </TaskSteps>
    )
  }
  return <Page title="恢复">{content()}</Page>
}

/** What this archive can't be restored from. */
function refusal({ isThisArchive, kind }: SetLook): string | null {
  if (kind === 'submission') return '这是下级单位上报的文件，请用“汇总下级”。'
  return isThisArchive ? null : '这份备份属于另一份档案，不能恢复到现在的档案里。'
}
