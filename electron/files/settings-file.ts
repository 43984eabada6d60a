import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { turns } from '../archive/store/turns.ts'
import { errorCode, renamePatiently, replaceFile, toWriteFailure } from './durable-file.ts'

/** What this PC and user keep outside of any archive. Fields of a newer version survive. */
export const UserSettings = z.looseObject({
  /** Of this user on this PC; random, says nothing about either. */
  device: z.uuid(),
  /** 操作人; empty until the first run has asked. */
  actor: z.string().default(''),
  /** The archive that a start opens; null before the first run. */
  dataFolder: z.string().nullable().default(null),
  /** Set while the sample archive is open instead. */
  sampleOpen: z.boolean().default(false),
  /** Where each archive that was ever opened here lies. */
  knownFolders: z.record(z.uuid(), z.string()).default({}),
  /** The folder on another fixed drive that holds the mirror of each archive. Here, because it must be known when the archive is lost. */
  mirrors: z.record(z.uuid(), z.string()).default({}),
  /** Size and place of the window, as the shell understands it. */
  window: z.record(z.string(), z.unknown()).default({}),
})
export type UserSettings = z.infer<typeof UserSettings>

export interface SettingsFile {
  readonly folder: string
  read(): UserSettings
  /** Durable when it answers; read only then. */
  change(some: Partial<UserSettings>): Promise<void>
}

/** Reads `settings.json`; a damaged one is kept beside it and begun anew, because no archive depends on it. */
export async function openSettings(folder: string = configFolder()): Promise<SettingsFile> {
  const file = path.join(folder, 'settings.json')
  let settings = await readOrBegin(file)
  const inOrder = turns()
  return {
    folder,
    read: () => settings,
    change: some => inOrder(async () => {
      const next = { ...settings, ...some }
      await save(file, next)
      settings = next
    }),
  }
}

/** The user's configuration folder, the same for all shells; `DANGWU_CONFIG_DIR` puts it elsewhere. */
export function configFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env['DANGWU_CONFIG_DIR'] !== undefined && env['DANGWU_CONFIG_DIR'] !== '') return env['DANGWU_CONFIG_DIR']
  const base = platform === 'win32' ? env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming') : env['XDG_CONFIG_HOME'] || path.join(homedir(), '.config')
  return path.join(base, 'dangwu-ledger')
}

async function readOrBegin(file: string): Promise<UserSettings> {
  const text = await readIfThere(file)
  if (text === null) return begin(file)
  try {
    return UserSettings.parse(JSON.parse(text))
  } catch {
    await renamePatiently(file, `${file}.damaged-${Date.now()}`) // no archive depends on it; start-folder looks at the usual places again
    return begin(file)
  }
}

async function begin(file: string): Promise<UserSettings> {
  const settings = UserSettings.parse({ device: randomUUID() })
  await save(file, settings)
  return settings
}

async function save(file: string, settings: UserSettings): Promise<void> {
  try {
    await fs.mkdir(path.dirname(file), { recursive: true })
    await replaceFile(file, Buffer.from(`${JSON.stringify(settings, null, 2)}\n`, 'utf8'))
  } catch (error) {
    throw toWriteFailure(error)
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await fs.readFile(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}
