import { CopyOutlined, DeleteOutlined, EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import type { Meeting } from '#shared/model/meeting.ts'
import type { Stored } from '#shared/model/record.ts'
import { instantText } from '../../parts/instant-text.ts'
import { DocumentSheet } from '../../parts/document-sheet.tsx'
import { FindingColumn } from '../../parts/finding-column.tsx'
import { HistoryDrawer } from '../../parts/history-drawer.tsx'
import { RecordMore } from '../../parts/record-more.tsx'
import { SealedYearNotice } from '../../parts/sealed-year-notice.tsx'
import { useToday } from '../../parts/today.ts'
import { useYearSealing } from '../../parts/use-year-sealing.ts'
import { meetingRepository } from '../../storage/meeting-repository.ts'
import { newId } from '../../storage/new-id.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'
import { useDoing } from '../../ui/doing.ts'
import { useShortcut } from '../../ui/shortcut.ts'
import { useArchive } from '../../workers/use-archive.ts'
import { AttachmentList } from './attachment-list.tsx'

/** One meeting as its paper form has it; what is missing stands beside it. */
export function MeetingRecord({ id }: { readonly id: string }) {
  const meeting = useLiveQuery(() => meetingRepository.byId(id), [id])
  if (meeting === undefined) return <Page title="会议记录"><Loading /></Page>
  return meeting === null ? <GonePage id={id} /> : <RecordPage meeting={meeting} />
}

/** Deleted records keep their history for as long as the journal. */
function GonePage({ id }: { readonly id: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Page title="会议记录">
      <EmptyState text="这条会议记录已不在档案里，可能刚被删除。90 天内可以从回收站恢复。">
        <div className="field-line">
          <Button onClick={() => navigate('data', ['deleted'])}>打开回收站</Button>
          <Button onClick={() => setOpen(true)}>查看历史</Button>
          <Button onClick={() => navigate('meetings')}>回到会议列表</Button>
        </div>
      </EmptyState>
      {isOpen && <HistoryDrawer title="会议记录" rows={[{ table: 'meetings', id }]} onClose={() => setOpen(false)} />}
    </Page>
  )
}

function RecordPage({ meeting }: { readonly meeting: Stored<Meeting> }) {
  const today = useToday()
  const { id } = meeting
  const composed = useArchive({ kind: 'compose', ledgerId: 'meeting-minutes', scope: { kind: 'meeting', meetingId: id }, today })
  const qualities = useArchive({ kind: 'qualities', organisationIds: [meeting.organisationId] })
  const score = qualities.kind === 'answered' ? (qualities.answer.find(one => one.id === id)?.score ?? null) : null
  const isSealed = useYearSealing(meeting.belongYear)?.kind === 'sealed'
  const edit = () => { if (!isSealed) navigate('meetings', [id, 'edit']) }
  const print = () => navigate('ledgers', [], { ledger: 'meeting-minutes', meeting: id })
  const [removing, remove] = useDoing(async () => {
    await meetingRepository.deleteMeeting(id)
    navigate('meetings')
  })
  useShortcut('E', edit)
  useShortcut('Ctrl+P', print)
  useShortcut('Escape', () => navigate('meetings'))
  return (
    <Page
      title={meeting.title}
      actions={(
        <>
          <Button onClick={() => navigate('meetings')}>返回</Button>
          <Button icon={<DeleteOutlined />} disabled={isSealed} onClick={() => void remove()} loading={removing.kind === 'running'}>删除</Button>
          <Button icon={<CopyOutlined />} onClick={() => navigate('meetings', ['new', newId()], { like: id })} title="带出党组织、类型、时刻、地点、主持人和记录人，不带内容">照此新建</Button>
          <RecordMore title={meeting.title} rows={[{ table: 'meetings', id }]} />
          <Button icon={<PrinterOutlined />} onClick={print} title="Ctrl+P">打印或导出</Button>
          <Button type="primary" icon={<EditOutlined />} disabled={isSealed} onClick={edit} title="E">编辑</Button>
        </>
      )}
    >
      <SealedYearNotice year={meeting.belongYear} />
      {removing.kind === 'failed' && <FailureNotice message={removing.message} detail={removing.detail} />}
      {composed.kind === 'failed' && <FailureNotice message={composed.message} detail={composed.detail} />}
      <div className="record meeting-record">
        <div>
          {composed.kind === 'asking' && <Loading rows={12} />}
          {composed.kind === 'answered' && <DocumentSheet document={composed.answer.document} />}
          <AttachmentList attachments={meeting.attachments} />
          <p className="muted record-foot">{meeting.createdBy} 录入于 {instantText(meeting.createdAt)}，{meeting.updatedBy} 最后修改于 {instantText(meeting.updatedAt)}</p>
        </div>
        <FindingColumn
          title="要素体检" score={score} findings={composed.kind === 'answered' ? composed.answer.missing : []} empty={composed.kind === 'answered' ? '没有发现问题。' : ''}
          onOpen={({ subject }) => navigate('meetings', [id, 'edit'], subject.kind === 'meeting' ? { field: subject.field } : {})}
        />
      </div>
    </Page>
  )
}
