import * as fs from 'node:fs/promises'
import path from 'node:path'
import { Decrypter, Encrypter } from 'age-encryption'
import { typedRecoveryKey } from '#shared/archive/recovery-key.ts'
import type { Secret } from '#shared/archive/secret.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { errorCode, namesIn } from '../../files/durable-file.ts'
import { UnreadableSeal, open, scryptFactorOf, seal } from './age-file.ts'
import type { ArchiveKeys } from './archive-keys.ts'

/** Ways into a key folder, each a file that holds its identity (formats.md §4). `unit`: sealed to an upper unit or to the sender of a report. `own`: no file; the identity is one that the reader has already. */
export type SlotKind = 'open' | 'password' | 'recovery' | 'unit' | 'own'

/** What somebody has to open a key folder with. */
export interface KeyWays {
  readonly secret?: Secret | null
  /** Of one's own archive: they open what was sealed to it. */
  readonly identities?: readonly string[]
  /** The keys themselves, opened before: their folder, or a copy of it, needs no secret again. */
  readonly known?: KnownKeys | null
}

export type KnownKeys = Pick<ArchiveKeys, 'identities'> & { readonly openedWith?: SlotKind }

export interface OpenedSlot {
  readonly identity: string
  readonly slot: SlotKind
}

export const slotNames = { open: 'open.txt', password: 'password.age', recovery: 'recovery.age' } as const

/** `unit-<name>.age`, and `sender.age` of a report. */
export function isUnitSlot(name: string): boolean {
  return /^(unit-.+|sender)\.age$/.test(name)
}

/** Every file that lets somebody into this very folder, and so goes when a newer identity is made. */
export function isSlot(name: string): boolean {
  return (Object.values(slotNames) as readonly string[]).includes(name) || isUnitSlot(name)
}

export async function slotsIn(keyFolder: string): Promise<readonly SlotKind[]> {
  const names = await namesIn(keyFolder)
  const plain = (['open', 'password', 'recovery'] as const).filter(kind => names.includes(slotNames[kind]))
  return names.some(isUnitSlot) ? [...plain, 'unit'] : plain
}

/** The identity of a key folder. Throws wrong-password, wrong-recovery-key, or password-needed where there are slots but nothing that fits them was given. */
export async function openSlot(keyFolder: string, { secret = null, identities = [] }: KeyWays): Promise<OpenedSlot> {
  const plain = await readOpenText(keyFolder)
  if (plain !== null) return { identity: identityIn(plain), slot: 'open' }
  const own = await ownIdentity(keyFolder, identities)
  if (own !== null) return { identity: own, slot: 'own' }
  if (secret !== null) return openWithSecret(keyFolder, secret)
  const unit = await openUnitSlot(keyFolder, identities)
  if (unit !== null) return unit
  if ((await slotsIn(keyFolder)).length === 0) throw new Error('no slot in the newest key folder')
  throw new ExpectedFailure('password-needed', { message: '打开它需要口令或恢复密钥。' })
}

/** In the form that `age -d -i open.txt` reads. */
export function openText(identity: string, recipient: string): Uint8Array {
  return Buffer.from(`# 党务台账档案密钥。没有它，档案和备份都无法打开；请勿改动、删除或外传。\n# public key: ${recipient}\n${identity}\n`, 'utf8')
}

/** NFKC, so that the same password typed by another input method is the same. */
export function passwordSlot(identity: string, password: string): Promise<Uint8Array> {
  return sealToPassphrase(identity, password.normalize('NFKC'))
}

/** `recoveryKey` as it is printed. */
export function recoverySlot(identity: string, recoveryKey: string): Promise<Uint8Array> {
  return sealToPassphrase(identity, recoveryKey)
}

/** Throws when `recipient` is none. */
export function unitSlot(identity: string, recipient: string): Promise<Uint8Array> {
  return seal(Buffer.from(`${identity}\n`, 'utf8'), recipient)
}

