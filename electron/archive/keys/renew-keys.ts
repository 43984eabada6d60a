import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { ExpectedFailure, type FailureCode } from '#shared/contract/outcome.ts'
import { seal } from './age-file.ts'
import type { LiveKeys, OpenedKeys } from './archive-keys.ts'
import { mendSlots, refreshKeyCopies } from './key-copies.ts'
import { placeKeyFolder, sectionFolders, takeKeyFolderAway } from './key-folders.ts'
import { inKeyTurns } from './key-turns.ts'
import { passwordSlot, recoverySlot, slotNames, unitSlot } from './key-slots.ts'
import { openKeys } from './keys.ts'
import { removeOlderSlots } from './older-slots.ts'
import { dropUnlistedUnits } from './save-units.ts'
import { type KeyUnit, readSlotList, slotListBytes, slotListName, slotSums, unitSlotNames } from './slot-list.ts'

/** Who can open the archive from now on. */
export interface NewWays {
  readonly password: string
  /** As printed. */
  readonly recoveryKey: string
  /** Upper units that can open it too. */
  readonly units: readonly KeyUnit[]
  readonly at?: string
}

/**
 * A new password for an open archive: a new identity, in force for everything that is open once its key folder stands; then the copies follow and older
 * slots go. Upper units stay. Where only the rest fails, the new password is in force, `cleared` is false, and the next start goes on with the rest.
 */
export function renewArchive(dataFolder: string, live: LiveKeys, { password, recoveryKey, at }: { password: string; recoveryKey: string; at: string }): Promise<{ readonly cleared: boolean; readonly error?: unknown }> {
  return inKeyTurns(async () => {
    const units = (await readSlotList(path.join(dataFolder, 'keys', String(live.identity))))?.units ?? []
    live.adopt(await renewKeys(dataFolder, live, { password, recoveryKey, units, at }).catch((error: unknown) => { throw inKeyWords(error) }))
    return tidyKeys(dataFolder, live).then(() => ({ cleared: true }), (error: unknown) => ({ cleared: false, error }))
  })
}

/** Begins a new identity and a new journal epoch, the present identity sealed to it; in force once the key folder stands. Older slots are still there. */
export async function renewKeys(dataFolder: string, present: OpenedKeys, ways: NewWays): Promise<OpenedKeys> {
  const [keys, number] = [path.join(dataFolder, 'keys'), present.identity + 1]
  await placeKeyFolder(keys, number, await newFolder(present, ways))
  try {
    return await openKeys(dataFolder, { secret: { kind: 'password', password: ways.password } })
  } catch (error) {
    await takeKeyFolderAway(keys, number).catch(() => undefined) // the first failure is the one to tell
    throw error
  }
}

const whyNot: Readonly<Partial<Record<FailureCode, string>>> = { 'disk-full': '磁盘空间不足', 'read-only': '数据文件夹只能读、不能写', 'write-failed': '写入磁盘失败' }

/** Failures of writing speak of records that were not saved: here it is the password. */
function inKeyWords(error: unknown): unknown {
  if (!(error instanceof ExpectedFailure)) return error
  const { code, detail } = error.failure
  const why = whyNot[code]
  return why === undefined ? error : new ExpectedFailure(code, { message: `${why}，口令没有改动，档案没有受影响。请检查磁盘和文件夹权限后再设一次。`, ...(detail === undefined ? {} : { detail }) })
}

/** What follows a renewal, and whatever was cut short of one, at each start: damaged slots are mended, copies are brought up to the keys, slots of older identities and of dropped units go. */
export async function tidyKeys(dataFolder: string, keys: OpenedKeys): Promise<void> {
  await dropUnlistedUnits(path.join(dataFolder, 'keys', String(keys.identity)))
  for (const name of [keys.identity, ...await sectionFolders(path.join(dataFolder, 'keys'))]) await mendSlots(dataFolder, name)
  await refreshKeyCopies(dataFolder, { known: keys })
  await removeOlderSlots(dataFolder, keys)
}

async function newFolder(present: OpenedKeys, { password, recoveryKey, units, at }: NewWays): Promise<ReadonlyMap<string, Uint8Array>> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const epoch = present.epoch + 1
  const [former] = present.identities
  if (former === undefined) throw new Error('keys without an identity')
  const files = new Map<string, Uint8Array>([
    [slotNames.password, await passwordSlot(identity, password)],
    [slotNames.recovery, await recoverySlot(identity, recoveryKey)],
    [`identity-${present.identity}.age`, await seal(Buffer.from(`${former}\n`), recipient)],
    [`journal-${epoch}.age`, await seal(Buffer.from(canonicalJson({ archiveId: present.archiveId, epoch, key: randomBytes(32).toString('hex') })), recipient)],
  ])
  for (const [name, unit] of unitSlotNames(units)) files.set(name, await unitSlot(identity, unit.recipient))
  return files.set(slotListName, slotListBytes({ since: at ?? null, units: [...units], sums: slotSums(files) }))
}
