import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type CommitOp, put, type StoredRow } from '#shared/archive/commit.ts'
import type { MergeConflict, MergeDecision } from '#shared/archive/merge-report.ts'
import type { TableName } from '#shared/model/tables.ts'
import { undoCommit } from '../../electron/archive/history/take-back-acts.ts'
import { examineMerge, mergeArchives } from '../../electron/archive/merge/merge-archives.ts'
import type { OtherArchive } from '../../electron/archive/merge/other-archive.ts'
import type { OpenFolder } from '../../electron/archive/start/open-folder.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { runCommandLine } from '../../electron/commands/run-command-line.ts'
import { contentOf } from './archives.ts'
import { today } from './builders.ts'
import { aDesk, begin } from './start-tools.ts'

export const hand = { newId: () => randomUUID(), today }

/** An open archive of a unit, in a folder of its own. */
export async function anArchive(root: string, unitName: string): Promise<OpenFolder> {
  return begin(await aDesk(root), unitName)
}

/** What another archive is now, as if a backup of it had been opened. */
export async function asOther({ archive, blobs }: OpenFolder, some: Partial<OtherArchive> = {}): Promise<OtherArchive> {
  const { archiveId, seq, head, unitName } = archive.head()
  const rows = (await contentOf(archive)) as StoredRow[]
  const names = new Set([...JSON.stringify(rows).matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(([, name]) => name!))
  return {
    unit: unitName, archiveId, seq, head, backupId: `20261122-080000-${seq}`, scope: 'all', rows, blobs: names,
    eachBlob: async (wanted, use) => {
      for (const name of wanted) await use(name, (async function* () { yield await blobs.get(name) })())
    },
    ...some,
  }
}

export async function save({ archive }: OpenFolder, ops: CommitOp[], act = 'record'): Promise<number> {
  return (await archive.commit({ id: randomUUID(), act, summary: '录入', ops })).seq
}

/** Changes fields of a row. */
export async function change(open: OpenFolder, table: TableName, id: string, fields: Record<string, unknown>): Promise<void> {
  const row = await open.archive.row(table, id)
  if (row === null) throw new Error(`no ${table} ${id}`)
  await save(open, [put(table, { ...row, ...fields } as never)])
}

export async function drop(open: OpenFolder, table: TableName, id: string): Promise<void> {
  const row = await open.archive.row(table, id)
  await save(open, [{ table, id, ifRev: Number(row?.['rev']), value: null }])
}

export function decisions(conflicts: readonly MergeConflict[], take: 'mine' | 'theirs'): MergeDecision[] {
  return conflicts.map(({ table, id, source, path: at }) => ({ table, id, source, path: at, take }))
}

/** Examines and merges; conflicts are decided for one side. */
export async function merge(open: OpenFolder, others: readonly OtherArchive[], take: 'mine' | 'theirs' = 'mine') {
  const report = await examineMerge(open, others, hand, unwatched)
  const done = await mergeArchives(open, others, { decisions: decisions(report.conflicts.filter(({ proposed }) => proposed === null), take), stamp: report.stamp }, hand, unwatched)
  return { report, ...done }
}

export async function undo({ archive }: OpenFolder, seq: number): Promise<void> {
  await undoCommit(archive, seq, { now: new Date(), newId: hand.newId })
}

/** What `cli export` writes, while the archive is open. */
export async function exported(open: OpenFolder, folder: string): Promise<string> {
  const out = path.join(folder, `${randomUUID()}.ndjson`)
  const code = await runCommandLine(['export', '--data', open.folder, '--out', out], { print: () => undefined, say: words => { throw new Error(words) }, bundledFonts: [] })
  if (code !== 0) throw new Error(`export ended with ${code}`)
  return readFileSync(out, 'utf8')
}
