import * as fs from 'node:fs/promises'
import path from 'node:path'
import { exists, replaceFile } from '../../files/durable-file.ts'
import { open, seal } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { ArchiveCheckpoint } from './archive-state.ts'

/** The running state of the newest snapshot's time, so that a start reads only the frames after it (formats.md §1). Nothing depends on it. */
export async function writeCheckpoint(dataFolder: string, keys: ArchiveKeys, checkpoint: ArchiveCheckpoint): Promise<void> {
  await replaceFile(fileOf(dataFolder), await seal(Buffer.from(JSON.stringify(checkpoint), 'utf8'), keys.recipient))
}

/** Null when there is none, or none that can be used: the journal is read whole then. */
export async function readCheckpoint(dataFolder: string, keys: ArchiveKeys): Promise<ArchiveCheckpoint | null> {
  const file = fileOf(dataFolder)
  if (!(await exists(file))) return null
  try {
    const checkpoint = ArchiveCheckpoint.parse(JSON.parse(Buffer.from(await open(await fs.readFile(file), keys.identities)).toString('utf8')))
    return checkpoint.archiveId === keys.archiveId ? checkpoint : null
  } catch {
    return null // damaged or of another program: the journal holds everything
  }
}

function fileOf(dataFolder: string): string {
  return path.join(dataFolder, 'checkpoint.age')
}
