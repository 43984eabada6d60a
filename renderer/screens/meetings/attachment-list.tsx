import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { orThrow } from '#shared/contract/outcome.ts'
import { type Attachment, attachmentCategory } from '#shared/model/attachment.ts'
import { useFolderChoice } from '../../parts/folder-choice.tsx'
import { PdfPreview } from '../../parts/preview/pdf-preview.tsx'
import { sizeText } from '../../parts/size-text.ts'
import { attachmentRepository } from '../../storage/attachment-repository.ts'
import { machineSide } from '../../storage/connection.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { useShortcut } from '../../ui/shortcut.ts'

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
            {kindOf(attachment) !== null && <Button size="small" onClick={() => setShown(attachment)}>查看</Button>}
            <Button size="small" onClick={() => void save(attachment)}>另存到文件夹</Button>
          </li>
        ))}
      </ul>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
      {saved !== null && (
        <FailureNotice kind="info" message={`已保存：${saved.label}`} actions={<Button size="small" onClick={() => void machineSide().showInFolder({ file: saved.token })}>打开文件夹</Button>} />
      )}
      {picker}
      {shown !== null && <Modal open scrollLock={false} title={shown.name} footer={null} width="80%" onCancel={() => setShown(null)}><AttachmentView attachment={shown} /></Modal>}
    </section>
  )
}

function AttachmentView({ attachment }: { readonly attachment: Attachment }) {
  useShortcut('Escape', () => {}) // the dialog closes itself; the record under it stays
  const [reading, read] = useDoing(() => attachmentRepository.bytesOf(attachment))
  const bytes = reading.kind === 'done' ? reading.value : null
  useEffect(() => void read(), [read])
  if (reading.kind === 'failed') return <FailureNotice message={reading.message} detail={reading.detail} />
  if (bytes === null) return <Loading />
  return kindOf(attachment) === 'pdf' ? <PdfPreview bytes={bytes} title={attachment.name} name="attachment" /> : <ImageView bytes={bytes} attachment={attachment} />
}

function ImageView({ bytes, attachment }: { readonly bytes: Uint8Array; readonly attachment: Attachment }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes.slice()], { type: attachment.mime }))
    setAddress(url)
    return () => URL.revokeObjectURL(url)
  }, [bytes, attachment.mime])
  return address === null ? null : <img src={address} alt={attachment.name} className="attachment-image" />
}

function kindOf({ mime }: Attachment): 'image' | 'pdf' | null {
  if (mime === 'image/jpeg' || mime === 'image/png') return 'image'
  return mime === 'application/pdf' ? 'pdf' : null
}
