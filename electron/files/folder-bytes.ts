import * as fs from 'node:fs/promises'
import path from 'node:path'
import { namesIn } from './durable-file.ts'

/** What the files of a folder take, without those of its own folders; 0 when it isn't there. */
export async function folderBytes(...folder: readonly [string, ...string[]]): Promise<number> {
  const whole = path.join(...folder)
  const sizes = await Promise.all((await namesIn(whole)).map(async name => (await fs.stat(path.join(whole, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
