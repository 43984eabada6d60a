import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { Document } from '#shared/documents/document.ts'
import { documentStem } from '#shared/documents/file-name.ts'
import { importProblemList } from '#shared/ledgers/import-problem-list.ts'
import { PaperOut } from '../../parts/paper-out.tsx'
import { told } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { useShortcut } from '../../ui/shortcut.ts'
import { rosterClient } from './import-desk.ts'

interface Props {
  readonly fileName: string
  readonly onClose: () => void
}

type Listed = { readonly kind: 'asking' } | { readonly kind: 'listed'; readonly document: Document; readonly count: number } | { readonly kind: 'failed'; readonly message: string; readonly detail?: string | undefined }

/** What was not entered, for whoever mends the file: on paper, or as a spreadsheet. */
export function ProblemListDialog({ fileName, onClose }: Props) {
  const [listed, setListed] = useState<Listed>({ kind: 'asking' })
  useShortcut('Escape', () => {}) // the dialog closes itself; the page under it stays
  useEffect(() => {
    let isShown = true
    rosterClient().ask({ kind: 'problems' }).then(
      ({ lines, sheet }) => { if (isShown) setListed({ kind: 'listed', count: lines.length, document: importProblemList({ fileName, sheet, problems: lines }) }) },
      (error: unknown) => { if (isShown) setListed({ kind: 'failed', ...told(error) }) },
    )
    return () => { isShown = false }
  }, [fileName])
  return (
    <Modal open scrollLock={false} title="问题清单" width={620} onCancel={onClose} footer={<Button onClick={onClose}>关闭</Button>}>
      {listed.kind === 'asking' && <Loading rows={2} />}
      {listed.kind === 'failed' && <FailureNotice message={listed.message} detail={listed.detail} />}
      {listed.kind === 'listed' && (
        <>
          <p>共 {listed.count} 处。改好后再导入同一个文件即可，已导入的行不会重复。</p>
          <PaperOut document={listed.document} fileName={documentStem(`导入问题清单_${fileName.replace(/\.[^.]*$/, '')}`)} print={{ isPrimary: true }} hasSheets />
        </>
      )}
    </Modal>
  )
}
