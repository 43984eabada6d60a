import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from '../../electron/prepare.mjs'
import { environment, root, type User } from './program.ts'

interface Size { readonly branches?: number; readonly people?: number; readonly meetings?: number; readonly years?: number }

/** A fictional archive made by the command line, which the user's next start opens. The answer names some of what is in it. */
export function prepareArchive(user: User, size: Size = {}, data: string = user.data): { readonly meetings: number; readonly people: number } {
  const sizes = Object.entries(size).flatMap(([name, count]) => [`--${name}`, String(count)])
  const made = JSON.parse(runCli(user, ['sample', '--data', data, '--seed', '20260701', '--today', today(), ...sizes])) as { meetings: number; people: number } // one line, printed by the command
  writeFileSync(join(user.config, 'settings.json'), JSON.stringify({ device: randomUUID(), actor: '林小满', dataFolder: data, sampleOpen: false, knownFolders: {}, window: {} }))
  return made
}

/** The built command line as this user; its standard output. */
export function runCli(user: User, words: readonly string[]): string {
  ensureBuilt()
  return execFileSync(process.execPath, [join(root, 'dist/electron/cli.mjs'), ...words], { env: environment(user), encoding: 'utf8', maxBuffer: 1 << 28 })
}

/** The PC's local date. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
