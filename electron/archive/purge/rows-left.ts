import { singletons } from '#shared/archive/constraints.ts'
import { type FieldProblem, type StoredRow, remove } from '#shared/archive/commit.ts'
import type { RowRef } from '#shared/archive/row-ref.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { tables } from '#shared/model/tables.ts'
import { rowsOf } from '../start/repair-folder.ts'
import type { Archive } from '../state/archive.ts'
import { rowKey } from '../state/row-key.ts'
import type { PurgeWish } from './purge-journal.ts'

/** Every row but those that are to go for good, deleted ones among them. Throws invalid-rows and year-sealed where a deletion would. */
export async function rowsLeft(archive: Archive, { rows, newId }: Pick<PurgeWish, 'rows' | 'newId'>): Promise<readonly StoredRow[]> {
  const problems = (await Promise.all(rows.map(row => problemOf(archive, row)))).flat()
  if (problems.length > 0) throw new ExpectedFailure('invalid-rows', { problems })
  const gone = new Set(rows.map(({ table, id }) => rowKey(table, id)))
  const present = await rowsOf(archive)
  const ops = present.flatMap(({ table, id, row }) => (gone.has(rowKey(table, id)) ? [remove(table, { id, rev: Number(row?.['rev']) })] : []))
  if (ops.length > 0) await archive.examine({ id: newId(), act: 'purge', summary: '清除', ops })
  return present.filter(({ table, id }) => !gone.has(rowKey(table, id)))
}

async function problemOf(archive: Archive, { table, id }: RowRef): Promise<FieldProblem[]> {
  if (singletons.includes(table)) return [{ table, id, path: '', message: `${tables[table].name}不能清除，请修改它的内容` }]
  const isKnown = (await archive.row(table, id)) !== null || (await archive.history.of(table, id)).length > 0
  return isKnown ? [] : [{ table, id, path: '', message: '档案里没有这条记录，可能已经清除' }]
}
