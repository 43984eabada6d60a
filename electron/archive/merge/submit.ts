import path from 'node:path'
import type { StoredRow } from '#shared/archive/commit.ts'
import { rowsOfPart } from '#shared/archive/part.ts'
import type { ArchivePart } from '#shared/archive/restore-report.ts'
import type { ArchiveHead } from '#shared/archive/start-state.ts'
import { documentFileName, numberedFileName } from '#shared/documents/file-name.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { exists } from '../../files/durable-file.ts'
import { writePartSet } from '../sets/write-part.ts'
import type { OpenFolder } from '../start/open-folder.ts'
import type { Archive } from '../state/archive.ts'
import type { WorkContext } from '../store/work-context.ts'

export interface SubmitWish {
  readonly folder: string
  /** The upper unit, and what it gave to be sealed to. */
  readonly receiver: { readonly name: string; readonly recipient: string }
  readonly organisationId: string | null
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly now: Date
  readonly today: LocalDate
}

export interface Submitted {
  readonly file: string
  readonly records: number
  readonly files: number
  readonly bytes: number
}

/** 「上报_<单位>_<日期>.zip」: a part for the upper unit, which only it and we can open. */
export async function submit(open: OpenFolder, { folder, receiver, organisationId, from, to, now, today }: SubmitWish, context: WorkContext): Promise<Submitted> {
  const part: ArchivePart = { organisationIds: organisationId === null ? null : [organisationId], personIds: null, from, to, rows: null }
  const { head, rows } = await rowsAtOneCommit(open.archive, context)
  const wanted = rowsOfPart(rows, part)
  const isAll = organisationId === null && from === null && to === null
  const blobs = new Set(wanted.flatMap(({ row }) => [...JSON.stringify(row).matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(([, name = '']) => name)))
  const target = await freeFile(folder, documentFileName(`上报_${head.unitName}_${today.replaceAll('-', '')}.zip`))
  const { bytes, files } = await writePartSet({
    kind: 'submission', target, open, unit: head.unitName, now, scope: isAll ? 'all' : part, head, rows: wanted, blobs, receiver,
  }, context)
  return { file: target, records: wanted.length, files, bytes }
}

/** The archive may go on being written to: what changed meanwhile is read again. */
async function rowsAtOneCommit(archive: Archive, { signal }: WorkContext): Promise<{ readonly head: ArchiveHead; readonly rows: readonly StoredRow[] }> {
  for (;;) {
    const head = archive.head()
    const rows: StoredRow[] = []
    for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
      signal.throwIfAborted()
      const page = await archive.rowsPage(after)
      rows.push(...page.rows)
      after = page.next
    }
    if (archive.head().seq === head.seq) return { head, rows }
  }
}

async function freeFile(folder: string, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const file = path.join(folder, numberedFileName(name, n))
    if (!(await exists(file))) return file
  }
}
