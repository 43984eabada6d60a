import { Button, Checkbox, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import type { BinderOrder } from '#shared/binder/binder-order.ts'
import type { BinderFormat } from '#shared/model/binder.ts'
import { pageNumbering } from '#shared/model/settings.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { chinesePeriod } from '#shared/time/period.ts'
import { ArchivalChoice } from '../../parts/archival-choice.tsx'
import { useFolderChoice } from '../../parts/folder-choice.tsx'
import { lastFolder, useLastFolder } from '../../parts/last-folder.ts'
import { told } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { ProgressNotice } from '../../ui/progress-notice.tsx'
import { TaskSteps } from '../../ui/task-steps.tsx'
import type { BinderChoice } from './binder-choice.ts'
import { MadeResult } from './made-result.tsx'
import { type Making, type SavedBook, useMaking } from './use-making.ts'

interface Props {
  readonly choice: BinderChoice
  readonly order: BinderOrder
  readonly today: LocalDate
  readonly onChange: (change: Partial<BinderChoice>) => void
  readonly steps: readonly string[]
  readonly onBack: () => void
  readonly onRestart: () => void
}

const formats: readonly { readonly value: BinderFormat; readonly label: string }[] = [{ value: 'pdf', label: '一个 PDF' }, { value: 'docx', label: '一个 Word' }, { value: 'folder', label: '一个文件夹（每种台账一个文件，附件在内）' }]
const formatNames: Readonly<Record<BinderFormat, string>> = { pdf: 'PDF', docx: 'Word', folder: '文件夹' }

/** As what, with which numbers, where to; then its progress and what came of it. */
export function MakeStep({ choice, order, today, onChange, steps, onBack, onRestart }: Props) {
  const making = useMaking(today)
  const folder = useLastFolder()
  const { choose, picker } = useFolderChoice()
  const [problem, setProblem] = useState<{ readonly message: string; readonly detail?: string } | null>(null)
  const pick = async () => {
    const picked = await choose('成册到哪个文件夹')
    if (picked !== null) lastFolder.set(picked)
    return picked
  }
  const make = async () => {
    setProblem(null)
    try {
      const into = folder ?? await pick()
      if (into !== null) await making.start(order, choice.formats, into)
    } catch (error) {
      setProblem(told(error))
    }
  }
  const { state } = making
  const isRunning = state.kind === 'running'
  const frame = (children: ReactNode, actions: ReactNode) => (
    <TaskSteps steps={steps} current={steps.length - 1} cancel={<Button disabled={isRunning} onClick={onRestart}>从头开始</Button>} actions={actions}>{children}</TaskSteps>
  )
  const back = <Button disabled={isRunning} onClick={onBack}>上一步</Button>
  if (state.kind === 'done') return frame(<MadeResult state={state} title={order.title} onAgain={making.reset} />, back)
  return frame(
    <div className="binder-make">
      <FormRow label="册名"><span><strong>{order.title}</strong>　<span className="muted">{chinesePeriod(order.period)}，{order.checklist.ledgers.length} 种台账</span></span></FormRow>
      <FormRow label="做成"><Checkbox.Group aria-label="做成" disabled={isRunning} value={[...choice.formats]} options={[...formats]} onChange={next => onChange({ formats: next })} /></FormRow>
      <FormRow label="页码"><Radio.Group aria-label="页码" disabled={isRunning} value={order.numbering} options={pageNumbering.keys.map(value => ({ value, label: value === 'dashed' ? '— 1 —（单页在右、双页在左）' : '第 1 页 共 9 页' }))} onChange={event => onChange({ numbering: event.target.value as BinderOrder['numbering'] })} /></FormRow>
      <FormRow label="签字页"><Checkbox disabled={isRunning} checked={choice.hasSignatures} onChange={event => onChange({ hasSignatures: event.target.checked })}>最后加一页编制人、审核人、书记签字</Checkbox></FormRow>
      <FormRow label="存档"><ArchivalChoice isDisabled={isRunning} /></FormRow>
      <FormRow label="放到"><div className="field-line"><span>{folder?.label ?? '还没有选文件夹，可以直接选 U 盘'}</span><Button size="small" disabled={isRunning} onClick={() => void pick().catch((error: unknown) => setProblem(told(error)))}>{folder === null ? '选文件夹' : '换文件夹'}</Button></div></FormRow>
      {problem !== null && <FailureNotice message={problem.message} detail={problem.detail} />}
      <State state={state} onCancel={making.cancel} />
      {picker}
    </div>,
    <>{back}<Button type="primary" disabled={isRunning || choice.formats.length === 0} onClick={() => void make()}>成册</Button></>,
  )
}

function State({ state, onCancel }: { readonly state: Making; readonly onCancel: () => void }) {
  switch (state.kind) {
    case 'idle':
    case 'done': return null
    case 'running': return (
      <ProgressNotice
        title={state.progress?.doing || '正在准备'} done={state.progress?.done ?? 0} total={state.progress?.total ?? null} unit="个部分" hint={state.progress === null || state.progress.pages === 0 ? null : `已排 ${state.progress.pages} 页`}
        onCancel={onCancel}
      />
    )
    case 'cancelled': return <FailureNotice kind="info" message="已取消，没有写出文件。档案没有受影响。" />
    case 'failed': return <FailureNotice message={`${state.message}${state.files.length === 0 ? '没有留下文件。' : `已完整写好：${namesOf(state.files)}。`}`} detail={state.detail} />
  }
}

function namesOf(files: readonly SavedBook[]): string {
  return files.map(({ format }) => formatNames[format]).join('、')
}
