import { Button } from 'antd'
import { useState } from 'react'
import { useWork } from '../../parts/use-work.ts'
import { WorkProgress } from '../../parts/work-progress.tsx'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProgressNotice } from '../../ui/progress-notice.tsx'
import { navigate } from '../../ui/route.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { TaskSteps } from '../../ui/task-steps.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ColumnsStep, hasName } from './columns-step.tsx'
import { backToColumns, type ImportState, type Planning, planRoster, putAway, useImportState } from './import-desk.ts'
import { ImportResult } from './import-result.tsx'
import { isNothingToWrite } from './import-words.ts'
import { RefusedRows } from './refused-rows.tsx'
import { RowsStep } from './rows-step.tsx'
import { writeRoster } from './write-roster.ts'
import './imports.css'

const steps = ['选择文件', '核对各列', '核对每一行', '写入', '完成'] as const

/** 导入表格: a roster file becomes registers; every column and every row is shown before anything is written. */
export function ImportScreen() {
  return <Page title="导入表格"><ImportSteps state={useImportState()} /></Page>
}

function ImportSteps({ state }: { readonly state: ImportState }) {
  const work = useWork('importRoster')
  const [giving, setGiving] = useState<AbortController | null>(null)
  const [handing, handOver] = useDoing(async (rows: Extract<ImportState, { kind: 'rows' }>) => {
    const abort = new AbortController()
    setGiving(abort)
    await writeRoster(rows, abort.signal).finally(() => setGiving(null)).catch((error: unknown) => { if (!abort.signal.aborted) throw error })
  })
  const isWriting = work.state.kind === 'running' || handing.kind === 'running'
  const startOver = () => {
    work.forget()
    putAway()
  }
  const goOn = goingOn(state, isWriting, rows => { work.forget(); void handOver(rows) })
  const back = () => {
    if (isWriting) return
    work.forget()
    if (work.state.kind === 'done' || state.kind === 'columns' || state.kind === 'reading') putAway()
    else if (state.kind === 'rows') backToColumns()
    else navigate('people')
  }
  useShortcut('Escape', back)
  useShortcut('Enter', () => {
    if (isOnControl() || goOn === null || work.state.kind === 'done') return false
    goOn.act()
  })
  if (work.state.kind === 'done') return <TaskSteps steps={steps} current={4}><ImportResult result={work.state.result} state={state} onClose={startOver} /></TaskSteps>

  const cancel = <Button onClick={() => { startOver(); navigate('people') }}>取消</Button>
  switch (state.kind) {
    case 'choosing': return <TaskSteps steps={steps} current={0} cancel={cancel}><ChooseFile failure={state.failure} /></TaskSteps>
    case 'reading': return (
      <TaskSteps steps={steps} current={0}>
        <ProgressNotice title={`正在读取“${state.fileName}”`} done={state.progress?.kind === 'unpacking' ? state.progress.doneBytes : 0} total={state.progress?.kind === 'unpacking' ? state.progress.totalBytes : null} unit="字节" amount={bytes => String(Math.round(bytes / 1024) * 1024)} onCancel={putAway} />
      </TaskSteps>
    )
    case 'columns': return (
      <TaskSteps steps={steps} current={1} cancel={cancel} actions={<><Button onClick={putAway}>上一步：换一个文件</Button>{goOn?.button}</>}>
        {state.failure !== null && <FailureNotice message={state.failure.message} detail={state.failure.detail} />}
        {state.planning !== null && <PlanningProgress planning={state.planning} />}
        <ColumnsStep inHand={state.inHand} />
      </TaskSteps>
    )
    case 'rows': return (
      <TaskSteps
        steps={steps} current={isWriting ? 3 : 2} cancel={isWriting ? undefined : cancel}
        actions={isWriting ? undefined : <><Button onClick={back}>上一步：核对各列</Button>{goOn?.button}</>}
      >
        {handing.kind === 'running' && work.state.kind !== 'running' && <ProgressNotice title="正在准备写入" done={0} total={null} unit="条" onCancel={() => giving?.abort()} />}
        {handing.kind === 'failed' && <FailureNotice message={handing.message} detail={handing.detail} />}
        {state.failure !== null && <FailureNotice message={state.failure.message} detail={state.failure.detail} />}
        <WorkProgress work={work} title="正在写入" cancelledWords="已取消，什么都没有写入，档案没有受影响。" actions={<Button size="small" onClick={() => { work.forget(); void planRoster() }}>重新核对</Button>} />
        {work.state.kind === 'failed' && <RefusedRows problems={work.state.problems ?? []} />}
        {!isWriting && <RowsStep state={state} />}
      </TaskSteps>
    )
  }
}

function PlanningProgress({ planning: { done, total } }: { readonly planning: NonNullable<Planning> }) {
  return <ProgressNotice title="正在逐行核对" done={done} total={total} unit="行" />
}

interface GoingOn { readonly act: () => void; readonly button: React.ReactNode }

/** The one primary step from here; null where the page itself holds it. */
function goingOn(state: ImportState, isWriting: boolean, write: (rows: Extract<ImportState, { kind: 'rows' }>) => void): GoingOn | null {
  switch (state.kind) {
    case 'choosing':
    case 'reading': return null
    case 'columns': {
      const isPossible = hasName(state.inHand.choices.mapping.columns) && state.planning === null
      return { act: () => { if (isPossible) void planRoster() }, button: <Button type="primary" disabled={!isPossible} loading={state.planning !== null} onClick={() => void planRoster()}>核对每一行</Button> }
    }
    case 'rows': {
      const isPossible = !isWriting && state.planning === null && state.failure === null && !isNothingToWrite(state.planned.writes)
      const people = state.planned.counts.new + state.planned.counts.changed
      const word = isNothingToWrite(state.planned.writes) ? '没有需要写入的内容' : people === 0 ? '写入' : `写入 ${people} 人`
      return { act: () => { if (isPossible) write(state) }, button: <Button type="primary" disabled={!isPossible} loading={state.planning !== null} onClick={() => write(state)}>{word}</Button> }
    }
  }
}

/** Enter belongs to what has the focus. */
function isOnControl(): boolean {
  return document.activeElement?.closest('button, a, input, textarea, select, summary, [role="grid"], [role="combobox"], [data-list]') != null
}
