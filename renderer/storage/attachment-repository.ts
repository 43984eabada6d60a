import { ExpectedFailure, orThrow } from '#shared/contract/outcome.ts'
import type { Attachment } from '#shared/model/attachment.ts'
import { type ImageBox, shrinkImage } from '../workers/image-client.ts'
import { machineSide } from './connection.ts'
import { imageKind, imageRefusal } from './image-header.ts'
import { newId } from './new-id.ts'

export const attachmentRepository = { keepFile, keepPhoto, bytesOf }

const maxBytes = 200 * 1024 * 1024

/**
 * Keeps a file beside the journal and answers with what a meeting says of it; the meeting is committed afterwards. Photographs are made smaller and
 * lose where and by what they were taken. Marks of classification in the name are the form's to refuse.
 */
async function keepFile(file: File, category: Attachment['category']): Promise<Attachment> {
  if (file.size > maxBytes) throw new ExpectedFailure('blob-too-large')
  const { bytes, mime, name } = await keptForm(file)
  const kept = orThrow(await machineSide().putBlob({ bytes }))
  return { id: newId(), name, mime, bytes: kept.bytes, sha256: kept.sha256, category }
}

/** A person's photograph: always JPEG, no more than a printed one shows. The person is committed afterwards. */
async function keepPhoto(file: File): Promise<Attachment> {
  if (file.size > maxBytes) throw new ExpectedFailure('blob-too-large')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = imageKind(bytes, file.name)
  const refusal = kind === null ? `“${file.name}”不是图片，没有添加。请选择 JPG 或 PNG 照片。` : imageRefusal(bytes, kind, file.name)
  if (refusal !== null) throw new ExpectedFailure('invalid-rows', { message: refusal })
  const image = await shrinkImage(bytes, 'image/jpeg', file.name, photoBox)
  const kept = orThrow(await machineSide().putBlob({ bytes: image.bytes }))
  return { id: newId(), name: renamed(file.name, image.mime), mime: image.mime, bytes: kept.bytes, sha256: kept.sha256, category: 'photo' }
}

/** Twice what a register or a 任免审批表 prints (domain.md C.14). */
const photoBox: ImageBox = { width: 480, height: 600 }

async function bytesOf(attachment: Pick<Attachment, 'sha256'>): Promise<Uint8Array> {
  return orThrow(await machineSide().getBlob({ sha256: attachment.sha256 })).bytes
}

interface KeptForm { readonly bytes: Uint8Array; readonly mime: string; readonly name: string }

/** Images by what they are, not by their name; everything else as it is. */
export async function keptForm(file: File): Promise<KeptForm> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = imageKind(bytes, file.name)
  if (kind === null) return { bytes, mime: file.type, name: file.name }
  const refusal = imageRefusal(bytes, kind, file.name)
  if (refusal !== null) throw new ExpectedFailure('invalid-rows', { message: refusal })
  const image = await shrinkImage(bytes, kind === 'png' ? 'image/png' : 'image/jpeg', file.name)
  return { ...image, name: renamed(file.name, image.mime) }
}

/** The name says what the file now is: a .webp that was re-encoded ends in .jpg. */
function renamed(name: string, mime: string): string {
  const fits = mime === 'image/png' ? /\.png$/i : /\.jpe?g$/i
  return fits.test(name) ? name : `${name.replace(/\.[^.]*$/, '')}${mime === 'image/png' ? '.png' : '.jpg'}`
}
