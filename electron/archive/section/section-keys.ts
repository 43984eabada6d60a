import path from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Secret } from '#shared/archive/secret.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { namesIn, syncFolder } from '../../files/durable-file.ts'
import { UnreadableSeal, open, seal } from '../keys/age-file.ts'
import type { OpenedKeys } from '../keys/archive-keys.ts'
import { mendSlots, refreshKeyCopies } from '../keys/key-copies.ts'
import { placeKeyFolder, sectionFolders, takeKeyFolderAway } from '../keys/key-folders.ts'
import { isSlot, openSlot, passwordSlot, readKeyFile, recoverySlot, slotNames, slotsIn } from '../keys/key-slots.ts'
import { inKeyTurns } from '../keys/key-turns.ts'
import { damagedSlots, readSlotList, slotListBytes, slotListName, slotSums } from '../keys/slot-list.ts'
import { wipeFile } from '../keys/wipe-file.ts'

/** What opens a sealed section: never the archive's keys (formats.md §4). */
export interface SectionKeys {
  /** New records and blobs bear it. */
  readonly section: string
  readonly recipient: string
  /** The present one first. */
  readonly identities: readonly string[]
}

export interface PresentSection {
  readonly section: string
  /** When its password was set. */
  readonly since: string | null
}

/** The section of a data folder; null = it was never begun. Of several the one whose password is newest: the others' slots were about to go. */
export async function presentSection(dataFolder: string): Promise<PresentSection | null> {
  const keys = path.join(dataFolder, 'keys')
  const found: PresentSection[] = []
  for (const name of await sectionFolders(keys)) {
    if ((await slotsIn(path.join(keys, name))).length === 0) continue
    found.push({ section: name.slice('section-'.length), since: (await readSlotList(path.join(keys, name)))?.since ?? null })
  }
  return found.sort((a, b) => (b.since ?? '').localeCompare(a.since ?? ''))[0] ?? null
}

/** Throws wrong-password, wrong-recovery-key, keys-unreadable. */
export async function openSection(dataFolder: string, { section }: Pick<PresentSection, 'section'>, secret: Secret): Promise<SectionKeys> {
  const name = `section-${section}`
  const folder = path.join(dataFolder, 'keys', name)
  await mendSlots(dataFolder, name)
  const { identity } = await openSlot(folder, { secret }).catch(async (error: unknown) => { throw await slotFailure(folder, error) })
  try {
    return { section, recipient: await identityToRecipient(identity), identities: [identity, ...await formerIdentities(folder, identity)] }
  } catch (error) {
    throw error instanceof UnreadableSeal ? new ExpectedFailure('keys-unreadable', { message: damagedKeys, detail: String(error) }) : error
  }
}

export interface NewSection {
  readonly section: string
  readonly password: string
  readonly recoveryKey: string
  readonly at: string
  /** Whose records the new keys open too, and whose slots go; null = the first. */
  readonly former: SectionKeys | null
}

/** A new identity with a password and a recovery key of its own; in force once its folder stands. */
export function beginSection(dataFolder: string, archiveKeys: OpenedKeys, wish: NewSection): Promise<SectionKeys> {
  return inKeyTurns(async () => {
    const keys = path.join(dataFolder, 'keys')
    const name = `section-${wish.section}`
    await placeKeyFolder(keys, name, await newFolder(wish))
    const begun = await openSection(dataFolder, wish, { kind: 'password', password: wish.password }).catch(async (error: unknown) => {
      await takeKeyFolderAway(keys, name).catch(() => undefined) // the first failure is the one to tell
      throw error
    })
    if (wish.former !== null) await removeSlots(path.join(keys, `section-${wish.former.section}`))
    await refreshKeyCopies(dataFolder, { known: archiveKeys })
    return begun
  })
}

const formerName = 'identity-1.age'
const damagedKeys = '政治素质档案的密钥文件缺失或损坏，没有打开，什么都没有改动。请从备份恢复。'

/** The age file's own name: `identity-1.age`, as of the archive, holds every identity of before, one a line. */
async function newFolder({ password, recoveryKey, at, former }: NewSection): Promise<ReadonlyMap<string, Uint8Array>> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const files = new Map<string, Uint8Array>([[slotNames.password, await passwordSlot(identity, password)], [slotNames.recovery, await recoverySlot(identity, recoveryKey)]])
  if (former !== null) files.set(formerName, await seal(Buffer.from(`${former.identities.join('\n')}\n`, 'utf8'), recipient))
  return files.set(slotListName, slotListBytes({ since: at, units: [], sums: slotSums(files) }))
}

async function formerIdentities(folder: string, identity: string): Promise<readonly string[]> {
  const sealed = await readKeyFile(path.join(folder, formerName))
  if (sealed === null) return []
  return Buffer.from(await open(sealed, [identity])).toString('utf8').split('\n').filter(line => line.startsWith('AGE-SECRET-KEY-1'))
}

/** A damaged slot opens by no password. */
async function slotFailure(folder: string, error: unknown): Promise<unknown> {
  if (!(error instanceof ExpectedFailure)) return new ExpectedFailure('keys-unreadable', { message: damagedKeys, detail: String(error) })
  const { code } = error.failure
  const name = code === 'wrong-password' ? slotNames.password : code === 'wrong-recovery-key' ? slotNames.recovery : null
  const isDamaged = (await damagedSlots(folder)).some(slot => slot.name === name)
  return isDamaged ? new ExpectedFailure('keys-unreadable', { message: damagedKeys }) : error
}

async function removeSlots(folder: string): Promise<void> {
  for (const name of (await namesIn(folder)).filter(each => isSlot(each) || each === slotListName)) await wipeFile(path.join(folder, name))
  await syncFolder(folder)
}
