import * as fs from 'node:fs/promises'
import path from 'node:path'
import { identityToRecipient } from 'age-encryption'
import type { StoredRow } from '#shared/archive/commit.ts'
import { ExpectedFailure, type FailureCode } from '#shared/contract/outcome.ts'
import { createFile } from '../../files/durable-file.ts'
import type { ReadCommit } from '../journal/journal.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { type KeyWays, type SlotKind, openSlot, slotNames } from '../keys/key-slots.ts'
import { keyFolderNumbers, openKeysFolder } from '../keys/keys.ts'
import { damagedSlots } from '../keys/slot-list.ts'
import type { WorkContext } from '../store/work-context.ts'
import { readBackupRows } from './backup-rows.ts'
import { copiedAsText } from './copied-as-text.ts'
import { readFilesPack, readThrough } from './files-pack.ts'
import { backupIdsIn } from './known-packs.ts'
import { provenBlob } from './proven-blob.ts'
import { readCard } from './read-card.ts'
import { readManifest } from './read-manifest.ts'
import { setWords, toSetFailure } from './set-failures.ts'
import { type SetFiles, openSetFiles } from './set-files.ts'
import type { FilesPack, SetCard, SetManifest } from './set-format.ts'
import { checkSlots } from './set-keys.ts'
import { readJournal, verifyBackup, watchedPacks } from './verify-backup.ts'

/** A set that somebody has the means to open. Nothing of a backup may be used before `verify`. */
export interface OpenSet {
  /** Of the set; of a ZIP: a private copy of its keys and small files that `close` removes. */
  readonly folder: string
  readonly card: SetCard
  /** Of the set; of a part or a submission there are identities, but no journal keys. */
  readonly keys: ArchiveKeys
  readonly openedWith: SlotKind
  /** Newest first. */
  readonly backupIds: readonly string[]
  /** Names that are no part of a set. */
  readonly unknownFiles: readonly string[]
  manifest(id: string): Promise<SetManifest>
  /**
   * Reads everything that the backup names and checks it: names and sizes, sealed hashes, seals, plain hashes, entries, counts, view hash, the journal's chain and head.
   * Throws set-damaged, set-incomplete, set-newer, set-excessive.
   */
  verify(id: string, context: WorkContext): Promise<VerifiedBackup>
  close(): Promise<void>
}

export interface VerifiedBackup {
  readonly manifest: SetManifest
  /** As the present model has them, with rev and _h. */
  rows(): Promise<readonly StoredRow[]>
  /** SHA-256 → plain bytes. */
  readonly blobs: ReadonlyMap<string, number>
  /** Plain bytes of the wanted blobs (null = all), one after another. Each iteration throws at its end if they are not the ones that the name says: use them only once it has ended. */
  eachBlob(wanted: ReadonlySet<string> | null, use: (sha256: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>, context: WorkContext): Promise<void>
  /** Every commit, oldest first, journal file by journal file. */
  eachCommit(use: (commits: readonly ReadCommit[]) => Promise<void>, context: WorkContext): Promise<void>
  /** Journal files as they were, into `folder`/journal; sources into `folder`/sources; the age files of sealed sections into `folder`/blobs. */
  extractJournal(folder: string, context: WorkContext): Promise<void>
  /** Age files of sealed sections, `section-<id>/<name>`. */
  readonly sectionBlobs: readonly string[]
  /** The wanted ones of them as they are, into `folder`/blobs, where none of them may lie yet. */
  extractSectionBlobs(folder: string, wanted: ReadonlySet<string>, context: WorkContext): Promise<void>
}

/** `place`: a set's folder, a folder that holds exactly one set, or a ZIP. Throws set-not-found, set-damaged, set-incomplete, set-newer, set-excessive, wrong-password, wrong-recovery-key, password-needed. */
export async function openSet(place: string, ways: KeyWays): Promise<OpenSet> {
  const files = await openSetFiles(place)
  try {
    const card = await readCard(files)
    if (await copiedAsText(files)) throw new ExpectedFailure('set-damaged', { message: setWords.textMode })
    const { keys, openedWith } = await openSetKeys(path.join(files.folder, 'keys'), card, ways)
    return {
      folder: files.folder, card, keys, openedWith, backupIds: backupIdsIn(files), unknownFiles: files.unknown,
      manifest: id => inSetWords(() => readManifest(files, keys, id)),
      verify: (id, context) => inSetWords(async () => verified(files, keys, await verifyBackup(files, card, keys, id, context))),
      close: files.close,
    }
  } catch (error) {
    await files.close()
    throw toSetFailure(error)
  }
}

async function inSetWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toSetFailure(error)
  }
}

async function openSetKeys(folder: string, card: SetCard, ways: KeyWays): Promise<{ readonly keys: ArchiveKeys; readonly openedWith: SlotKind }> {
  await checkSlots(folder)
  const [newest] = await keyFolderNumbers(folder)
  if (newest === undefined) throw new ExpectedFailure('set-incomplete', { message: setWords.keys })
  if (card.kind === 'part' || card.kind === 'submission') return openPartKeys(path.join(folder, String(newest)), card, ways)
  try {
    const keys = await openKeysFolder(folder, ways)
    if (keys.archiveId !== card.archiveId) throw new ExpectedFailure('set-damaged', { message: setWords.mixed, detail: `keys of archive ${keys.archiveId}` })
    return { keys, openedWith: keys.openedWith }
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    throw await keysFailure(error, path.join(folder, String(newest)))
  }
}

