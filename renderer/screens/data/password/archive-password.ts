import type { Output } from '#shared/contract/contract.ts'
import { orThrow } from '#shared/contract/outcome.ts'
import type { PasswordWays } from '../../../parts/password/password-steps.ts'
import { machineSide } from '../../../storage/connection.ts'

export type KeyStatus = Output<'keyStatus'>

/** The archive's own password; whoever opened it with the recovery key has proven enough. */
export function archivePassword({ protection, openedWith }: KeyStatus): PasswordWays {
  return {
    of: 'archive', needsCurrent: protection === 'password' && openedWith !== 'recoveryKey',
    begin: async (current, password) => orThrow(await machineSide().beginPassword({ current, password })).recoveryKey,
    confirm: async recoveryKey => { orThrow(await machineSide().confirmPassword({ recoveryKey })) },
  }
}
