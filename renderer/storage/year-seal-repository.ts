import { put } from '#shared/archive/commit.ts'
import type { Stored } from '#shared/model/record.ts'
import type { YearSeal } from '#shared/model/year-seal.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { database } from './database.ts'
import { newId } from './new-id.ts'
import { read } from './view-keeper.ts'
import { write } from './write.ts'

export const yearSealRepository = { all, yearsWithMeetings, sealYear, reopenYear }

function all(): Promise<readonly Stored<YearSeal>[]> {
  return read(() => database.yearSeals.toArray())
}

/** How many meetings count for each year, the newest year first. */
async function yearsWithMeetings(): Promise<readonly { readonly year: number; readonly meetings: number }[]> {
  return read(async () => {
    const years = (await database.meetings.orderBy('belongYear').uniqueKeys()).map(Number)
    return Promise.all(years.reverse().map(async year => ({ year, meetings: await database.meetings.where('belongYear').equals(year).count() })))
  })
}

/** From now on the year's meetings stay as they are. */
async function sealYear(year: number, today: LocalDate): Promise<void> {
  const present = await ofYear(year)
  await write('sealYear', `${year}年度封账`, [put('yearSeals', { ...(present ?? { id: newId(), year, reason: '' }), state: 'sealed', changedOn: today })])
}

async function reopenYear(year: number, reason: string, today: LocalDate): Promise<void> {
  const present = await ofYear(year)
  if (present === undefined) throw new Error(`the year ${year} was never sealed`)
  await write('reopenYear', `${year}年度重新开账：${reason}`, [put('yearSeals', { ...present, state: 'reopened', reason, changedOn: today })])
}

async function ofYear(year: number): Promise<Stored<YearSeal> | undefined> {
  return (await all()).find(seal => seal.year === year)
}
