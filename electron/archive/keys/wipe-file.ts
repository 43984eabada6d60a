import * as fs from 'node:fs/promises'

/** Overwritten before it goes, so that a plain disk can't give it back; a file system that copies on write may keep it. */
export async function wipeFile(file: string): Promise<void> {
  const handle = await fs.open(file, 'r+')
  try {
    const { size } = await handle.stat()
    await handle.write(Buffer.alloc(size), 0, size, 0)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await fs.rm(file)
}
