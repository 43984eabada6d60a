import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import type { SealedFile } from '#shared/model/dossier/sealed-file.ts'
import { AttachmentView, viewableAs } from '../../../parts/attachment-view.tsx'
import { openPdf } from '../../../parts/pdf-document.ts'
import { useOwnMarkWords } from '../../../parts/refused-marks.ts'
import { sizeText } from '../../../parts/size-text.ts'
import { keepSectionFile, sectionFileBytes } from '../../../storage/section/section-files.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import type { OpenedDossier } from '../../../workers/section/section-protocol.ts'
import { ScreenMark } from '../file/screen-mark.tsx'
import { SaveFile } from '../paper/save-file.tsx'

interface Props {
  readonly opened: OpenedDossier
  readonly files: readonly SealedFile[]
  readonly onAdd: (added: readonly SealedFile[]) => void
  readonly onRemove: (id: string) => void
}

/** Scans and files of one thing in a dossier, several at once, with their pages. */
export function SectionFileList({ opened: { dossier, name }, files, onAdd, onRemove }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const words = useOwnMarkWords()
  const [shown, setShown] = useState<SealedFile | null>(null)
  const [leaving, setLeaving] = useState<SealedFile | null>(null)
  const [adding, add] = useDoing(async (chosen: readonly File[]) => {
    const kept: SealedFile[] = []
    try {
      for (const file of chosen) kept.push(await keepSectionFile(file, words, pagesOfPdf))
    } finally {
      if (kept.length > 0) onAdd(kept)
    }
  })
  const given = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])]
    event.target.value = ''
    if (chosen.length > 0) void add(chosen)
  }
  return (
    <>
      {files.length > 0 && (
        <ul className="attachments" aria-label="附件">
          {files.map(file => (
            <li key={file.id}>
              <PaperClipOutlined />
              <span className="attachment-name">{file.name}</span>
              <span className="muted">{file.pages === null ? '' : `${file.pages} 页，`}{sizeText(file.bytes)}</span>
              {viewableAs(file) !== null && <Button size="small" onClick={() => setShown(file)}>查看</Button>}
              <Button size="small" onClick={() => setLeaving(file)}>另存到文件夹</Button>
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`移出附件${file.name}`} onClick={() => onRemove(file.id)} />
            </li>
          ))}
        </ul>
      )}
      <div className="field-line">
        <Button size="small" icon={<PaperClipOutlined />} loading={adding.kind === 'running'} onClick={() => input.current?.click()}>添加扫描件、附件</Button>
        <span className="muted">封存保管，可一次选多个；不得录入国家秘密</span>
        <input ref={input} type="file" multiple hidden tabIndex={-1} aria-label="选择附件文件" onChange={given} />
      </div>
      {adding.kind === 'failed' && <FailureNotice message={adding.message} detail={adding.detail} />}
      {shown !== null && <Modal open scrollLock={false} title={shown.name} footer={null} width="80%" onCancel={() => setShown(null)}><ScreenMark><AttachmentView file={shown} read={() => sectionFileBytes(shown)} /></ScreenMark></Modal>}
      {leaving !== null && <SaveFile file={leaving} dossierId={dossier.id} name={name} onClose={() => setLeaving(null)} />}
    </>
  )
}

export async function pagesOfPdf(bytes: Uint8Array): Promise<number> {
  const { opened, close } = openPdf(bytes)
  try {
    return (await opened).numPages
  } finally {
    close()
  }
}
