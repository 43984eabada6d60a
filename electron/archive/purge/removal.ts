import * as fs from 'node:fs/promises'
import path from 'node:path'
import { exists, namesIn, syncFolder, toWriteFailure } from '../../files/durable-file.ts'

/** Counts what it removes, and flushes the folders that it was removed from. */
export class Removal {
  count = 0
  private readonly folders = new Set<string>()

  /** None when it isn't there. */
  async file(file: string): Promise<void> {
    try {
      if (!(await exists(file))) return
      this.count += await filesIn(file)
      await fs.rm(file, { recursive: true, force: true })
      this.folders.add(path.dirname(file))
    } catch (error) {
      throw toWriteFailure(error)
    }
  }

  /** Of one folder, folders in it included; flushed before it answers. */
  async files(folder: string, mayGo: (name: string) => boolean): Promise<void> {
    for (const name of (await namesIn(folder)).filter(mayGo)) await this.file(path.join(folder, name))
    await this.end()
  }

  async end(): Promise<void> {
    for (const folder of this.folders) await syncFolder(folder)
    this.folders.clear()
  }
}

async function filesIn(place: string): Promise<number> {
  if (!(await fs.lstat(place)).isDirectory()) return 1
  const entries = await fs.readdir(place, { recursive: true, withFileTypes: true })
  return entries.filter(entry => !entry.isDirectory()).length
}
