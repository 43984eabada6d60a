import { useEffect, useState } from 'react'
import { useDoing } from '../ui/doing.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Loading } from '../ui/loading.tsx'
import { useShortcut } from '../ui/shortcut.ts'
import { PdfPreview } from './preview/pdf-preview.tsx'

interface Viewed {
  readonly name: string
  readonly mime: string
}

interface Props {
  readonly file: Viewed
  readonly read: () => Promise<Uint8Array>
}

/** An image or a PDF as it is, inside a dialog. */
export function AttachmentView({ file, read: bytesOf }: Props) {
  useShortcut('Escape', () => {}) // the dialog closes itself; the record under it stays
  const [reading, read] = useDoing(bytesOf)
  const bytes = reading.kind === 'done' ? reading.value : null
  useEffect(() => void read(), [read])
  if (reading.kind === 'failed') return <FailureNotice message={reading.message} detail={reading.detail} />
  if (bytes === null) return <Loading />
  return viewableAs(file) === 'pdf' ? <PdfPreview bytes={bytes} title={file.name} name="attachment" /> : <ImageView bytes={bytes} file={file} />
}

function ImageView({ bytes, file: { name, mime } }: { readonly bytes: Uint8Array; readonly file: Viewed }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes.slice()], { type: mime }))
    setAddress(url)
    return () => URL.revokeObjectURL(url)
  }, [bytes, mime])
  return address === null ? null : <img src={address} alt={name} className="attachment-image" />
}

/** How it can be shown here; null = only other programs can. */
export function viewableAs({ mime }: Pick<Viewed, 'mime'>): 'image' | 'pdf' | null {
  if (mime === 'image/jpeg' || mime === 'image/png') return 'image'
  return mime === 'application/pdf' ? 'pdf' : null
}