const slotOf: Readonly<Partial<Record<FailureCode, string>>> = { 'wrong-password': slotNames.password, 'wrong-recovery-key': slotNames.recovery }

/** A slot that isn't what it was opens by no password: it is damaged, not the password wrong. */
async function keysFailure(error: ExpectedFailure, keyFolder: string): Promise<ExpectedFailure> {
  const { code, detail } = error.failure
  const isDamaged = (await damagedSlots(keyFolder)).some(({ name }) => name === slotOf[code])
  if (code !== 'keys-unreadable' && !isDamaged) return error
  return new ExpectedFailure('set-damaged', { message: isDamaged ? setWords.slot : setWords.keys, ...(detail === undefined ? {} : { detail }) })
}

/** Its identity was made for this one file. */
async function openPartKeys(keyFolder: string, { archiveId }: SetCard, ways: KeyWays): Promise<{ readonly keys: ArchiveKeys; readonly openedWith: SlotKind }> {
  const { identity, slot } = await openSlot(keyFolder, ways)
  return { keys: { archiveId, epoch: 0, journalKey: () => undefined, recipient: await identityToRecipient(identity), identities: [identity] }, openedWith: slot }
}

function verified(files: SetFiles, keys: ArchiveKeys, manifest: SetManifest): VerifiedBackup {
  const packs = manifest.packs.filter((pack): pack is FilesPack => pack.holds !== 'tables')
  const blobs = new Map(packs.filter(pack => pack.holds === 'blobs').flatMap(pack => pack.entries).filter(entry => isPlainBlob(entry.name)).map(({ name, bytes }) => [name, bytes]))
  return {
    manifest, blobs,
    sectionBlobs: packs.filter(({ holds }) => holds === 'blobs').flatMap(({ entries }) => entries.map(({ name }) => name)).filter(name => !isPlainBlob(name)),
    extractSectionBlobs: (folder, wanted, context) => inSetWords(async () => {
      const left = packs.filter(pack => pack.holds === 'blobs' && pack.entries.some(({ name }) => wanted.has(name)))
      const source = watchedPacks(files, left, '正在读取附件', context)
      for (const pack of left) await readFilesPack(source(pack.name), keys, pack, (entry, content) => (wanted.has(entry.name) ? extract(folder, 'blobs', entry.name, content) : readThrough(entry, content)))
    }),
    rows: () => inSetWords(() => readBackupRows(name => files.read(`packs/${name}.age`), keys, manifest)),
    eachBlob: (wanted, use, context) => inSetWords(async () => {
      const left = packs.filter(pack => pack.holds === 'blobs' && pack.entries.some(({ name }) => isPlainBlob(name) && (wanted === null || wanted.has(name))))
      const source = watchedPacks(files, left, '正在读取附件', context)
      for (const pack of left) {
        await readFilesPack(source(pack.name), keys, pack, async (entry, content) => {
          if (isPlainBlob(entry.name) && (wanted === null || wanted.has(entry.name))) await use(entry.name, provenBlob(entry.name, content))
          else await readThrough(entry, content)
        })
      }
    }),
    eachCommit: (use, context) => inSetWords(async () => {
      let commits: ReadCommit[] = []
      const source = watchedPacks(files, packs.filter(({ holds }) => holds === 'journal'), '正在读取历史', context)
      await readJournal(source, keys, manifest, { restart: () => undefined, commit: commit => { commits.push(commit) } }, async () => {
        await use(commits)
        commits = []
      })
    }),
    extractJournal: (folder, context) => inSetWords(async () => {
      const left = packs.filter(pack => pack.holds !== 'blobs' || pack.entries.some(({ name }) => !isPlainBlob(name)))
      const source = watchedPacks(files, left, '正在读取历史', context)
      for (const pack of left) await readFilesPack(source(pack.name), keys, pack, (entry, content) => extract(folder, pack.holds, entry.name, content))
    }),
  }
}

function isPlainBlob(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name)
}

/** What a pack may hold, by its kind: nothing else gets a place on the disk. */
const extractedNames = { journal: /^\d{6,}-\d+\.j1$/, sources: /^[0-9a-zA-Z-]+\.age$/, blobs: /^section-[0-9a-f-]{36}\/[0-9a-zA-Z-]{1,40}\.age$/ } as const

async function extract(folder: string, holds: FilesPack['holds'], name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  if (holds === 'blobs' && isPlainBlob(name)) return readThrough({ name, bytes: 0 }, content)
  if (!extractedNames[holds].test(name)) throw new ExpectedFailure('set-excessive', { detail: `${holds} pack with ${name}` })
  const target = path.join(folder, holds, ...name.split('/'))
  await fs.mkdir(path.dirname(target), { recursive: true })
  await createFile(target, content)
}
