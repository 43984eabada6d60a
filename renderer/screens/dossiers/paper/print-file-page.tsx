import { Button, Checkbox, Radio } from 'antd'
import { useState } from 'react'
import { dossierLedgers, type ComposedDossierPaper } from '#shared/ledgers/dossier/dossier-ledgers.ts'
import { PaperOut } from '../../../parts/paper-out.tsx'
import { useToday } from '../../../parts/today.ts'
import { newId } from '../../../storage/new-id.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { FormSheet } from '../../../ui/form-sheet.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { askSection } from '../../../workers/section/section-client.ts'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'
import { AccessFields } from './access-fields.tsx'
import { scansOf } from './scans-of.ts'
import { useAccess } from './use-access.ts'

const papers = dossierLedgers.filter(({ scope }) => scope === 'dossier')

/** 打印、导出 of one file: registered first, then on its way to paper. */
export function PrintFilePage({ opened: { dossier, name } }: { readonly opened: OpenedDossier }) {
  const today = useToday()
  const access = useAccess([name])
  const [ledgerId, setLedger] = useState(papers[0]?.id ?? '')
  const [withScans, setScans] = useState(false)
  const [composed, setComposed] = useState<ComposedDossierPaper | null>(null)
  const title = papers.find(({ id }) => id === ledgerId)?.title ?? ''
  const [composing, compose] = useDoing(async () => {
    const mark = await access.note('print', [dossier.id], `${title}${withScans ? '（附扫描件）' : ''}`)
    if (mark === null) return
    const scans = withScans && ledgerId === 'dossier' ? await scansOf(dossier) : []
    setComposed(await askSection({ kind: 'compose', ledgerId, scope: { kind: 'dossier', dossierId: dossier.id }, today, options: { mark, scans }, run: newId() }))
  })
  const leave = () => navigate('dossiers', [dossier.id])
  const submit = () => { if (composed === null) void compose() }
  return (
    <Page title={`${name}：打印、导出`}>
      <FormSheet onSave={submit} onSaveAndClose={submit} onClose={leave}>
        <FormGroup title="打印什么">
          <FormRow label="内容" name="ledger"><Radio.Group value={ledgerId} disabled={composed !== null} options={papers.map(({ id, title: word }) => ({ value: id, label: word }))} onChange={event => setLedger(event.target.value as string)} /></FormRow>
          {ledgerId === 'dossier' && <FormRow label="扫描件" name="scans"><Checkbox checked={withScans} disabled={composed !== null} onChange={event => setScans(event.target.checked)}>把图片扫描件印在后面（PDF 扫描件请另行打印）</Checkbox></FormRow>}
        </FormGroup>
        <FormGroup title="调阅登记"><AccessFields value={access.value} problems={access.problems} onChange={access.change} /></FormGroup>
        {composing.kind === 'failed' && <FailureNotice message={composing.message} detail={composing.detail} />}
        {composed === null
          ? <div className="form-foot"><Button type="primary" loading={composing.kind === 'running'} onClick={submit} title="Ctrl+Enter">登记并生成</Button><Button onClick={leave} title="Esc">返回</Button></div>
          : <><p role="status">✓ 已登记。每一页都印有单位、调阅人和时间。存出去的文件不再加密，请妥善保管、用后清退。</p><PaperOut document={composed.document} fileName={composed.fileName} print={{ isPrimary: true }} /><div className="form-foot"><Button onClick={leave} title="Esc">返回</Button></div></>}
      </FormSheet>
    </Page>
  )
}
