import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { errorCode, namesIn } from '../../files/durable-file.ts'
import { open, seal } from './age-file.ts'
import type { ArchiveKeys } from './archive-keys.ts'
import { placeKeyFolder } from './key-folders.ts'

/** The first identity and the first journal key of an archive. Throws file-exists where there are keys already. */
export async function createKeys(dataFolder: string, archiveId: string): Promise<ArchiveKeys> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const journalKey: JournalKey = { archiveId, epoch: 1, key: randomBytes(32).toString('hex') }
  const files = new Map([
    ['open.txt', utf8(openSlot(identity, recipient))],
    ['journal-1.age', await seal(utf8(canonicalJson(journalKey)), recipient)],
  ])
  await placeKeyFolder(path.join(dataFolder, 'keys'), 1, files)
  return openKeys(dataFolder)
}

/** Reads `dataFolder`/keys; throws keys-unreadable when they are missing, damaged, or of more than one archive. */
export async function openKeys(dataFolder: string): Promise<ArchiveKeys> {
  return openKeysFolder(path.join(dataFolder, 'keys'))
}

/** The same of any folder of key folders: a copy, or a backup set's. */
export async function openKeysFolder(folder: string): Promise<ArchiveKeys> {
  try {
    return await readChain(folder)
  } catch (error) {
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
async function readChain(folder: string): Promise<ArchiveKeys> {
  const numbers = await keyFolderNumbers(folder)
  const newest = numbers[0]
  if (newest === undefined) throw new Error('no key folder')
  const identities: string[] = [await readOpenSlot(path.join(folder, String(newest)))]
  const keys: JournalKey[] = []
  for (let n = newest; n >= 1; n--) {
    const here = path.join(folder, String(n))
    keys.push(...(await readJournalKeys(here, identities)))
    if (n > 1) identities.push(await readIdentity(path.join(here, `identity-${n - 1}.age`), identities))
  }
  return toArchiveKeys(identities, keys)
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
  return Promise.all(names.map(async name => JournalKey.parse(JSON.parse(await openText(path.join(folder, name), identities)))))
}

async function readIdentity(file: string, identities: readonly string[]): Promise<string> {
  return identityIn(await openText(file, identities))
}

async function readOpenSlot(folder: string): Promise<string> {
  try {
    return identityIn(await fs.readFile(path.join(folder, 'open.txt'), 'utf8'))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new Error('no slot that opens without a password', { cause: error })
    throw error
  }
}

/** In the form that `age -d -i open.txt` reads. */
function openSlot(identity: string, recipient: string): string {
  return `# 党务台账档案密钥。没有它，档案和备份都无法打开；请勿改动、删除或外传。\n# public key: ${recipient}\n${identity}\n`
}

function identityIn(text: string): string {
  const line = text.split('\n').map(each => each.trim()).find(each => each.startsWith('AGE-SECRET-KEY-1'))
  if (line === undefined) throw new Error('no identity in a key file')
  return line
}

async function openText(file: string, identities: readonly string[]): Promise<string> {
  return Buffer.from(await open(await fs.readFile(file), identities)).toString('utf8')
}

function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}
