import type { Reader } from '../archive/reader.ts'
import type { Document } from '../documents/document.ts'
import { documentFileName, isSavedName } from '../documents/file-name.ts'
import { type Evidence, evidenceNumber, evidenceOf } from '../ledgers/evidence.ts'
import { withUnitMargins } from '../ledgers/unit-paper.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { BinderOrder } from './binder-order.ts'
import type { BinderUnit } from './binder-units.ts'
import type { BinderPart } from './compose-binder.ts'
import { otherThanNamed } from './content-of-file.ts'
import { folderContentsDocument, type ListedFile } from './folder-contents.ts'
import { attachmentsFolder, contentsStem, folderPlaces } from './folder-names.ts'

export interface FolderBinder {
  readonly order: BinderOrder
  readonly root: Pick<BinderUnit, 'id' | 'fullName'>
  readonly reader: Reader
  readonly madeOn: LocalDate
}

/** How documents become files, and where these go: the command line's disk, or the machine behind a window. */
export interface FolderWork {
  readonly pdf: (document: Document) => Promise<{ readonly bytes: Uint8Array; readonly pages: number }>
  readonly docx: (document: Document) => Promise<Uint8Array>
  /** `folder` null = beside the contents; a name else. */
  readonly write: (folder: string | null, name: string, bytes: Uint8Array) => Promise<void>
  /** Null = its file is gone or damaged. */
  readonly attachment: (sha256: string) => Promise<Uint8Array | null>
  /** What could not be copied, or is something else than its name says. */
  readonly say: (words: string) => void
}

/** A binder as a folder: one PDF and one Word file a part, the attachments under their numbers in the index, and the contents. Answers with the pages of each part; 0 = a divider. */
export async function fillFolder({ order, root, reader, madeOn }: FolderBinder, parts: AsyncIterable<BinderPart>, work: FolderWork): Promise<readonly number[]> {
  const [files, pages]: [ListedFile[], number[]] = [[], []]
  const placeOf = folderPlaces()
  for await (const part of parts) {
    const place = placeOf(part)
    const own = place === null ? 0 : await writeBoth(work, place.folder, place.stem, part.document)
    pages.push(own)
    if (place !== null) files.push({ organisation: part.organisation, title: part.title, file: place.folder === null ? place.stem : `${place.folder}/${place.stem}`, pages: own })
  }
  const attachments = await writeAttachments(await evidenceOf(reader, root.id, order.period), work)
  const { paper } = await reader.settings()
  await writeBoth(work, null, contentsStem, withUnitMargins(folderContentsDocument({ order, organisation: root.fullName, madeOn, files, attachments }), paper))
  return pages
}

async function writeBoth({ pdf, docx, write }: FolderWork, folder: string | null, stem: string, document: Document): Promise<number> {
  const { bytes, pages } = await pdf(document)
  await write(folder, documentFileName(`${stem}.pdf`), bytes)
  await write(folder, documentFileName(`${stem}.docx`), await docx(document))
  return pages
}

async function writeAttachments(evidence: readonly Evidence[], work: FolderWork): Promise<readonly ListedFile[]> {
  const listed: ListedFile[] = []
  for (const file of evidence) {
    const bytes = await contentOf(file, work)
    if (bytes === null) continue
    const name = documentFileName(`${evidenceNumber(file)}_${file.name}`)
    await work.write(attachmentsFolder, name, bytes)
    listed.push({ organisation: file.organisation, title: file.record.title, file: `${attachmentsFolder}/${name}`, pages: null })
  }
  return listed
}

async function contentOf({ sha256, name, record, organisation }: Evidence, { attachment, say }: FolderWork): Promise<Uint8Array | null> {
  const which = `${organisation}“${record.title}”的附件“${name}”`
  if (!isSavedName(name)) {
    say(`${which}不是可以带出的文件类型，没有复制。`)
    return null
  }
  const bytes = await attachment(sha256)
  if (bytes === null) say(`${which}的文件不在档案里或已损坏，没有复制，请从备份恢复。`)
  const other = bytes === null ? null : otherThanNamed(name, bytes)
  if (other !== null) say(`${which}${other}，已照原样复制。`)
  return bytes
}
