import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { DriveSource, FoundDrive } from '../../files/drives.ts'
import { errorCode } from '../../files/durable-file.ts'
import { diskSpace } from '../../files/free-space.ts'
import { type TargetFault, targetFailure, targetFault } from './target-failure.ts'

/** The folder that a backup goes to, and the drive that it lies on, as they were before anything was written. */
export interface BackupTarget {
  readonly parent: string
  readonly drive: FoundDrive
  /** Throws drive-full when less is free than this and a fifth. */
  expectRoom(bytes: number): Promise<void>
  /** What went wrong there, in a sentence that names the drive; anything else as it is. */
  failureOf(error: unknown): Promise<unknown>
}

/** Throws drive-gone, drive-read-only, drive-full, drive-failed, backup-inside-archive. */
export async function examineTarget(parent: string, dataFolder: string, drives: DriveSource): Promise<BackupTarget> {
  const drive = await drives.of(parent).catch(() => unknownDrive(parent)) // gone already: said below
  const device = await deviceOf(parent)
  if (device === null) throw targetFailure(drive, { kind: 'gone' })
  if (await isInside(parent, dataFolder)) throw new ExpectedFailure('backup-inside-archive')
  const target: BackupTarget = {
    parent, drive,
    expectRoom: async bytes => {
      const needed = Math.ceil(bytes * spareRoom)
      const { freeBytes } = await diskSpace(parent)
      if (freeBytes < needed) throw targetFailure(drive, { kind: 'full', missingBytes: needed - freeBytes })
    },
    failureOf: async error => {
      const fault = targetFault(error, dataFolder)
      if (fault === null) return error
      const isGone = (await deviceOf(parent)) !== device
      return targetFailure(drive, isGone ? { kind: 'gone' } : await withLeftovers(fault, parent), error)
    },
  }
  await probe(target)
  return target
}

const spareRoom = 1.2
const probeBytes = 4096

/** Rights, write protection, a full or dying stick: known before anything is begun. */
async function probe({ parent, failureOf }: BackupTarget): Promise<void> {
  const file = path.join(parent, `${randomBytes(6).toString('hex')}.part`)
  try {
    const handle = await fs.open(file, 'wx')
    try {
      await handle.writeFile(randomBytes(probeBytes))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await fs.rm(file)
  } catch (error) {
    await fs.rm(file, { force: true }).catch(() => undefined) // the probe's own failure is the one to tell
    throw await failureOf(error)
  }
}

/** Null when there is no such folder any more. Another number at the same place is another stick, or the folder below it. */
async function deviceOf(folder: string): Promise<number | null> {
  try {
    const stat = await fs.stat(folder)
    return stat.isDirectory() ? stat.dev : null
  } catch (error) {
    if (errorCode(error) === '') throw error
    return null
  }
}

async function isInside(folder: string, dataFolder: string): Promise<boolean> {
  const relation = path.relative(await fs.realpath(dataFolder), await fs.realpath(folder))
  return relation === '' || (!path.isAbsolute(relation) && relation.split(path.sep)[0] !== '..')
}

/** Whether a set there still holds what was not written to its end. */
async function withLeftovers(fault: TargetFault, parent: string): Promise<TargetFault> {
  const names = await fs.readdir(parent, { recursive: true }).catch(() => []) // unreadable: nothing more can be said
  return names.some(name => name.endsWith('.part')) ? { ...fault, leftovers: true } : fault
}

function unknownDrive(parent: string): FoundDrive {
  return { id: `place ${parent}`, path: parent, label: parent, kind: 'unknown', fileSystem: '', freeBytes: 0, totalBytes: 0, disk: null }
}
