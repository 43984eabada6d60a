import type { Place } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import type { Document } from '#shared/documents/document.ts'
import { machineSide } from '../../storage/connection.ts'
import { renderDocument } from '../../workers/document-client.ts'
import type { DocumentFormat } from '../../workers/document-protocol.ts'
import type { Progress } from './ledger-job.ts'

export interface FileToMake {
  readonly document: Document
  /** Without extension. */
  readonly name: string
}

export interface MadeFile {
  readonly file: Place
  /** null for Word and Excel: they count their pages themselves. */
  readonly pages: number | null
}

const formatNames: Readonly<Record<DocumentFormat, string>> = { docx: 'Word', pdf: 'PDF', xlsx: 'Excel' }

/** Makes each file in each format and saves it in the folder; what was saved before a failure or a cancel stays and is told by `onFile`. */
export async function exportFiles(
  files: readonly FileToMake[], formats: readonly DocumentFormat[], folder: Place, on: { readonly progress: (progress: Progress) => void; readonly file: (made: MadeFile) => void }, signal: AbortSignal,
): Promise<void> {
  const total = files.length * formats.length
  let done = 0
  for (const { document, name } of files) {
    for (const format of formats) {
      on.progress({ title: `正在生成 ${formatNames[format]}：${name}`, done, total, unit: '个文件' })
      const { bytes, pages } = await renderDocument(document, format, { signal })
      signal.throwIfAborted()
      const { file } = orThrow(await machineSide().saveDocument({ folder: folder.token, name: `${name}.${format}`, bytes }))
      done += 1
      on.file({ file, pages })
    }
  }
}
