import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { type ChangeEvent, type Dispatch, memo, useRef, useState } from 'react'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { isSavedName } from '#shared/documents/file-name.ts'
import { type Attachment, attachmentCategory } from '#shared/model/attachment.ts'
import { classificationMarks, classificationMessage } from '#shared/rules/classification.ts'
import { sizeText } from '../../../parts/size-text.ts'
import { attachmentRepository } from '../../../storage/attachment-repository.ts'
import { told, useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { useGivenFiles } from '../../../ui/given-files.ts'
import { fieldHelp } from './field-help.ts'
import { MarkedMaterial } from '../../../parts/marked-material.tsx'
import type { MeetingForm } from './meeting-form.ts'
import type { MeetingFormAction } from './meeting-form-reducer.ts'

interface Props {
  readonly attachments: MeetingForm['attachments']
  readonly ownWords: readonly string[]
  /** A file whose name bears a mark was answered for in writing. */
  readonly onConfirmed: (attachment: Attachment, reason: string) => void
  readonly dispatch: Dispatch<MeetingFormAction>
}

/** 附件: nothing of a file is kept before its name has passed the check of domain.md E.4. */
export const AttachmentsGroup = memo(function AttachmentsGroup({ attachments, ownWords, onConfirmed, dispatch }: Props) {
  const onChange = (next: readonly Attachment[]) => dispatch({ kind: 'set', patch: { attachments: next } })
  const input = useRef<HTMLInputElement>(null)
  const [marked, setMarked] = useState<readonly File[]>([])
  const waiting = useRef<{ readonly file: File; readonly reason: string | null }[]>([])
  const [adding, addWaiting] = useDoing(async () => {
    const refused: string[] = []
    for (let next = waiting.current.shift(); next !== undefined; next = waiting.current.shift()) {
      const { file, reason } = next
      try {
        const attachment = await keep(file)
        dispatch({ kind: 'addAttachment', attachment })
        if (reason !== null) onConfirmed(attachment, reason)
      } catch (error) {
        const { message } = told(error)
        refused.push(message.includes(file.name) ? message : `“${file.name}”没有添加：${message}`)
      }
    }
    if (refused.length > 0) throw new ExpectedFailure('invalid-rows', { message: refused.join('\n') })
  })
  const add = (files: readonly File[], reason: string | null) => {
    waiting.current.push(...files.map(file => ({ file, reason })))
    if (files.length > 0) void addWaiting()
  }
  const give = (files: readonly File[]) => {
    const isMarked = (file: File) => classificationMarks(file.name, ownWords).length > 0
    setMarked([...marked, ...files.filter(isMarked)])
    add(files.filter(file => !isMarked(file)), null)
  }
  useGivenFiles(files => give(files.map((file, i) => nameOfPasted(file, attachments.length + i + 1))))
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    event.target.value = ''
    give(files)
  }
  return (
    <FormGroup title="附件">
      <FormRow label="附件" name="attachments" help={fieldHelp.attachments}>
        {attachments.length > 0 && (
          <ul className="attachments" aria-label="附件">
            {attachments.map((attachment, index) => (
              <li key={attachment.id} data-field={`attachments.${index}`}>
                <PaperClipOutlined />
                <span className="attachment-name">{attachment.name}</span>
                <span className="muted">{sizeText(attachment.bytes)}</span>
                <Select
                  size="small" aria-label={`${attachment.name}：类别`} className="attachment-category" value={attachment.category}
                  options={attachmentCategory.keys.map(value => ({ value, label: attachmentCategory.labels[value] }))}
                  onChange={category => onChange(attachments.map(one => (one.id === attachment.id ? { ...one, category } : one)))}
                />
                <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`移出附件${attachment.name}`} onClick={() => onChange(attachments.filter(one => one.id !== attachment.id))} />
              </li>
            ))}
          </ul>
        )}
        <div className="field-line">
          <Button size="small" icon={<PaperClipOutlined />} loading={adding.kind === 'running'} onClick={() => input.current?.click()}>添加附件</Button>
          <span className="muted">也可以拖到这一页，或截图后按 Ctrl+V。不得录入国家秘密</span>
          <input ref={input} type="file" multiple hidden tabIndex={-1} aria-label="选择附件文件" onChange={choose} />
        </div>
        {adding.kind === 'failed' && <FailureNotice message={adding.message} detail={adding.detail} />}
        {marked.length > 0 && (
          <MarkedMaterial
            message={classificationMessage(marked.flatMap(file => classificationMarks(file.name, ownWords)))} items={marked.map(file => file.name)}
            refuseText="不添加" confirmText="已核实不涉密，添加"
            onRefuse={() => setMarked([])} onConfirm={reason => { setMarked([]); add(marked, reason) }}
          />
        )}
      </FormRow>
    </FormGroup>
  )
})

async function keep(file: File): Promise<Attachment> {
  if (!isSavedName(file.name)) throw new ExpectedFailure('invalid-rows', { message: '这种文件不能作为附件。可以添加 Word、Excel、PPT、WPS、PDF、OFD、图片、音视频和压缩包。' })
  return attachmentRepository.keepFile(file, categoryOf(file.name))
}

/** A picture out of the clipboard has no name of its own. */
function nameOfPasted(file: File, number: number): File {
  return file.name === 'image.png' ? new File([file], `粘贴的图片${number}.png`, { type: file.type }) : file
}

/** What the name of a file says of what it is. */
export function categoryOf(name: string): Attachment['category'] {
  const named = attachmentCategory.keys.find(key => key !== 'other' && name.includes(attachmentCategory.labels[key]))
  if (named !== undefined) return named
  return /\.(jpe?g|png|webp|bmp)$/i.test(name) ? 'photo' : 'other'
}
