import { Button, InputNumber } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import { documentStem } from '#shared/documents/file-name.ts'
import { handOverDocument } from '#shared/ledgers/hand-over-list.ts'
import type { HandOver } from '#shared/model/hand-over.ts'
import { useActor } from '../../../parts/actor.ts'
import { instantText } from '../../../parts/instant-text.ts'
import { DocumentSheet } from '../../../parts/document-sheet.tsx'
import { PaperOut } from '../../../parts/paper-out.tsx'
import { LongTextField } from '../../../parts/text-field.tsx'
import { useToday } from '../../../parts/today.ts'
import { useDataStatus } from '../../../parts/use-data-status.ts'
import { handOverRepository } from '../../../storage/hand-over-repository.ts'
import { unitRepository } from '../../../storage/unit-repository.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { TaskSteps } from '../../../ui/task-steps.tsx'
import { type HandOverBackup, type Parties, titlesOf, type Way } from './stages.ts'
import { useOpenMatters } from './use-open-matters.ts'

interface Props extends Way {
  readonly parties: Parties
  readonly backup: HandOverBackup | null
  readonly onClose: () => void
}

/** 《党务档案交接清单》: recorded first, then printed and signed; from here on the receiver is the 操作人. */
export function ListStep({ steps, current, cancel, parties, backup, onClose }: Props) {
  const today = useToday()
  const [, setActor] = useActor()
  const unit = useLiveQuery(unitRepository.current, [])
  const held = useLiveQuery(handOverRepository.holdings, [])
  const matters = useOpenMatters()
  const { status } = useDataStatus('hand-over-list')
  const [keyCopies, setKeyCopies] = useState(1)
  const [remark, setRemark] = useState('')
  const [recorded, setRecorded] = useState<HandOver | null>(null)
  const draft: Omit<HandOver, 'id'> | null = held === undefined || matters === undefined ? null : {
    handedOn: today, giver: parties.giver.trim(), receiver: parties.receiver.trim(), witness: parties.witness.trim(), records: held.records, attachments: held.attachments,
    openMatters: matters.length, backupLabel: backup?.label ?? '', backupSeq: backup?.seq ?? null, keyCopies, remark: remark.trim(),
  }
  const [recording, record] = useDoing(async (row: Omit<HandOver, 'id'>) => {
    setRecorded(await handOverRepository.recordHandOver(row))
    setActor(row.receiver)
  })
  const last = status?.lastBackup ?? null
  const head = last !== null && backup !== null && last.seq === backup.seq ? last.head : ''
  const document = useMemo(() => (draft === null || held === undefined || matters === undefined ? null : handOverDocument({
    unit: unit?.name ?? '', handOver: recorded ?? { ...draft, id: '' }, counts: held.counts, openMatters: matters,
    backup: backup === null ? null : { label: backup.label, at: instantText(backup.at), seq: backup.seq, head },
  })), [unit, held, matters, recorded, backup, head, keyCopies, remark])
  if (draft === null || document === null) return <TaskSteps steps={titlesOf(steps)} current={current} cancel={cancel}><Loading /></TaskSteps>
  return (
    <TaskSteps
      steps={titlesOf(steps)} current={current} cancel={recorded === null ? cancel : null}
      actions={recorded === null ? <Button type="primary" loading={recording.kind === 'running'} onClick={() => void record(draft)}>确认交接</Button> : <Button type="primary" onClick={onClose}>完成</Button>}
    >
      {recorded === null ? (
        <>
          <FormRow label="恢复密钥份数"><InputNumber aria-label="恢复密钥份数" min={1} max={9} precision={0} value={keyCopies} onChange={value => setKeyCopies(value ?? 1)} style={{ width: 80 }} /></FormRow>
          <FormRow label="备注"><LongTextField label="交接备注" rows={1} value={remark} onChange={setRemark} /></FormRow>
        </>
      ) : (
        <>
          <p role="status">✓ 交接已记入档案，操作人已改为{recorded.receiver}。请打印清单，三方签字，各存一份。</p>
          <PaperOut document={document} fileName={documentStem(`党务档案交接清单_${unit?.name ?? ''}_${recorded.handedOn}`)} print={{ word: '打印清单', isPrimary: false }} />
        </>
      )}
      {recording.kind === 'failed' && <FailureNotice message={recording.message} detail={recording.detail} />}
      <DocumentSheet document={document} />
    </TaskSteps>
  )
}
