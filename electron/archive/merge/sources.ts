import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { Frame, MergedSource } from '#shared/archive/commit.ts'
import type { MergeState } from '#shared/archive/merge.ts'
import { upgradedRow } from '#shared/archive/upgrade-row.ts'
import { errorCode, exists, readChunks, renamePatiently, syncFolder, toWriteFailure } from '../../files/durable-file.ts'
import { UnreadableSeal } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { readRowsPack, writeRowsPack } from '../sets/rows-pack.ts'
import type { RowLine } from '../sets/set-format.ts'
import { idOf, tableOf } from '../state/row-key.ts'

/** Keeps rows of another archive as what both share from now on: `DATA/sources/<archiveId>-<seq>.age`, durable when it answers, so before the commit that names it. */
export async function writeSource(dataFolder: string, keys: ArchiveKeys, of: Pick<MergedSource, 'archiveId' | 'seq' | 'head'>, rows: MergeState): Promise<MergedSource> {
  const folder = path.join(dataFolder, 'sources')
  try {
    await fs.mkdir(folder, { recursive: true })
    const { name, bytes, plainSha256, lines } = await writeRowsPack(folder, linesOf(rows), keys)
    const file = await freeName(folder, `${of.archiveId}-${of.seq}`)
    await renamePatiently(path.join(folder, `${name}.age`), path.join(folder, file))
    await syncFolder(folder)
    await syncFolder(dataFolder)
    return { ...of, file, sha256: name, bytes, plainSha256, lines }
  } catch (error) {
    throw toWriteFailure(error)
  }
}

/** Null when the file is gone, or isn't the one that the commit names. */
export async function readSource(dataFolder: string, keys: ArchiveKeys, { file, sha256, ...pack }: MergedSource, schema: Frame['schema']): Promise<MergeState | null> {
  const rows = new Map<string, Readonly<Record<string, unknown>>>()
  try {
    const sealed = readChunks(path.join(dataFolder, 'sources', path.basename(file)))
    for await (const { table, id, value } of readRowsPack(sealed, keys, { name: sha256, ...pack })) if (value !== null) rows.set(`${table} ${id}`, upgradedRow(table, value, schema))
    return rows
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof UnreadableSeal) return null
    throw error
  }
}

export async function removeSource(dataFolder: string, { file }: MergedSource): Promise<void> {
  await fs.rm(path.join(dataFolder, 'sources', file), { force: true })
}

async function* linesOf(rows: MergeState): AsyncGenerator<RowLine> {
  for (const [key, value] of rows) yield { table: tableOf(key), id: idOf(key), value: { ...value } }
}

/** The same state of an archive may be merged again, in another part or after an undoing. */
async function freeName(folder: string, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? `${name}.age` : `${name}-${n}.age`
    if (!(await exists(path.join(folder, candidate)))) return candidate
  }
}

