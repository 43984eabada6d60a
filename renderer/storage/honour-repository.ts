import { put, remove } from '#shared/archive/commit.ts'
import type { Honour } from '#shared/model/honour.ts'
import type { Stored } from '#shared/model/record.ts'
import { database } from './database.ts'
import { newId } from './new-id.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const honourRepository = { ofPerson, recordHonour, correctHonour, removeMistakenHonour }

/** The newest first; those without a day last. */
async function ofPerson(personId: string): Promise<readonly Stored<Honour>[]> {
  const own = await read(() => database.honours.where('personId').equals(personId).toArray())
  return own.sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1))
}

async function recordHonour(honour: Omit<Honour, 'id'>): Promise<void> {
  await write('recordHonour', `登记表彰：${honour.title}`, [put('honours', { ...honour, id: newId() })])
}

/** Mends what was entered wrongly. */
async function correctHonour(honour: Honour): Promise<void> {
  await write('correctHonour', `更正表彰：${honour.title}`, [put('honours', honour)])
}

async function removeMistakenHonour(honour: Stored<Honour>): Promise<Undoable> {
  const seq = await write('removeMistakenHonour', `删除误录的表彰：${honour.title}`, [remove('honours', honour)])
  return undoable(`已删除表彰“${honour.title}”`, seq)
}
