import { Button } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import type { Attachment } from '#shared/model/attachment.ts'
import { PersonPhoto } from '../../../parts/person-photo.tsx'
import { refusedMarks, useOwnMarkWords } from '../../../parts/refused-marks.ts'
import { attachmentRepository } from '../../../storage/attachment-repository.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { useDoing } from '../../../ui/doing.ts'
import { FailureNotice } from '../../../ui/failure-notice.tsx'

interface Props {
  readonly value: Attachment | null
  /** The person's, for who sees no pictures. */
  readonly name: string
  readonly onChange: (photo: Attachment | null) => void
}

/** 照片: chosen from a file, made small and encoded anew; shown as soon as it is kept. */
export function PhotoField({ value, name, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const ownWords = useOwnMarkWords()
  const [keeping, keep] = useDoing(async (file: File) => {
    const [refusal] = Object.values(refusedMarks({ name: file.name }, ownWords))
    if (refusal !== undefined) throw new ExpectedFailure('invalid-rows', { message: refusal })
    onChange(await attachmentRepository.keepPhoto(file))
  })
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (file !== undefined) void keep(file)
  }
  return (
    <>
      <div className="field-line">
        {value !== null && <PersonPhoto photo={value} name={name} />}
        <Button loading={keeping.kind === 'running'} onClick={() => input.current?.click()}>{value === null ? '选择照片' : '换一张'}</Button>
        {value !== null && <Button type="text" onClick={() => onChange(null)}>去掉照片</Button>}
        <input ref={input} type="file" accept="image/jpeg,image/png,image/webp" hidden tabIndex={-1} aria-label="照片文件" onChange={choose} />
      </div>
      {keeping.kind === 'failed' && <FailureNotice message={keeping.message} detail={keeping.detail} />}
    </>
  )
}
