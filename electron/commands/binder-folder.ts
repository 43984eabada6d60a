import type { BinderPart } from '#shared/binder/compose-binder.ts'
import { otherThanNamed } from '#shared/binder/content-of-file.ts'
import { folderContentsDocument, type ListedFile } from '#shared/binder/folder-contents.ts'
import { attachmentsFolder, contentsStem, folderPlaces } from '#shared/binder/folder-names.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Document } from '#shared/documents/document.ts'
import { documentFileName, isSavedName } from '#shared/documents/file-name.ts'
import { type Evidence, evidenceNumber, evidenceOf } from '#shared/ledgers/evidence.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import type { FolderInside } from '../files/document-folder.ts'
import type { BinderJob } from './binder-files.ts'
import type { Io } from './command.ts'

/** The binder as a folder: one PDF and one Word file a part, the attachments of its records, and a contents file. `pages` of each part, once it is filled. */
export function binderFolder(job: BinderJob, parts: AsyncIterable<BinderPart>, io: Io): { readonly fill: (inside: FolderInside) => Promise<void>; readonly pages: readonly number[] } {
  const pages: number[] = []
  return {
    pages,
    fill: async inside => {
      const files: ListedFile[] = []
      const placeOf = folderPlaces()
      for await (const part of parts) {
        const place = placeOf(part)
        const own = place === null ? 0 : await writeBoth(job, inside, place.folder, place.stem, part.document)
        pages.push(own)
        if (place !== null) files.push({ organisation: part.organisation, title: part.title, file: place.folder === null ? place.stem : `${place.folder}/${place.stem}`, pages: own })
      }
      const attachments = await writeAttachments(job, inside, io)
      const { order, root, context } = job
      await writeBoth(job, inside, null, contentsStem, folderContentsDocument({ order, organisation: root.fullName, madeOn: context.today, files, attachments }))
    },
  }
}

async function writeBoth({ fonts }: Pick<BinderJob, 'fonts'>, inside: FolderInside, folder: string | null, stem: string, document: Document): Promise<number> {
  const { bytes, pages } = await toPdf(document, await openFonts(document, fonts))
  await inside.write(folder, documentFileName(`${stem}.pdf`), bytes)
  await inside.write(folder, documentFileName(`${stem}.docx`), await toDocx(document))
  return pages
}

/** Each as it is, under its number in the index; what can't be copied, or is something else than its name says, is told. */
async function writeAttachments({ context, root, order, blobs }: BinderJob, inside: FolderInside, io: Io): Promise<readonly ListedFile[]> {
  const listed: ListedFile[] = []
  for (const file of await evidenceOf(context.reader, root.id, order.period)) {
    const bytes = await contentOf(file, blobs, io)
    if (bytes === null) continue
    const name = documentFileName(`${evidenceNumber(file)}_${file.name}`)
    await inside.write(attachmentsFolder, name, bytes)
    listed.push({ organisation: file.organisation, title: file.record.title, file: `${attachmentsFolder}/${name}`, pages: null })
  }
  return listed
}

async function contentOf({ sha256, name, record, organisation }: Evidence, blobs: BinderJob['blobs'], io: Io): Promise<Uint8Array | null> {
  const which = `${organisation}“${record.title}”的附件“${name}”`
  if (!isSavedName(name)) {
    io.say(`${which}不是可以带出的文件类型，没有复制。`)
    return null
  }
  const bytes = await blobs.get(sha256).catch((error: unknown) => {
    if (error instanceof ExpectedFailure && error.failure.code === 'blob-missing') return null
    throw error
  })
  if (bytes === null) io.say(`${which}的文件不在档案里或已损坏，没有复制，请从备份恢复。`)
  const other = bytes === null ? null : otherThanNamed(name, bytes)
  if (other !== null) io.say(`${which}${other}，已照原样复制。`)
  return bytes
}
