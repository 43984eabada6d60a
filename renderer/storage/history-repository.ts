import type { ActEntry, ActFilter, DeletedRecord, RecordChange } from '#shared/archive/act.ts'
import type { RowRef } from '#shared/archive/row-ref.ts'
import type { Output } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import { headNote } from '#shared/documents/head-note.ts'
import { writeBy } from './commit.ts'
import { machineSide } from './connection.ts'
import { database } from './database.ts'
import { settingsRepository } from './settings-repository.ts'
import { remember } from './sitting.ts'
import { undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const historyRepository = { ofRecord, restoreState, acts, rowsOfAct, undoableActs, checkHead, deletedRecords, restoreDeleted, footerNote }

type Fields = Readonly<Record<string, unknown>>

/** Newest first. */
async function ofRecord(ref: RowRef): Promise<readonly RecordChange[]> {
  return orThrow(await machineSide().recordHistory(ref)).changes
}

/** The record becomes what it was then, whether it was changed or deleted since; who entered it stays, who changes it is now. */
async function restoreState({ table, id }: RowRef, value: Fields, what: string): Promise<void> {
  const { rev: _rev, _h, updatedAt: _at, updatedBy: _by, ...then } = value
  const present = await read(() => database.table<Fields, string>(table).get(id))
  const ifRev = typeof present?.['rev'] === 'number' ? present['rev'] : null
  const seq = await write('restoreState', `恢复到以前的状态：${what}`, [{ table, id, ifRev, value: then }])
  undoable(`已恢复到以前的状态：${what}`, seq)
}

/** For the footers of what is printed; null where the unit doesn't want it. */
async function footerNote(): Promise<string | null> {
  if (!(await settingsRepository.current()).printHead) return null
  const [newest] = (await acts({ from: null, to: null, actor: null, act: null, text: '' }, null, 1)).acts
  return newest === undefined ? null : headNote(newest.seq, newest.head)
}

/** A page of acts, newest first; `next` null = there are no more. */
async function acts(filter: ActFilter, before: number | null, limit: number): Promise<Output<'acts'>> {
  return orThrow(await machineSide().acts({ filter, before, limit }))
}

async function rowsOfAct(seq: number): Promise<Output<'actRows'>['rows']> {
  return orThrow(await machineSide().actRows({ seq })).rows
}

async function undoableActs(): Promise<readonly ActEntry[]> {
  return orThrow(await machineSide().undoableActs({})).acts
}

async function checkHead(seq: number, code: string): Promise<Output<'checkHead'>['verdict']> {
  return orThrow(await machineSide().checkHead({ seq, code })).verdict
}

async function deletedRecords(): Promise<readonly DeletedRecord[]> {
  return orThrow(await machineSide().deletedRecords({})).records
}

/** Answers with everything that came back: the wanted records and those that they need. */
async function restoreDeleted(rows: readonly RowRef[]): Promise<Output<'restoreDeleted'>> {
  const restored = await writeBy(() => machineSide().restoreDeleted({ rows: [...rows] }))
  if (restored.seq !== null) {
    const summary = `已从回收站恢复 ${restored.rows.length} 条记录`
    remember('restoreDeleted', { seq: restored.seq, summary })
    undoable(summary, restored.seq)
  }
  return restored
}
