import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { namesIn } from '../../files/durable-file.ts'
import { open, seal } from './age-file.ts'
import type { ArchiveKeys, OpenedKeys } from './archive-keys.ts'
import { placeKeyFolder } from './key-folders.ts'
import { type KeyWays, type OpenedSlot, identityIn, openSlot, openText, readKeyFile, slotNames } from './key-slots.ts'

/** The first identity and the first journal key of an archive. Throws file-exists where there are keys already. */
export async function createKeys(dataFolder: string, archiveId: string): Promise<OpenedKeys> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const journalKey: JournalKey = { archiveId, epoch: 1, key: randomBytes(32).toString('hex') }
  const files = new Map([
    [slotNames.open, openText(identity, recipient)],
    ['journal-1.age', await seal(Buffer.from(canonicalJson(journalKey)), recipient)],
  ])
  await placeKeyFolder(path.join(dataFolder, 'keys'), 1, files)
  return openKeys(dataFolder)
}

/** Reads `dataFolder`/keys; throws as openKeysFolder does. */
export async function openKeys(dataFolder: string, ways: KeyWays = {}): Promise<OpenedKeys> {
  return openKeysFolder(path.join(dataFolder, 'keys'), ways)
}

/** The same of any folder of key folders: a copy, or a backup set's. Throws keys-unreadable when they are missing, damaged, or of more than one archive; wrong-password, wrong-recovery-key, password-needed. */
export async function openKeysFolder(folder: string, ways: KeyWays = {}): Promise<OpenedKeys> {
  try {
    return await readChain(folder, ways)
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error
    throw new ExpectedFailure('keys-unreadable', { detail: `${folder}: ${String(error)}` })
  }
}

/** The numbers of the key folders, greatest first. Sealed sections (`section-<id>`) and whatever else lies there are no such folders. */
export async function keyFolderNumbers(folder: string): Promise<readonly number[]> {
  const names = await namesIn(folder)
  return names.filter(name => /^[1-9]\d{0,5}$/.test(name)).map(Number).sort((a, b) => b - a)
}

const JournalKey = z.object({ archiveId: z.uuid(), epoch: z.int().min(1), key: z.string().regex(/^[0-9a-f]{64}$/) })
type JournalKey = z.infer<typeof JournalKey>

/** From the newest identity back to the first, each sealed to the one after it. */
async function readChain(folder: string, ways: KeyWays): Promise<OpenedKeys> {
  const [newest] = await keyFolderNumbers(folder)
  if (newest === undefined) throw new Error('no key folder')
  const known = slotOfKnown(newest, ways)
  const fromKnown = known === null ? null : await chainFrom(folder, newest, known).catch(() => null) // keys of another folder: this one's own slots decide
  return fromKnown ?? chainFrom(folder, newest, await openSlot(path.join(folder, String(newest)), ways))
}

/** There is one identity for each folder, so keys that are known fit no folder of another number. */
function slotOfKnown(newest: number, { known }: KeyWays): OpenedSlot | null {
  const [identity] = known?.identities ?? []
  return identity === undefined || known?.identities.length !== newest ? null : { identity, slot: known.openedWith ?? 'own' }
}

async function chainFrom(folder: string, newest: number, { identity, slot }: OpenedSlot): Promise<OpenedKeys> {
  const identities: string[] = [identity]
  const keys: JournalKey[] = []
  for (let n = newest; n >= 1; n--) {
    const here = path.join(folder, String(n))
    keys.push(...(await readJournalKeys(here, identities)))
    if (n > 1) identities.push(identityIn(await openedText(path.join(here, `identity-${n - 1}.age`), identities)))
  }
  return { ...(await toArchiveKeys(identities, keys)), identity: newest, openedWith: slot }
}

async function toArchiveKeys(identities: readonly string[], keys: readonly JournalKey[]): Promise<ArchiveKeys> {
  const [present] = identities
  const [first] = keys
  if (present === undefined || first === undefined) throw new Error('no journal key')
  if (keys.some(key => key.archiveId !== first.archiveId)) throw new Error('journal keys of more than one archive')
  const byEpoch = new Map(keys.map(({ epoch, key }) => [epoch, new Uint8Array(Buffer.from(key, 'hex'))]))
  return {
    archiveId: first.archiveId,
    epoch: Math.max(...byEpoch.keys()),
    journalKey: epoch => byEpoch.get(epoch),
    recipient: await identityToRecipient(present),
    identities,
  }
}

async function readJournalKeys(folder: string, identities: readonly string[]): Promise<JournalKey[]> {
  const names = (await fs.readdir(folder)).filter(name => /^journal-\d+\.age$/.test(name))
  return Promise.all(names.map(async name => JournalKey.parse(JSON.parse(await openedText(path.join(folder, name), identities)))))
}

async function openedText(file: string, identities: readonly string[]): Promise<string> {
  const sealed = await readKeyFile(file)
  if (sealed === null) throw new Error(`${file} is missing`)
  return Buffer.from(await open(sealed, identities)).toString('utf8')
}
