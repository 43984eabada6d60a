import { Button } from 'antd'
import { useState } from 'react'
import { isSecretGiven } from '../../../parts/restore/choose-backup.tsx'
import { useWork } from '../../../parts/use-work.ts'
import { WorkProgress } from '../../../parts/work-progress.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { TaskSteps } from '../../../ui/task-steps.tsx'
import { ChooseSets } from './choose-sets.tsx'
import { type FoundSet, needsPassword, ticked, toInputs } from './chosen-sets.ts'
import { ConflictList } from './conflict-list.tsx'
import { type Decisions, decisionsToOrder, undecided } from './decisions.ts'
import { MergeReportView } from './merge-report-view.tsx'
import { MergeResult } from './merge-result.tsx'
import './merge.css'

const steps = ['选择文件', '核对', '决定不一致的', '汇总'] as const

/** 汇总下级: choose the lower units' files, look at what they would change, decide where both sides differ, and only then write. */
export function MergePage() {
  const [sets, setSets] = useState<readonly FoundSet[]>([])
  const [decisions, setDecisions] = useState<Decisions>(new Map())
  const [isDeciding, setDeciding] = useState(false)
  const examining = useWork('examineMerge')
  const merging = useWork('merge')
  const units = ticked(sets).map(one => one.look.unit)
  const startOver = () => {
    examining.forget()
    merging.forget()
    setDecisions(new Map())
    setDeciding(false)
  }
  const leave = () => {
    startOver()
    navigate('data')
  }
  const isBusy = examining.state.kind === 'running' || merging.state.kind === 'running'
  useShortcut('Escape', () => { if (!isBusy) leave() })
  const cancel = <Button disabled={isBusy} onClick={leave}>取消</Button>

  if (merging.state.kind === 'done') return <Page title="汇总下级"><TaskSteps steps={steps} current={3}><MergeResult result={merging.state.result} units={units} onClose={leave} /></TaskSteps></Page>
  if (examining.state.kind !== 'done') {
    const canExamine = ticked(sets).length > 0 && sets.every(set => !needsPassword(set) || isSecretGiven(set.secret))
    return (
      <Page title="汇总下级">
        <TaskSteps steps={steps} current={0} cancel={cancel} actions={<Button type="primary" disabled={!canExamine || isBusy} onClick={() => void examining.begin({ sets: toInputs(sets) })}>核对这些文件{ticked(sets).length > 0 ? `（${ticked(sets).length} 份）` : ''}</Button>}>
          <ChooseSets sets={sets} onChange={setSets} />
          <WorkProgress work={examining} title="正在核对下级的文件" />
        </TaskSteps>
      </Page>
    )
  }
  const { report } = examining.state.result
  const left = undecided(report.conflicts, decisions).length
  const merge = () => void merging.begin({ sets: toInputs(sets), decisions: decisionsToOrder(report.conflicts, decisions), stamp: report.stamp })
  const needsDeciding = report.conflicts.length > 0
  const canMerge = left === 0 && report.changes.problems.length === 0 && report.sources.some(source => !source.isKnown)
  const back = <Button disabled={isBusy} onClick={isDeciding ? () => setDeciding(false) : startOver}>上一步</Button>
  return (
    <Page title="汇总下级">
      <TaskSteps
        steps={steps} current={isDeciding ? 2 : 1} cancel={<>{cancel}{back}</>}
        actions={needsDeciding && !isDeciding
          ? <Button type="primary" disabled={isBusy} onClick={() => setDeciding(true)}>下一步：决定 {report.conflicts.length} 处不一致</Button>
          : <Button type="primary" disabled={!canMerge || isBusy} onClick={merge}>{left > 0 ? `还有 ${left} 处没有决定` : '汇总到本档案'}</Button>}
      >
        <WorkProgress work={merging} title="正在汇总" actions={<Button size="small" onClick={startOver}>重新核对</Button>} />
        {isDeciding ? <ConflictList conflicts={report.conflicts} sources={report.sources} decisions={decisions} onDecide={setDecisions} /> : <MergeReportView report={report} />}
      </TaskSteps>
    </Page>
  )
}
