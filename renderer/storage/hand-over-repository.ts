import { attachedFiles } from '#shared/archive/attached-files.ts'
import { put } from '#shared/archive/commit.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import type { HandOver } from '#shared/model/hand-over.ts'
import type { Stored } from '#shared/model/record.ts'
import type { TableName } from '#shared/model/tables.ts'
import { machineSide } from './connection.ts'
import { database, recordTables } from './database.ts'
import { newId } from './new-id.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const handOverRepository = { all, holdings, recordHandOver }

/** Newest first. */
async function all(): Promise<readonly Stored<HandOver>[]> {
  return (await read(() => database.handOvers.toArray())).sort((a, b) => (a.handedOn < b.handedOn ? 1 : -1))
}

/** What there is to hand over. */
export interface Holdings {
  readonly counts: Readonly<Partial<Record<TableName, number>>>
  readonly records: number
  readonly attachments: number
}

async function holdings(): Promise<Holdings> {
  return read(async () => {
    const counted = await Promise.all(recordTables(database).map(async ({ name, table }) => [name, await table.count()] as const))
    let attachments = 0
    for (const table of [database.meetings, database.talks, database.reviews, database.trainings, database.people, database.developmentCases]) await table.each((row: unknown) => { attachments += attachedFiles(row).length })
    return { counts: Object.fromEntries(counted), records: counted.filter(([name]) => name !== 'settings').reduce((sum, [, count]) => sum + count, 0), attachments }
  })
}

/** The archive is now the receiver's: what is done from here on bears that name. Answers with the record as it was kept. */
async function recordHandOver(handOver: Omit<HandOver, 'id'>): Promise<HandOver> {
  const row: HandOver = { ...handOver, id: newId() }
  await write('handOver', `交接：${row.giver}交给${row.receiver}`, [put('handOvers', row)])
  orThrow(await machineSide().setActor({ actor: row.receiver }))
  return row
}
