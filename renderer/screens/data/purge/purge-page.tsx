import { Button, Input } from 'antd'
import { useState } from 'react'
import { RowRef } from '#shared/archive/row-ref.ts'
import type { Place } from '#shared/contract/contract.ts'
import { tables } from '#shared/model/tables.ts'
import { DriveList } from '../../../parts/drive-list.tsx'
import type { ScreenProps } from '../../../parts/screen.ts'
import { LongTextField } from '../../../parts/text-field.tsx'
import { useDrives } from '../../../parts/use-drives.ts'
import { useRowTitles } from '../../../parts/use-row-titles.ts'
import { useWork } from '../../../parts/use-work.ts'
import { WorkProgress } from '../../../parts/work-progress.tsx'
import { beginSitting } from '../../../storage/undo.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { navigate } from '../../../ui/route.ts'
import { useShortcut } from '../../../ui/shortcut.ts'
import { useAsked } from '../use-asked.ts'
import { FinishPurge } from './finish-purge.tsx'
import { purgeSubject, type PurgeSubject } from './purge-subject.ts'
import { PurgeResult } from './purge-result.tsx'

/** 清除: one record with its history goes for good, or a 清除 that was cut short is brought to its end. */
export function PurgePage({ query }: ScreenProps) {
  const ref = RowRef.safeParse({ table: query['table'], id: query['id'] })
  return ref.success ? <PurgeRecord subjectRef={ref.data} /> : <FinishPurge />
}

function PurgeRecord({ subjectRef }: { readonly subjectRef: RowRef }) {
  const asked = useAsked(() => purgeSubject(subjectRef))
  const work = useWork('purge')
  const leave = () => {
    work.forget()
    navigate('data')
  }
  useShortcut('Escape', () => { if (work.state.kind !== 'running') leave() })
  if (work.state.kind === 'done') return <Page title="清除"><PurgeResult removedFiles={work.state.result.removedFiles} staleSets={work.state.result.staleSets} onClose={leave} /></Page>
  return (
    <Page title="清除" actions={<Button disabled={work.state.kind === 'running'} onClick={leave}>取消</Button>}>
      {asked.kind === 'asking' && <Loading />}
      {asked.kind === 'failed' && <FailureNotice message={asked.message} detail={asked.detail} />}
      {asked.kind === 'answered' && (asked.answer === null ? <EmptyState text="档案里没有这条记录，可能已经清除。"><Button onClick={leave}>返回数据</Button></EmptyState> : <PurgeForm subject={asked.answer} work={work} />)}
    </Page>
  )
}

function PurgeForm({ subject, work }: { readonly subject: PurgeSubject; readonly work: ReturnType<typeof useWork<'purge'>> }) {
  const titleOf = useRowTitles()
  const known = useDrives()
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState<Place | null>(null)
  const title = titleOf(subject.ref.table, subject.ref.id, subject.value)
  const kind = tables[subject.ref.table].name
  const isRunning = work.state.kind === 'running'
  const lacks = [reason.trim() === '' ? '写明原因' : '', typed.trim() === title ? '' : '照抄名称', place === null ? '选一个 U 盘' : ''].filter(word => word !== '')
  const begin = () => {
    if (place === null || lacks.length > 0) return
    beginSitting()
    void work.begin({ rows: [subject.ref, ...subject.belonging], reason: reason.trim(), folder: place.token })
  }
  return (
    <div className="data-task">
      <h2>清除{kind}“{title}”</h2>
      <p>一般不需要清除：删除的记录在回收站保留 90 天后自然不再列出。只有<b>不该录入的材料</b>（例如误录了涉密内容）必须彻底去掉时才用。</p>
      <ul className="plain-list">
        <li>• 这条记录{subject.belonging.length > 0 && `、属于它的 ${subject.belonging.length} 条党员关系和任职`}和它的全部历史从档案里去掉，<b>不能撤销，也不能恢复</b>。</li>
        <li>• 其他记录的内容不变，但<b>全部记录的历史、操作记录和回收站都从这次清除重新开始</b>：更早的历史里可能也有它，不能留在电脑里。</li>
        <li>• 操作记录里留下一条“清除”，写明时间和操作人；原因封存在日志里，不含内容。</li>
        <li>• 先把清除后的档案完整备份到 U 盘并核对，成功后才删去电脑里的旧文件。</li>
        <li>• 以前备份过的 U 盘里还有它，做完会列出来，请另外处理。</li>
      </ul>
      <FormRow label="原因" required><LongTextField label="清除原因" value={reason} onChange={setReason} placeholder="会封存在日志里，请不要写出材料的内容" /></FormRow>
      <FormRow label="照抄名称" required><Input aria-label="照抄名称" value={typed} placeholder={title} autoComplete="off" onChange={event => setTyped(event.target.value)} /></FormRow>
      <FormRow label="备份到" required><DriveList known={known} chosen={place} onChoose={setPlace} label="清除后的备份放在哪里" isTarget /></FormRow>
      <div className="field-line">
        <Button danger disabled={lacks.length > 0 || isRunning} onClick={begin}>清除这条记录</Button>
        {lacks.length > 0 && <span className="muted">还要：{lacks.join('、')}</span>}
      </div>
      <WorkProgress work={work} title="正在清除" />
    </div>
  )
}
