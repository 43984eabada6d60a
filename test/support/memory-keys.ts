import { passwordFault } from '#shared/archive/password-rules.ts'
import { recoveryKeyOf, typedRecoveryKey } from '#shared/archive/recovery-key.ts'
import type { Secret } from '#shared/archive/secret.ts'
import type { Input, Output } from '#shared/contract/contract.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'

export interface MemoryKeysOptions {
  /** Set already: the machine starts sealed. */
  readonly password?: string
  /** As printed; it opens the machine too. */
  readonly recoveryKey?: string
  /** The clerk has opened it with the password already. */
  readonly isOpened?: boolean
}

/** The keys of a memory machine: passwords are compared, tries are counted, nothing is sealed. */
export function memoryKeys({ password: first, recoveryKey: printed = recoveryKeyOf(new Uint8Array(20).fill(7)), isOpened = false }: MemoryKeysOptions, now: () => string) {
  let password = first ?? null
  let recoveryKey = printed
  let openedWith: Output<'keyStatus'>['openedWith'] = isOpened ? 'password' : 'open'
  let isLocked = password !== null && !isOpened
  let identity = password === null ? 1 : 2
  let since: string | null = null
  let wrong = 0
  let units: Output<'keyStatus'>['units'] = []
  let pending: { readonly password: string; readonly recoveryKey: string } | null = null
  const waitSeconds = () => (wrong < 5 ? 0 : Math.min(30 * 2 ** (wrong - 5), 900))
  const tryOut = (isRight: boolean, code: 'wrong-password' | 'wrong-recovery-key') => {
    if (waitSeconds() > 0) throw new ExpectedFailure('too-many-tries')
    if (!isRight) wrong++
    if (!isRight) throw new ExpectedFailure(code)
    wrong = 0
  }
  const whenOpen = <I, O>(call: (input: I) => O) => (input: I): O => {
    if (isLocked) throw new ExpectedFailure('archive-not-open')
    return call(input)
  }
  const protection = () => (password === null ? 'none' as const : 'password' as const)
  return {
    isLocked: () => isLocked,
    waitSeconds,
    /** As if the time that a clerk must wait were over. */
    waited: () => { wrong = Math.min(wrong, 4) },
    /** What a backup made now opens with. */
    secrets: () => ({ password, recoveryKey }),
    status: () => ({ protection: protection(), openedWith }),
    unlock: (secret: Secret) => {
      if (secret.kind === 'password') tryOut(secret.password === password, 'wrong-password')
      else tryOut(typedRecoveryKey(secret.recoveryKey) === recoveryKey, 'wrong-recovery-key')
      openedWith = secret.kind
      isLocked = false
    },
    calls: {
      keyStatus: whenOpen((): Output<'keyStatus'> => ({ protection: protection(), openedWith, identity, since, recipient: `age1${'q'.repeat(58)}`, units })),
      beginPassword: whenOpen(({ current, password: wished }: Input<'beginPassword'>) => {
        if (password !== null && (openedWith === 'password' || current !== null)) tryOut(current === password, 'wrong-password')
        const fault = passwordFault(wished)
        if (fault !== null) throw new ExpectedFailure('weak-password', { message: fault })
        pending = { password: wished, recoveryKey: recoveryKeyOf(crypto.getRandomValues(new Uint8Array(20))) }
        return { recoveryKey: pending.recoveryKey }
      }),
      confirmPassword: whenOpen(({ recoveryKey: typed }: Input<'confirmPassword'>) => {
        if (pending === null) throw new ExpectedFailure('work-gone')
        if (typedRecoveryKey(typed) !== pending.recoveryKey) throw new ExpectedFailure('wrong-recovery-key')
        ;({ password, recoveryKey } = pending)
        pending = null
        openedWith = 'password'
        since = now()
        return { identity: ++identity }
      }),
      saveUnits: whenOpen(({ units: wished }: Input<'saveUnits'>) => {
        if (wished.some(({ recipient }) => !/^age1[a-z0-9]{58}$/.test(recipient))) throw new ExpectedFailure('no-recipient')
        units = wished
        return {}
      }),
    },
  }
}
