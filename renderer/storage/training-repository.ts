import { put, remove } from '#shared/archive/commit.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Training } from '#shared/model/training.ts'
import { database } from './database.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const trainingRepository = { all, byId, ofYear, ofPerson, recordTraining, deleteTraining }

function all(): Promise<readonly Stored<Training>[]> {
  return read(() => database.trainings.toArray())
}

function byId(id: string): Promise<Stored<Training> | null> {
  return read(async () => (await database.trainings.get(id)) ?? null)
}

/** That touch the year, the newest first. */
function ofYear(year: number): Promise<readonly Stored<Training>[]> {
  return read(async () => (await database.trainings.where('from').between(`${year - 1}-01-01`, `${year}-12-31~`).filter(training => training.to >= `${year}-01-01`).toArray()).toSorted((a, b) => (a.from < b.from ? 1 : -1)))
}

/** Those in whose list the person stands, the newest first. */
function ofPerson(personId: string): Promise<readonly Stored<Training>[]> {
  return read(async () => (await database.trainings.filter(training => training.attendees.some(attendee => attendee.personId === personId)).toArray()).toSorted((a, b) => (a.from < b.from ? 1 : -1)))
}

/** As it now stands, new or changed. */
async function recordTraining(training: Training | Stored<Training>): Promise<void> {
  await write('recordTraining', `${'rev' in training ? '修改' : '登记'}培训：${training.name}`, [put('trainings', training)])
}

async function deleteTraining(training: Stored<Training>): Promise<Undoable> {
  const seq = await write('deleteTraining', `删除培训：${training.name}`, [remove('trainings', training)])
  return undoable(`已删除培训“${training.name}”`, seq)
}
