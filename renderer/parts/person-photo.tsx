import { useEffect, useState } from 'react'
import type { Attachment } from '#shared/model/attachment.ts'
import { attachmentRepository } from '../storage/attachment-repository.ts'
import { told } from '../ui/doing.ts'

type Seen = { readonly kind: 'reading' } | { readonly kind: 'shown'; readonly address: string } | { readonly kind: 'failed'; readonly message: string }

/** A person's photograph, read from beside the journal. */
export function PersonPhoto({ photo, name }: { readonly photo: Attachment; readonly name: string }) {
  const [seen, setSeen] = useState<Seen>({ kind: 'reading' })
  useEffect(() => {
    let isHere = true
    let address = ''
    attachmentRepository.bytesOf({ sha256: photo.sha256 }).then(bytes => {
      if (!isHere) return
      address = URL.createObjectURL(new Blob([bytes.slice()], { type: photo.mime }))
      setSeen({ kind: 'shown', address })
    }, (error: unknown) => { if (isHere) setSeen({ kind: 'failed', message: told(error).message }) })
    return () => {
      isHere = false
      if (address !== '') URL.revokeObjectURL(address)
    }
  }, [photo.sha256, photo.mime])
  switch (seen.kind) {
    case 'reading': return <span className="person-photo" aria-busy="true" />
    case 'failed': return <span className="muted" title={seen.message}>照片打不开</span>
    case 'shown': return <img className="person-photo" src={seen.address} alt={`${name}的照片`} />
  }
}
