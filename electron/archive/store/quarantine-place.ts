import * as fs from 'node:fs/promises'
import path from 'node:path'
import { exists, namesIn, renamePatiently, syncFolder } from '../../files/durable-file.ts'

/** Moves a damaged file or folder of the archive to `DATA/quarantine`, where nothing is ever overwritten or removed. */
export async function setAside(dataFolder: string, damaged: string): Promise<string> {
  const quarantine = path.join(dataFolder, 'quarantine')
  await fs.mkdir(quarantine, { recursive: true })
  const target = await freeName(quarantine, path.relative(dataFolder, damaged).replaceAll(path.sep, '-'))
  await renamePatiently(damaged, target)
  await syncFolder(quarantine)
  await syncFolder(path.dirname(damaged))
  return target
}

/** Names of what was set aside. */
export async function quarantined(dataFolder: string): Promise<readonly string[]> {
  return namesIn(path.join(dataFolder, 'quarantine'))
}

async function freeName(folder: string, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const candidate = path.join(folder, n === 1 ? name : `${name}.${n}`)
    if (!(await exists(candidate))) return candidate
  }
}
