import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { RecordBase } from '#shared/model/record.ts'
import type { Unit } from '#shared/model/unit.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { errorCode, exists, renamePatiently, syncFolder, toWriteFailure } from '../../files/durable-file.ts'
import { knownFormat, writeArchiveCard } from './archive-card.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { createArchive } from '../state/archive.ts'
import { refreshKeyCopy } from '../keys/key-copies.ts'
import { createKeys } from '../keys/keys.ts'

export interface NewArchive {
  readonly unit: Unit
  readonly source: RecordBase['source']
  readonly actor: string
  readonly device: string
  readonly at: string
  readonly newId: () => string
}

/** A new archive whose first commit is its unit. Answers with the folder that it lies in; throws folder-not-empty. */
export async function makeArchiveFolder(folder: string, { unit, source, actor, device, at, newId }: NewArchive): Promise<string> {
  return makeFolder(folder, async building => {
    const keys = await makeKeys(building, { archiveId: newId(), name: unit.name, formerIds: [] })
    await createArchive(building, keys, { unit, source, actor, device, at, commitId: newId() })
  })
}

/** Keys, their copy and the card of a new archive. */
export async function makeKeys(folder: string, { archiveId, name, formerIds }: { archiveId: string; name: string; formerIds: string[] }): Promise<ArchiveKeys> {
  const keys = await createKeys(folder, archiveId)
  await refreshKeyCopy(folder)
  await writeArchiveCard(folder, { format: knownFormat, archiveId, name, formerIds })
  return keys
}

/**
 * Built beside its place and put there whole or not at all. An empty folder may lie there; the root of a drive gets a folder inside it.
 * `buildingPlace`: where it is built, by its target.
 */
export async function makeFolder(wished: string, build: (building: string) => Promise<void>, buildingPlace = randomPlace): Promise<string> {
  try {
    const target = await freePlace(path.resolve(wished))
    const building = await buildingPlace(target)
    await fs.mkdir(building) // never one that somebody else is building
    try {
      await build(building)
      await renamePatiently(building, target)
      await syncFolder(path.dirname(target))
    } catch (error) {
      await fs.rm(building, { recursive: true, force: true }).catch(() => undefined) // the first failure is the one to tell
      throw error
    }
    return target
  } catch (error) {
    throw toWriteFailure(error)
  }
}

async function randomPlace(target: string): Promise<string> {
  return `${target}.${randomBytes(6).toString('hex')}.part`
}

const folderInDrive = '党务台账数据'

async function freePlace(wished: string): Promise<string> {
  if (!(await exists(wished))) {
    await fs.mkdir(path.dirname(wished), { recursive: true })
    return wished
  }
  if ((await fs.readdir(wished)).length > 0) throw new ExpectedFailure('folder-not-empty')
  try {
    await fs.rmdir(wished)
    return wished
  } catch (error) {
    if (!['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY', 'EINVAL'].includes(errorCode(error))) throw error
    return path.join(wished, folderInDrive) // the root of a drive, or a folder whose own place can't be changed
  }
}
