import { Button, Radio } from 'antd'
import { useState } from 'react'
import { type ComposedDossierPaper, dossierLedgers } from '#shared/ledgers/dossier/dossier-ledgers.ts'
import { useFolderChoice } from '../../../parts/folder-choice.tsx'
import { PaperOut } from '../../../parts/paper-out.tsx'
import { useToday } from '../../../parts/today.ts'
import { machineSide } from '../../../storage/connection.ts'
import { newId } from '../../../storage/new-id.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { FormSheet } from '../../../ui/form-sheet.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { ProgressNotice } from '../../../ui/progress-notice.tsx'
import { navigate } from '../../../ui/route.ts'
import { TaskResult } from '../../../ui/task-result.tsx'
import { askSection } from '../../../workers/section/section-client.ts'
import type { SectionAnswers } from '../../../workers/section/section-protocol.ts'
import { useSection } from '../../../workers/section/use-section.ts'
import { AccessFields } from './access-fields.tsx'
import { useAccess } from './use-access.ts'
import { useBatch } from './use-batch.ts'

const papers = dossierLedgers.filter(({ scope }) => scope === 'allDossiers')

/** 打印、导出 over all files: registers, or every file as a document of its own. */
export function PrintAllPage() {
  const today = useToday()
  const asked = useSection<'dossiers'>({ kind: 'dossiers', today })
  if (asked.kind === 'failed') return <Page title="打印、导出"><FailureNotice message={asked.message} detail={asked.detail} /></Page>
  if (asked.kind === 'asking') return <Page title="打印、导出"><Loading /></Page>
  return <Choice lines={asked.answer} />
}

type What = { readonly kind: 'paper'; readonly id: string } | { readonly kind: 'batch'; readonly format: 'pdf' | 'docx' }

function Choice({ lines }: { readonly lines: SectionAnswers['dossiers'] }) {
  const today = useToday()
  const access = useAccess(lines.map(({ name }) => name))
  const [what, setWhat] = useState<What>({ kind: 'paper', id: papers[0]?.id ?? '' })
  const [composed, setComposed] = useState<ComposedDossierPaper | null>(null)
  const { choose, picker } = useFolderChoice()
  const batch = useBatch()
  const ids = lines.map(({ id }) => id)
  const [beginning, begin] = useDoing(async () => {
    if (what.kind === 'paper') {
      const mark = await access.note('print', ids, papers.find(({ id }) => id === what.id)?.title ?? '')
      if (mark !== null) setComposed(await askSection({ kind: 'compose', ledgerId: what.id, scope: { kind: 'allDossiers' }, today, options: { mark }, run: newId() }))
      return
    }
    const folder = await choose('全部档案存到哪个文件夹')
    if (folder === null) return
    const mark = await access.note('export', ids, `整卷 ${ids.length} 册`)
    if (mark !== null) await batch.run({ ids, folder, format: what.format, today, mark })
  })
  const leave = () => navigate('dossiers')
  const submit = () => { if (composed === null && batch.state.kind === 'idle') void begin() }
  if (batch.state.kind === 'running') return <Page title="打印、导出"><ProgressNotice title="正在生成档案" done={batch.state.done} total={ids.length} unit="册" onCancel={batch.cancel} /></Page>
  if (batch.state.kind === 'done') {
    const { folder, files } = batch.state
    return <Page title="打印、导出"><TaskResult title={`已存出 ${files} 册`} actions={<><Button type="primary" onClick={() => void machineSide().showInFolder({ file: folder.token })}>打开文件夹</Button><Button onClick={leave}>知道了</Button></>}><p>{folder.label}</p><p className="muted">存出去的文件不再加密，请妥善保管、用后清退。</p></TaskResult></Page>
  }
  return (
    <Page title="打印、导出">
      <FormSheet onSave={submit} onSaveAndClose={submit} onClose={leave}>
        <FormGroup title="打印什么">
          <FormRow label="内容" name="ledger">
            <Radio.Group className="choice-lines" value={what.kind === 'paper' ? what.id : `batch-${what.format}`} disabled={composed !== null} onChange={event => setWhat(whatOf(event.target.value as string))}
              options={[...papers.map(({ id, title }) => ({ value: id, label: title })), { value: 'batch-pdf', label: `全部 ${ids.length} 册整卷，一册一个 PDF` }, { value: 'batch-docx', label: `全部 ${ids.length} 册整卷，一册一个 Word` }]} />
          </FormRow>
        </FormGroup>
        <FormGroup title="调阅登记"><AccessFields value={access.value} problems={access.problems} onChange={access.change} /></FormGroup>
        {beginning.kind === 'failed' && <FailureNotice message={beginning.message} detail={beginning.detail} />}
        {batch.state.kind === 'cancelled' && <p role="status">已取消，没有留下文件。</p>}
        {composed === null
          ? <div className="form-foot"><Button type="primary" loading={beginning.kind === 'running'} onClick={submit} title="Ctrl+Enter">登记并生成</Button><Button onClick={leave} title="Esc">返回</Button></div>
          : <><p role="status">✓ 已登记。每一页都印有单位、调阅人和时间。</p><PaperOut document={composed.document} fileName={composed.fileName} print={{ isPrimary: true }} hasSheets={papers.find(({ id }) => what.kind === 'paper' && id === what.id)?.hasSheets ?? false} /><div className="form-foot"><Button onClick={leave} title="Esc">返回</Button></div></>}
      </FormSheet>
      {picker}
    </Page>
  )
}

function whatOf(value: string): What {
  return value === 'batch-pdf' || value === 'batch-docx' ? { kind: 'batch', format: value === 'batch-pdf' ? 'pdf' : 'docx' } : { kind: 'paper', id: value }
}
