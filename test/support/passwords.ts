import { randomBytes } from 'node:crypto'
import { recoveryKeyOf } from '#shared/archive/recovery-key.ts'
import type { StartChoice } from '#shared/archive/start-state.ts'
import { renewArchive } from '../../electron/archive/keys/renew-keys.ts'
import type { OpenFolder } from '../../electron/archive/start/open-folder.ts'

export const somePassword = '梧桐档案四月灯火'

/** Sets a password as a clerk does; answers with the printed recovery key. */
export async function setPassword({ folder, keys }: Pick<OpenFolder, 'folder' | 'keys'>, password = somePassword, at = '2026-11-22T08:00:00.000Z'): Promise<string> {
  const recoveryKey = recoveryKeyOf(randomBytes(20))
  const { cleared, error } = await renewArchive(folder, keys, { password, recoveryKey, at })
  if (!cleared) throw error
  return recoveryKey
}

export const byPassword = (password = somePassword): StartChoice => ({ kind: 'unlock', secret: { kind: 'password', password } })
export const byRecoveryKey = (recoveryKey: string): StartChoice => ({ kind: 'unlock', secret: { kind: 'recoveryKey', recoveryKey } })
