import * as fs from 'node:fs/promises'

/** Of the disk that a folder lies on; `freeBytes` is what this user may still fill. */
export async function diskSpace(folder: string): Promise<{ readonly freeBytes: number; readonly totalBytes: number }> {
  const { bavail, blocks, bsize } = await fs.statfs(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}
