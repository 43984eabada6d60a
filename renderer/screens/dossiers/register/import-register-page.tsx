import { Button } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import type { PlannedDossier } from '#shared/imports/dossier-register/plan-dossiers.ts'
import { putInSection } from '#shared/model/dossier/section-tables.ts'
import { classificationMarks, classificationMessage } from '#shared/rules/classification.ts'
import { useOwnMarkWords } from '../../../parts/refused-marks.ts'
import { useToday } from '../../../parts/today.ts'
import { newId } from '../../../storage/new-id.ts'
import { sectionRepository } from '../../../storage/section/section-repository.ts'
import { told, useDoing } from '../../../ui/doing.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { type ListColumn, ListTable } from '../../../ui/list-table.tsx'
import { Page } from '../../../ui/page.tsx'
import { ProgressNotice } from '../../../ui/progress-notice.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { TaskResult } from '../../../ui/task-result.tsx'
import { askSection } from '../../../workers/section/section-client.ts'
import { openSpreadsheet } from '../../../workers/spreadsheet-client.ts'
import { firstTemplate, nothingYet } from './new-dossier.ts'

type Step =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading'; readonly abort: AbortController }
  | { readonly kind: 'checking'; readonly plan: readonly PlannedDossier[] }
  | { readonly kind: 'failed'; readonly message: string; readonly detail?: string }
  | { readonly kind: 'done'; readonly opened: number; readonly changed: number; readonly left: number }

const actions = { new: '建档', changed: '更新', same: '没有变化', problem: '不读入' } as const

/** 从表格读入登记册: the register that a unit has kept in a spreadsheet till now, checked row by row before anything is written. */
export function ImportRegisterPage() {
  const today = useToday()
  const markWords = useOwnMarkWords()
  const input = useRef<HTMLInputElement>(null)
  const [step, setStep] = useState<Step>({ kind: 'choosing' })
  const read = async (file: File) => {
    const marks = classificationMarks(file.name, markWords)
    if (marks.length > 0) return setStep({ kind: 'failed', message: classificationMessage(marks) })
    const abort = new AbortController()
    setStep({ kind: 'reading', abort })
    try {
      const sheets = await openSpreadsheet(new Uint8Array(await file.arrayBuffer()), file.name, { signal: abort.signal })
      const plan = await askSection({ kind: 'planRegister', sheets, markWords, today })
      setStep(plan === null ? { kind: 'failed', message: `“${file.name}”里没有找到登记册的表头。请看看前 20 行里有没有一行写着“姓名”和“档案编号”。` } : { kind: 'checking', plan })
    } catch (error) {
      setStep(abort.signal.aborted ? { kind: 'choosing' } : { kind: 'failed', ...told(error) })
    }
  }
  const [writing, write] = useDoing(async (plan: readonly PlannedDossier[]) => {
    const [present] = await askSection({ kind: 'templates' })
    const template = present ?? firstTemplate(today)
    const rows = plan.flatMap(row => (row.action === 'new' ? [putInSection('dossiers', { ...nothingYet, ...row.dossier, id: newId(), templateId: template.id })] : row.action === 'changed' ? [putInSection('dossiers', row.dossier)] : []))
    await sectionRepository.record([...(present === undefined ? [putInSection('dossierTemplates', template)] : []), ...rows])
    setStep({ kind: 'done', opened: countOf(plan, 'new'), changed: countOf(plan, 'changed'), left: countOf(plan, 'problem') })
  })
  const leave = () => navigate('dossiers')
  useShortcut('Escape', step.kind === 'reading' || writing.kind === 'running' ? null : leave)
  const given = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = [...(event.target.files ?? [])]
    event.target.value = '' // the same file may be chosen again once it is mended
    if (file !== undefined) void read(file)
  }
  const title = '从表格读入登记册'
  if (step.kind === 'done') {
    return (
      <Page title={title}>
        <TaskResult title={`新建 ${step.opened} 册，更新 ${step.changed} 册`} actions={<Button type="primary" onClick={leave}>看登记册</Button>}>
          <p>{step.left === 0 ? '表里的行都读入了。' : `有 ${step.left} 行没有读入，改好表格后再读一次，已经读入的不会重复。`}</p>
        </TaskResult>
      </Page>
    )
  }
  return (
    <Page title={title} count={step.kind === 'checking' ? summary(step.plan) : undefined} actions={<Button onClick={leave} title="Esc">返回</Button>}>
      {(step.kind === 'choosing' || step.kind === 'failed') && (
        <div className="import-drop">
          <p>选择原来的登记册：.xlsx、.xls、.csv</p>
          <Button type="primary" autoFocus onClick={() => input.current?.click()}>选择文件</Button>
          <p className="muted">要有“姓名”和“档案编号”两列；还可以有身份证号、单位及职务、建档日期、建档单位、册数、备注。人要先在“人员”里登记。写入前逐行给您核对，空着的格不会抹掉已有的内容。</p>
          <input ref={input} type="file" accept=".xlsx,.xls,.csv" hidden tabIndex={-1} aria-label="选择登记册文件" onChange={given} />
        </div>
      )}
      {step.kind === 'failed' && <FailureNotice message={step.message} detail={step.detail} />}
      {step.kind === 'reading' && <ProgressNotice title="正在读表格" done={0} total={null} unit="行" onCancel={() => step.abort.abort()} />}
      {step.kind === 'checking' && (
        <>
          {writing.kind === 'failed' && <FailureNotice message={writing.message} detail={writing.detail} />}
          <ListTable name="register-import" label="核对登记册" rows={step.plan} rowId={row => String(row.row)} columns={columns} rowHeight={32} onOpen={() => {}} empty={<EmptyState text="表头下面没有内容。" />} />
          <div className="form-foot">
            <Button type="primary" loading={writing.kind === 'running'} disabled={countOf(step.plan, 'new') + countOf(step.plan, 'changed') === 0} onClick={() => void write(step.plan)}>读入 {countOf(step.plan, 'new') + countOf(step.plan, 'changed')} 行</Button>
            <Button onClick={() => setStep({ kind: 'choosing' })}>换一个文件</Button>
          </div>
        </>
      )}
    </Page>
  )
}

function countOf(plan: readonly PlannedDossier[], action: PlannedDossier['action']): number {
  return plan.filter(row => row.action === action).length
}

function summary(plan: readonly PlannedDossier[]): string {
  return `共 ${plan.length} 行：建档 ${countOf(plan, 'new')}，更新 ${countOf(plan, 'changed')}，没有变化 ${countOf(plan, 'same')}，不读入 ${countOf(plan, 'problem')}`
}

const columns: readonly ListColumn<PlannedDossier>[] = [
  { key: 'row', title: '表中行', width: 80, align: 'right', cell: ({ row }) => row, compare: (a, b) => a.row - b.row },
  { key: 'name', title: '姓名', width: 110, cell: ({ name }) => name },
  { key: 'archiveNo', title: '档案编号', width: 120, cell: row => (row.action === 'problem' ? '' : row.dossier.archiveNo) },
  { key: 'action', title: '怎么办', width: 100, cell: ({ action }) => actions[action], compare: (a, b) => actions[a.action].localeCompare(actions[b.action], 'zh') },
  { key: 'problem', title: '说明', width: 300, grow: true, cell: row => (row.action === 'problem' ? <span className="field-problem">{row.column}：{row.message}</span> : '') },
]
