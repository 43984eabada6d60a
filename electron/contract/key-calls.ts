import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { passwordFault } from '#shared/archive/password-rules.ts'
import { recoveryKeyOf, typedRecoveryKey } from '#shared/archive/recovery-key.ts'
import type { Handlers, Output } from '#shared/contract/contract.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { OpenedKeys } from '../archive/keys/archive-keys.ts'
import { openKeys } from '../archive/keys/keys.ts'
import { renewArchive } from '../archive/keys/renew-keys.ts'
import { saveUnits } from '../archive/keys/save-units.ts'
import { readSlotList } from '../archive/keys/slot-list.ts'
import { tried } from '../archive/keys/tries.ts'
import type { OpenFolder } from '../archive/start/open-folder.ts'
import type { SessionParts } from './session.ts'

type Calls = Pick<Handlers, 'keyStatus' | 'beginPassword' | 'confirmPassword' | 'saveUnits'>

/** A password that waits for its recovery key to be typed back. In memory only: whoever ends the program begins anew. */
interface Pending {
  readonly open: OpenFolder
  readonly password: string
  readonly recoveryKey: string
}

export function keyCalls({ state, tools, works }: SessionParts): Calls {
  let pending: Pending | null = null
  const writable = () => {
    const open = state.open()
    if (open.archive.head().readOnly) throw new ExpectedFailure('archive-read-only')
    return open
  }
  return {
    keyStatus: async () => {
      const { folder, keys } = state.open()
      const list = await readSlotList(path.join(folder, 'keys', String(keys.identity)))
      return { ...protectionOf(keys), identity: keys.identity, since: list?.since ?? null, recipient: keys.recipient, units: list?.units ?? [] }
    },
    beginPassword: async ({ current, password }) => {
      const open = writable()
      await checkPresent(open, current, tools.now)
      const fault = passwordFault(password)
      if (fault !== null) throw new ExpectedFailure('weak-password', { message: fault })
      pending = { open, password, recoveryKey: recoveryKeyOf(randomBytes(20)) }
      return { recoveryKey: pending.recoveryKey }
    },
    confirmPassword: async ({ recoveryKey }) => {
      const { folder, keys, mirror } = writable()
      if (pending?.open.keys !== keys) throw new ExpectedFailure('work-gone')
      if (typedRecoveryKey(recoveryKey) !== pending.recoveryKey) throw new ExpectedFailure('wrong-recovery-key', { message: notAsPrinted })
      if (works.isBusy()) throw new ExpectedFailure('work-busy')
      const ways = { ...pending, at: tools.now().toISOString() }
      pending = null
      const { cleared, error } = await renewArchive(folder, keys, ways)
      mirror.update() // older slots go there too
      if (!cleared) tools.onFault('the new password is in force, but slots of older ones are still there', error)
      if (!cleared) throw new ExpectedFailure('write-failed', { message: notCleared, detail: String(error) })
      return { identity: keys.identity }
    },
    saveUnits: async ({ units }) => {
      const { folder, keys } = writable()
      await saveUnits(folder, keys, units)
      return {}
    },
  }
}

/** Whether a password is needed to open the archive, and what it was opened with now. */
export function protectionOf({ openedWith }: OpenedKeys): Pick<Output<'keyStatus'>, 'protection' | 'openedWith'> {
  switch (openedWith) {
    case 'open': return { protection: 'none', openedWith }
    case 'password': return { protection: 'password', openedWith }
    case 'recovery':
    case 'unit':
    case 'own': return { protection: 'password', openedWith: 'recoveryKey' }
  }
}

const notAsPrinted = '输入的恢复密钥和刚才打印的不一致，口令还没有生效，什么都没有改动。请对照打印件逐组核对后再输一遍。'
const notCleared = '新口令已经生效，请用新口令打开档案；但以前的密钥文件还没有删干净。请重新启动程序，启动时会再删一次。'

/** The recovery key has proven enough; whoever opened the archive with its password proves it once more. Throws wrong-password. */
async function checkPresent({ folder, keys }: OpenFolder, current: string | null, now: () => Date): Promise<void> {
  if (keys.openedWith === 'open' || (keys.openedWith === 'recovery' && current === null)) return
  const secret = { kind: 'password' as const, password: current ?? '' }
  await tried(folder, { now }, () => openKeys(folder, { secret }))
}
