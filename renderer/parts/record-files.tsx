import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import { ExpectedFailure, orThrow } from '#shared/contract/outcome.ts'
import { isSavedName } from '#shared/documents/file-name.ts'
import type { Attachment } from '#shared/model/attachment.ts'
import { classificationMarks } from '#shared/rules/classification.ts'
import { useFolderChoice } from './folder-choice.tsx'
import { useOwnMarkWords } from './refused-marks.ts'
import { sizeText } from './size-text.ts'
import { attachmentRepository } from '../storage/attachment-repository.ts'
import { machineSide } from '../storage/connection.ts'
import { useDoing } from '../ui/doing.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'

interface Props {
  readonly attachments: readonly Attachment[]
  readonly onAdd: (added: readonly Attachment[]) => void
  readonly onRemove: (id: string) => void
}

/** Files of a record: notices, slides, scans. A name with a mark of classification is refused (domain.md E.4). */
export function RecordFiles({ attachments, onAdd, onRemove }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const words = useOwnMarkWords()
  const { choose, picker } = useFolderChoice()
  const [adding, add] = useDoing(async (files: readonly File[]) => {
    const kept: Attachment[] = []
    try {
      for (const file of files) kept.push(await keep(file, words))
    } finally {
      if (kept.length > 0) onAdd(kept)
    }
  })
  const [saving, save] = useDoing(async (attachment: Attachment) => {
    const folder = await choose(`保存附件“${attachment.name}”`)
    if (folder !== null) orThrow(await machineSide().saveDocument({ folder: folder.token, name: attachment.name, bytes: await attachmentRepository.bytesOf(attachment) }))
  })
  const given = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    if (files.length > 0) void add(files)
  }
  return (
    <>
      {attachments.length > 0 && (
        <ul className="attachments" aria-label="附件">
          {attachments.map(attachment => (
            <li key={attachment.id}>
              <PaperClipOutlined />
              <span className="attachment-name">{attachment.name}</span>
              <span className="muted">{sizeText(attachment.bytes)}</span>
              <Button size="small" onClick={() => void save(attachment)}>另存到文件夹</Button>
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`移出附件${attachment.name}`} onClick={() => onRemove(attachment.id)} />
            </li>
          ))}
        </ul>
      )}
      <div className="field-line">
        <Button size="small" icon={<PaperClipOutlined />} loading={adding.kind === 'running'} onClick={() => input.current?.click()}>添加附件</Button>
        <span className="muted">不得录入国家秘密</span>
        <input ref={input} type="file" multiple hidden tabIndex={-1} aria-label="选择附件文件" onChange={given} />
      </div>
      {adding.kind === 'failed' && <FailureNotice message={adding.message} detail={adding.detail} />}
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
      {picker}
    </>
  )
}

async function keep(file: File, words: readonly string[]): Promise<Attachment> {
  const [mark] = classificationMarks(file.name, words)
  if (mark !== undefined) throw new ExpectedFailure('invalid-rows', { message: `“${file.name}”的文件名带有密级字样，没有添加。本软件为非涉密软件，不得录入国家秘密。` })
  if (!isSavedName(file.name)) throw new ExpectedFailure('invalid-rows', { message: `“${file.name}”没有添加：这种文件不能作为附件。可以添加 Word、Excel、PPT、WPS、PDF、OFD、图片、音视频和压缩包。` })
  return attachmentRepository.keepFile(file, 'other')
}
