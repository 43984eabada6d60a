import type { BinderPart } from '#shared/binder/compose-binder.ts'
import { fillFolder } from '#shared/binder/fill-folder.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { openFonts } from '#shared/writers/fonts.ts'
import { toDocx } from '#shared/writers/to-docx.ts'
import { toPdf } from '#shared/writers/to-pdf.ts'
import type { FolderInside } from '../files/document-folder.ts'
import type { BinderJob } from './binder-files.ts'
import type { Io } from './command.ts'

/** The binder as a folder on this PC; answers with the pages of each part. */
export function fillBinderFolder({ order, root, context, fonts, blobs, archival }: BinderJob, parts: AsyncIterable<BinderPart>, inside: FolderInside, io: Io): Promise<readonly number[]> {
  return fillFolder({ order, root, reader: context.reader, madeOn: context.today }, parts, {
    pdf: async document => toPdf(document, await openFonts(document, fonts), { archival }), docx: toDocx, write: inside.write, say: io.say,
    attachment: sha256 => blobs.get(sha256).catch((error: unknown) => {
      if (error instanceof ExpectedFailure && error.failure.code === 'blob-missing') return null
      throw error
    }),
  })
}
