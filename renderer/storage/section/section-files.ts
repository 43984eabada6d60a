import { ExpectedFailure, orThrow } from '#shared/contract/outcome.ts'
import { isSavedName } from '#shared/documents/file-name.ts'
import type { SealedFile } from '#shared/model/dossier/sealed-file.ts'
import { classificationMarks } from '#shared/rules/classification.ts'
import { keptForm } from '../attachment-repository.ts'
import { machineSide } from '../connection.ts'
import { newId } from '../new-id.ts'

const maxBytes = 200 * 1024 * 1024

/** How many pages a PDF has; throws where it can't be opened. */
export type CountPages = (bytes: Uint8Array) => Promise<number>

/**
 * Keeps a file beside the journal, sealed to the section; the row that names it is committed afterwards. Photographs are made smaller and lose where and
 * by what they were taken, a PDF's pages are counted. Throws ExpectedFailure with the file's name: a mark of classification, a kind that is no attachment, damage.
 */
export async function keepSectionFile(file: File, markWords: readonly string[], countPages: CountPages): Promise<SealedFile> {
  refuse(file, markWords)
  const { bytes, mime, name } = await keptForm(file)
  const pages = await pagesOf(bytes, mime, name, countPages)
  const kept = orThrow(await machineSide().putSectionBlob({ bytes }))
  return { id: newId(), name, mime, bytes: kept.bytes, pages, blob: kept.blob }
}

export async function sectionFileBytes({ blob }: Pick<SealedFile, 'blob'>): Promise<Uint8Array> {
  return orThrow(await machineSide().getSectionBlob({ blob })).bytes
}

function refuse({ name, size }: File, markWords: readonly string[]): void {
  const [mark] = classificationMarks(name, markWords)
  if (mark !== undefined) throw refusal(`“${name}”的文件名带有密级字样，没有添加。本软件为非涉密软件，不得录入国家秘密。`)
  if (!isSavedName(name)) throw refusal(`“${name}”没有添加：这种文件不能作为附件。可以添加 Word、Excel、WPS、PDF、OFD、图片和压缩包。`)
  if (size > maxBytes) throw new ExpectedFailure('blob-too-large')
}

async function pagesOf(bytes: Uint8Array, mime: string, name: string, countPages: CountPages): Promise<number | null> {
  if (mime.startsWith('image/')) return 1
  if (!isPdf(bytes)) {
    if (/\.pdf$/i.test(name)) throw refusal(`“${name}”不是 PDF 文件（只是名字叫 .pdf），没有添加。请换一个文件。`)
    return null
  }
  try {
    return await countPages(bytes)
  } catch (error) {
    throw refusal(`“${name}”打不开，可能已损坏或加了密码，没有添加。请重新扫描，或先去掉密码另存一份。`, String(error))
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')
}

function refusal(message: string, detail?: string): ExpectedFailure {
  return new ExpectedFailure('invalid-rows', { message, ...(detail === undefined ? {} : { detail }) })
}
