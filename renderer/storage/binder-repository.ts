import { put } from '#shared/archive/commit.ts'
import { binderRecord, binderSummary, type FinishedBinder } from '#shared/binder/binder-record.ts'
import { changedSince, type ChangedSince } from '#shared/binder/changed-since.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import type { Binder } from '#shared/model/binder.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Checklist } from '#shared/model/settings.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { machineSide } from './connection.ts'
import { database } from './database.ts'
import { newId } from './new-id.ts'
import { settingsRepository } from './settings-repository.ts'
import { read } from './view-keeper.ts'
import { viewReader } from './view-reader.ts'
import { write } from './write.ts'

export const binderRepository = { all, archiveHead, recordBinder, changesSince, keepChecklist }

/** The latest first. */
function all(): Promise<readonly Stored<Binder>[]> {
  return read(async () => (await database.binders.toArray()).toSorted((a, b) => b.seq - a.seq))
}

/** Where the archive stands now; null = nothing was ever written. */
async function archiveHead(): Promise<{ readonly seq: number; readonly head: string } | null> {
  const [newest] = orThrow(await machineSide().acts({ filter: { from: null, to: null, actor: null, act: null, text: '' }, before: null, limit: 1 })).acts
  return newest === undefined ? null : { seq: newest.seq, head: newest.head }
}

/** Keeps of which records, when and as what a binder was made. */
async function recordBinder(finished: Omit<FinishedBinder, 'id'>, organisation: string): Promise<void> {
  const row = binderRecord({ id: newId(), ...finished })
  await write('recordBinder', binderSummary(row, organisation), [put('binders', row)])
}

/** What changed in the binder's records since it was made. */
function changesSince(binder: Binder, today: LocalDate): Promise<ChangedSince> {
  const calls = machineSide()
  return changedSince(binder, { checkHead: async asked => orThrow(await calls.checkHead(asked)), acts: async asked => orThrow(await calls.acts(asked)), actRows: async asked => orThrow(await calls.actRows(asked)) }, viewReader, today)
}

/** The unit's own checklist; one of the same name is replaced. */
async function keepChecklist(checklist: Checklist): Promise<void> {
  const { checklists } = await settingsRepository.current()
  await settingsRepository.changeSettings({ checklists: [...checklists.filter(({ name }) => name !== checklist.name), checklist] })
}