export function identityIn(text: string): string {
  const line = text.split('\n').map(each => each.trim()).find(each => each.startsWith('AGE-SECRET-KEY-1'))
  if (line === undefined) throw new Error('no identity in a key file')
  return line
}

/** Null when there is no such file. Throws set-excessive for what is too large to hold a key, before it is read. */
export async function readKeyFile(file: string): Promise<Buffer | null> {
  try {
    const { size } = await fs.stat(file)
    if (size > largestKeyFileBytes) throw new ExpectedFailure('set-excessive', { detail: `${file}: ${size} bytes` })
    return await fs.readFile(file)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** 2^17 rounds: about half a second. */
const workFactor = 17
const highestWorkFactor = 20
const largestKeyFileBytes = 16 * 1024

async function sealToPassphrase(identity: string, passphrase: string): Promise<Uint8Array> {
  const it = new Encrypter()
  it.setPassphrase(passphrase)
  it.setScryptWorkFactor(workFactor)
  return it.encrypt(`${identity}\n`)
}

async function openWithSecret(keyFolder: string, secret: Secret): Promise<OpenedSlot> {
  if (secret.kind === 'password') return { identity: await openPassphraseSlot(path.join(keyFolder, slotNames.password), secret.password.normalize('NFKC'), 'wrong-password'), slot: 'password' }
  const printed = typedRecoveryKey(secret.recoveryKey)
  if (printed === null) throw new ExpectedFailure('wrong-recovery-key')
  return { identity: await openPassphraseSlot(path.join(keyFolder, slotNames.recovery), printed, 'wrong-recovery-key'), slot: 'recovery' }
}

/** A slot that isn't there opens as little as a wrong password does; one that would cost minutes or memory is refused unread. */
async function openPassphraseSlot(file: string, passphrase: string, wrong: 'wrong-password' | 'wrong-recovery-key'): Promise<string> {
  const sealed = await readKeyFile(file)
  if (sealed === null) throw new ExpectedFailure(wrong, { detail: `${file} is missing` })
  if (scryptFactorOf(sealed) > highestWorkFactor) throw new ExpectedFailure('set-excessive', { detail: `${file}: scrypt factor ${scryptFactorOf(sealed)}` })
  try {
    const it = new Decrypter()
    it.addPassphrase(passphrase)
    return identityIn(await it.decrypt(sealed, 'text'))
  } catch (error) {
    throw new ExpectedFailure(wrong, { detail: String(error) })
  }
}

/** The one of these identities that the folder's own files are sealed to. */
async function ownIdentity(keyFolder: string, identities: readonly string[]): Promise<string | null> {
  const sealed = identities.length === 0 ? undefined : (await namesIn(keyFolder)).find(name => /^(journal|identity)-\d+\.age$/.test(name))
  if (sealed === undefined) return null
  const bytes = await fs.readFile(path.join(keyFolder, sealed))
  for (const identity of identities) {
    const opens = await open(bytes, [identity]).then(() => true, error => {
      if (error instanceof UnreadableSeal) return false // sealed to another
      throw error
    })
    if (opens) return identity
  }
  return null
}

async function openUnitSlot(keyFolder: string, identities: readonly string[]): Promise<OpenedSlot | null> {
  if (identities.length === 0) return null
  for (const name of (await namesIn(keyFolder)).filter(isUnitSlot).slice(0, mostUnitSlots)) {
    const sealed = await readKeyFile(path.join(keyFolder, name))
    if (sealed === null) continue
    try {
      return { identity: identityIn(Buffer.from(await open(sealed, identities)).toString('utf8')), slot: 'unit' }
    } catch (error) {
      if (!(error instanceof UnreadableSeal)) throw error // sealed to somebody else: the next one may be ours
    }
  }
  return null
}

/** formats.md §7: 16 slots. */
const mostUnitSlots = 16

async function readOpenText(keyFolder: string): Promise<string | null> {
  return (await readKeyFile(path.join(keyFolder, slotNames.open)))?.toString('utf8') ?? null
}
