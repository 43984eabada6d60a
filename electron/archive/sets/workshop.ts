import * as fs from 'node:fs/promises'
import path from 'node:path'
import { openSetFiles } from './set-files.ts'

/** A private folder beside the archive for a set that becomes one file; gone when the work has ended. */
export async function inWorkshop<T>(dataFolder: string, work: (building: string) => Promise<T>): Promise<T> {
  const workshop = path.join(dataFolder, 'work')
  await fs.mkdir(workshop, { recursive: true })
  const building = await fs.mkdtemp(path.join(workshop, 'file-'))
  try {
    return await work(building)
  } finally {
    await fs.rm(building, { recursive: true, force: true })
  }
}

/** The files of a set that was built there, for a ZIP. */
export async function filesForZip(set: string): Promise<readonly { readonly name: string; readonly path: string; readonly bytes: number }[]> {
  const { sizes } = await openSetFiles(set)
  return [...sizes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, bytes]) => ({ name, path: path.join(set, name), bytes }))
}
