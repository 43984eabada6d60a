import { put, remove } from '#shared/archive/commit.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Talk } from '#shared/model/talk.ts'
import { database } from './database.ts'
import { undoable, type Undoable } from './undo.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const talkRepository = { byId, ofYear, recordTalk, deleteTalk }

function byId(id: string): Promise<Stored<Talk> | null> {
  return read(async () => (await database.talks.get(id)) ?? null)
}

/** The latest first. */
function ofYear(year: number): Promise<readonly Stored<Talk>[]> {
  return read(async () => (await database.talks.where('talkedAt').between(`${year}-01-01`, `${year}-12-31~`).toArray()).toSorted((a, b) => (a.talkedAt < b.talkedAt ? 1 : -1)))
}

/** As it now stands, new or changed. `who` is how the history calls it: 甲与乙. */
async function recordTalk(talk: Talk | Stored<Talk>, who: string): Promise<void> {
  await write('recordTalk', `${'rev' in talk ? '修改' : '登记'}谈心谈话：${who}`, [put('talks', talk)])
}

async function deleteTalk(talk: Stored<Talk>, who: string): Promise<Undoable> {
  const seq = await write('deleteTalk', `删除谈心谈话：${who}`, [remove('talks', talk)])
  return undoable(`已删除谈心谈话“${who}”`, seq)
}
