import type { StoredRow } from '#shared/archive/commit.ts'
import type { ArchivePart } from '#shared/archive/restore-report.ts'
import type { WorkContext } from '../store/work-context.ts'

/** One backup or report of another archive, verified whole. */
export interface OtherArchive {
  readonly unit: string
  readonly archiveId: string
  readonly backupId: string
  readonly seq: number
  /** Of its journal, in hex. */
  readonly head: string
  /** Which part of that archive it holds; `all` = everything. */
  readonly scope: 'all' | ArchivePart
  /** With `rev` and `_h`. */
  readonly rows: readonly StoredRow[]
  /** Names of the attachments that it brings. */
  readonly blobs: ReadonlySet<string>
  /** Plain bytes of the wanted ones, one after another. */
  eachBlob(wanted: ReadonlySet<string>, use: (sha256: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>, context: WorkContext): Promise<void>
}
