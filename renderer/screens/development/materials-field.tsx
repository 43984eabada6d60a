import { DeleteOutlined, PaperClipOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import { ExpectedFailure, orThrow } from '#shared/contract/outcome.ts'
import { isSavedName } from '#shared/documents/file-name.ts'
import type { DevelopmentMaterial } from '#shared/model/development-case.ts'
import { classificationMarks } from '#shared/rules/classification.ts'
import { useFolderChoice } from '../../parts/folder-choice.tsx'
import { useOwnMarkWords } from '../../parts/refused-marks.ts'
import { sizeText } from '../../parts/size-text.ts'
import { TextField } from '../../parts/text-field.tsx'
import { attachmentRepository } from '../../storage/attachment-repository.ts'
import { machineSide } from '../../storage/connection.ts'
import { newId } from '../../storage/new-id.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'

interface Props {
  readonly materials: readonly DevelopmentMaterial[]
  readonly onChange: (materials: DevelopmentMaterial[]) => void
}

/** The papers of a step: ticked when they lie in the file, each with its scan where there is one. */
export function MaterialsField({ materials, onChange }: Props) {
  const set = (id: string, some: Partial<DevelopmentMaterial>) => onChange(materials.map(one => (one.id === id ? { ...one, ...some } : one)))
  return (
    <div className="materials">
      {materials.map((material, i) => (
        <div key={material.id} className="material" data-field={`materials.${i}`}>
          <Checkbox aria-label={`${material.name || `材料 ${i + 1}`}：已有`} checked={material.isThere} onChange={event => set(material.id, { isThere: event.target.checked })} />
          <TextField label={`材料 ${i + 1}`} className="material-name" value={material.name} onChange={name => set(material.id, { name })} />
          <Scan material={material} onChange={file => set(material.id, { file, ...(file === null ? {} : { isThere: true }) })} />
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`去掉材料 ${material.name}`} onClick={() => onChange(materials.filter(one => one.id !== material.id))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...materials, { id: newId(), name: '', isThere: true, file: null }])}>添加材料</Button>
    </div>
  )
}

interface ScanProps { readonly material: DevelopmentMaterial; readonly onChange: (file: DevelopmentMaterial['file']) => void }

function Scan({ material: { file, name }, onChange }: ScanProps) {
  const input = useRef<HTMLInputElement>(null)
  const ownWords = useOwnMarkWords()
  const { choose, picker } = useFolderChoice()
  const [keeping, keep] = useDoing(async (given: File) => onChange(await kept(given, ownWords)))
  const [saving, save] = useDoing(async () => {
    const folder = file === null ? null : await choose(`保存“${file.name}”`)
    if (file === null || folder === null) return
    orThrow(await machineSide().saveDocument({ folder: folder.token, name: file.name, bytes: await attachmentRepository.bytesOf(file) }))
  })
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const [given] = event.target.files ?? []
    event.target.value = ''
    if (given !== undefined) void keep(given)
  }
  return (
    <>
      {file === null
        ? <Button size="small" icon={<PaperClipOutlined />} loading={keeping.kind === 'running'} onClick={() => input.current?.click()}>附扫描件</Button>
        : (
          <span className="field-line">
            <span title={file.name} className="muted"><PaperClipOutlined /> {file.name}（{sizeText(file.bytes)}）</span>
            <Button size="small" loading={saving.kind === 'running'} onClick={() => void save()}>另存到文件夹</Button>
            <Button size="small" type="text" onClick={() => onChange(null)}>移出</Button>
          </span>
        )}
      <input ref={input} type="file" hidden tabIndex={-1} aria-label={`${name}：选择扫描件`} onChange={chosen} />
      {[keeping, saving].map((doing, i) => doing.kind === 'failed' && <FailureNotice key={i} message={doing.message} detail={doing.detail} />)}
      {picker}
    </>
  )
}

/** Nothing of a file is kept before its name has passed the check of domain.md E.4. */
async function kept(file: File, ownWords: readonly string[]) {
  const [mark] = classificationMarks(file.name, ownWords)
  if (mark !== undefined) throw new ExpectedFailure('invalid-rows', { message: `文件名里有密级字样“${mark.found.trim()}”。本软件为非涉密软件，不得录入国家秘密，没有添加。` })
  if (!isSavedName(file.name)) throw new ExpectedFailure('invalid-rows', { message: '这种文件不能作为附件。可以添加 Word、Excel、PPT、WPS、PDF、OFD、图片、音视频和压缩包。' })
  return attachmentRepository.keepFile(file, 'scan')
}
