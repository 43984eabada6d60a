import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { orThrow } from '#shared/contract/outcome.ts'
import { type Attachment, attachmentCategory } from '#shared/model/attachment.ts'
import { AttachmentView, viewableAs } from '../../parts/attachment-view.tsx'
import { useFolderChoice } from '../../parts/folder-choice.tsx'
import { sizeText } from '../../parts/size-text.ts'
import { attachmentRepository } from '../../storage/attachment-repository.ts'
import { machineSide } from '../../storage/connection.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'

/** 附件: images and PDF are shown here, everything can be saved to a folder. */
export function AttachmentList({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const [shown, setShown] = useState<Attachment | null>(null)
  const { choose, picker } = useFolderChoice()
  const [saving, save] = useDoing(async (attachment: Attachment) => {
    const folder = await choose(`保存附件“${attachment.name}”`)
    if (folder === null) return null
    const bytes = await attachmentRepository.bytesOf(attachment)
    return orThrow(await machineSide().saveDocument({ folder: folder.token, name: attachment.name, bytes })).file
  })
  if (attachments.length === 0) return null
  const saved = saving.kind === 'done' ? saving.value : null
  return (
    <section className="attachment-list" aria-label="附件">
      <h2>附件</h2>
      <ul className="attachments">
        {attachments.map(attachment => (
          <li key={attachment.id}>
            <PaperClipOutlined />
            <span className="attachment-name">{attachmentCategory.labels[attachment.category]}：{attachment.name}</span>
            <span className="muted">{sizeText(attachment.bytes)}</span>
            {viewableAs(attachment) !== null && <Button size="small" onClick={() => setShown(attachment)}>查看</Button>}
            <Button size="small" onClick={() => void save(attachment)}>另存到文件夹</Button>
          </li>
        ))}
      </ul>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
      {saved !== null && (
        <FailureNotice kind="info" message={`已保存：${saved.label}`} actions={<Button size="small" onClick={() => void machineSide().showInFolder({ file: saved.token })}>打开文件夹</Button>} />
      )}
      {picker}
      {shown !== null && <Modal open scrollLock={false} title={shown.name} footer={null} width="80%" onCancel={() => setShown(null)}><AttachmentView file={shown} read={() => attachmentRepository.bytesOf(shown)} /></Modal>}
    </section>
  )
}
