import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { seal } from './age-file.ts'
import type { OpenedKeys } from './archive-keys.ts'
import { placeKeyFolder } from './key-folders.ts'
import { passwordSlot, recoverySlot, slotNames, unitSlot } from './key-slots.ts'
import { openKeys } from './keys.ts'

/** Who can open the archive from now on. */
export interface NewWays {
  readonly password: string
  /** As printed. */
  readonly recoveryKey: string
  /** Upper units that can open it too. */
  readonly units: readonly { readonly name: string; readonly recipient: string }[]
}

/** A new identity and a new journal epoch, the present identity sealed to it; in force once the key folder stands. Older slots are still there: `removeOlderSlots`. */
export async function renewKeys(dataFolder: string, present: OpenedKeys, { password, recoveryKey, units }: NewWays): Promise<OpenedKeys> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const number = present.identity + 1
  const epoch = present.epoch + 1
  const [former] = present.identities
  if (former === undefined) throw new Error('keys without an identity')
  const files = new Map<string, Uint8Array>([
    [slotNames.password, await passwordSlot(identity, password)],
    [slotNames.recovery, await recoverySlot(identity, recoveryKey)],
    [`identity-${present.identity}.age`, await seal(Buffer.from(`${former}\n`), recipient)],
    [`journal-${epoch}.age`, await seal(Buffer.from(canonicalJson({ archiveId: present.archiveId, epoch, key: randomBytes(32).toString('hex') })), recipient)],
  ])
  for (const unit of units) files.set(`unit-${unit.name}.age`, await unitSlot(identity, unit.recipient))
  await placeKeyFolder(path.join(dataFolder, 'keys'), number, files)
  return openKeys(dataFolder, { secret: { kind: 'password', password } })
}
