import * as fs from 'node:fs/promises'
import path from 'node:path'
import { linuxDriveOf, linuxDrives } from './drives-linux.ts'
import { windowsDriveOf, windowsDrivesWhenChanged } from './drives-windows.ts'
import { errorCode } from './durable-file.ts'

/** A drive, or part of one, that files can be written to. */
export interface FoundDrive {
  /** The same for one stick wherever and whenever it is put in. */
  readonly id: string
  /** Where its files are. */
  readonly path: string
  /** For reading: 「金士顿 (E:)」. */
  readonly label: string
  readonly kind: 'removable' | 'fixed' | 'unknown'
  readonly fileSystem: string
  readonly freeBytes: number
  readonly totalBytes: number
  /** The whole disk that it is a part of; null = not known. */
  readonly disk: string | null
}

/** What drives this PC has now. */
export interface DriveSource {
  list(): Promise<readonly FoundDrive[]>
  /** The drive that a folder lies on, or would lie on once it is made. `known`: what was just listed, because asking Windows takes seconds. */
  of(folder: string, known?: readonly FoundDrive[]): Promise<FoundDrive>
}

export function drivesOfThisPc(platform: NodeJS.Platform = process.platform): DriveSource {
  if (platform !== 'win32') return { list: () => linuxDrives(), of: async folder => linuxDriveOf(await nearestFolder(folder)) }
  const list = windowsDrivesWhenChanged()
  return { list, of: async (folder, known) => windowsDriveOf(path.win32.resolve(folder), known ?? (await list())) }
}

/** One fails with the other: its loss takes both. */
export function isSameDisk(one: FoundDrive, other: FoundDrive): boolean {
  return one.id === other.id || (one.disk !== null && one.disk === other.disk)
}

/** Links followed; the nearest parent of what isn't there yet. */
async function nearestFolder(folder: string): Promise<string> {
  try {
    return await fs.realpath(folder)
  } catch (error) {
    const parent = path.dirname(folder)
    if (parent === folder || !['ENOENT', 'ENOTDIR'].includes(errorCode(error))) throw error
    return nearestFolder(parent)
  }
}
