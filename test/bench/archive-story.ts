import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { aUser, root } from '../support/program.ts'
import { aStory, type Story } from '../support/story.ts'

/** A user whose archive a command made where a first start looks for it. */
export async function archiveStory(command: 'init' | 'sample', words: readonly string[], { user = aUser(), begins = true } = {}): Promise<Story> {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/electron/cli.mjs'), command, '--data', user.data, ...words], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return aStory({ pictures: 'bench', user, begins })
}
