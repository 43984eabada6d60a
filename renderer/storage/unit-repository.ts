import { put } from '#shared/archive/commit.ts'
import type { Stored } from '#shared/model/record.ts'
import type { Unit } from '#shared/model/unit.ts'
import { database } from './database.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const unitRepository = { current, describeUnit }

/** The office whose archive this is; null before the view is filled. */
function current(): Promise<Stored<Unit> | null> {
  return read(async () => (await database.units.toCollection().first()) ?? null)
}

/** What the unit says of itself has changed. */
async function describeUnit(unit: Unit): Promise<void> {
  await write('describeUnit', `修改单位信息：${unit.name}`, [put('units', unit)])
}
