import { Modal } from 'antd'
import { DocumentSheet } from '../../parts/document-sheet.tsx'
import { PaperOut } from '../../parts/paper-out.tsx'
import { useToday } from '../../parts/today.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { useArchive } from '../../workers/use-archive.ts'

/** 全程纪实表 as it will be printed. What is missing stands on the record under it. */
export function CasePaper({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const today = useToday()
  const composed = useArchive({ kind: 'compose', ledgerId: 'development-record', scope: { kind: 'developmentCase', caseId }, today })
  useShortcut('Escape', () => {}) // the dialog closes itself; the record under it stays
  return (
    <Modal open scrollLock={false} title="发展党员全程纪实表" footer={null} width={900} onCancel={onClose}>
      {composed.kind === 'failed' && <FailureNotice message={composed.message} detail={composed.detail} />}
      {composed.kind === 'asking' && <Loading rows={12} />}
      {composed.kind === 'answered' && (
        <>
          <PaperOut document={composed.answer.document} fileName={composed.answer.fileName} print={{ isPrimary: true }} />
          <DocumentSheet document={composed.answer.document} />
        </>
      )}
    </Modal>
  )
}
