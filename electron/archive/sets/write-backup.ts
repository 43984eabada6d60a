import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { exists, namesIn, syncFolder, toWriteFailure } from '../../files/durable-file.ts'
import { UnreadableSeal } from '../keys/age-file.ts'
import type { WorkContext } from '../store/work-context.ts'
import { type OwnSet, findOwnSet, setName } from './find-own-set.ts'
import { alsoWith, type KnownPacks, knownPacks } from './known-packs.ts'
import { leftBlobPacks, leftPacks, removeLeftPacks } from './left-packs.ts'
import { type PackReads, noReads } from './pack-reads.ts'
import { plainFileHashes, writeCard, writeHelp } from './plain-files.ts'
import { mirrorKeys } from './mirror-keys.ts'
import { openSetFiles } from './set-files.ts'
import { type SetCard, type SetManifest, backupId, knownSetFormat } from './set-format.ts'
import { copyKeys, keyFileHashes, requirePassword, sha256Of } from './set-keys.ts'
import { writeZip } from './set-zip.ts'
import type { BackupSource } from './steady-rows.ts'
import { filesForZip, inWorkshop } from './workshop.ts'
import { type WrittenPacks, writePacks } from './write-packs.ts'
import { writeManifest } from './write-manifest.ts'

export interface BackupWish {
  /** The folder that the set lies in, or shall lie in; it may be the set itself. */
  readonly parent: string
  /** A folder that grows with each backup, or one new file to send. */
  readonly form: 'folder' | 'file'
  readonly open: BackupSource
  readonly unit: string
  readonly now: Date
  /** The built rescue.mjs; null = a set without it. */
  readonly rescueProgram: string | null
  readonly kind?: 'backup' | 'mirror'
  /** What this PC knows of this stick; missing = nothing. */
  readonly reads?: PackReads
  /** Throws when the target has no room for so many bytes. */
  readonly expectRoom?: (bytes: number) => Promise<void>
}

export interface WrittenBackup {
  /** Path of the set's folder, or of the file. */
  readonly set: string
  readonly setId: string
  readonly backupId: string
  readonly at: string
  readonly seq: number
  readonly head: string
  readonly newPacks: number
  readonly sharedPacks: number
  /** New packs, or the whole file. */
  readonly writtenBytes: number
  /** Of all packs that the backup names. */
  readonly bytes: number
  readonly verifiedAt: string
  /** When the oldest shared pack was last read whole on this stick; null = there are none. */
  readonly sharedReadAt: string | null
  readonly records: number
  readonly files: number
  /** Attachments that are lost or damaged in the archive itself. */
  readonly missingBlobs: readonly string[]
  /** What earlier backups of the set remember of the journal's chain. */
  readonly rememberedHeads: KnownPacks['heads']
}

/**
 * Writes one verified backup: keys, packs, `.list`, manifest, each `.part` → flush → read back → rename; nothing that a backup there names is touched (formats.md §7).
 * Whatever goes wrong, and when it is cancelled, what was begun is taken back. Throws password-needed, file-too-large, damaged, and the failures of writing.
 */
export async function writeBackup(wish: BackupWish, context: WorkContext): Promise<WrittenBackup> {
  if (wish.kind !== 'mirror') await requirePassword(wish.open.folder)
  try {
    return wish.form === 'folder' ? await writeIntoFolder(wish, context) : await writeFile(wish, context)
  } catch (error) {
    throw error instanceof UnreadableSeal ? new ExpectedFailure('write-failed', { message: notReadBack, detail: String(error) }) : toWriteFailure(error)
  }
}

const notReadBack = '写入的内容读回来核对不上，这次备份没有完成。档案没有受影响，原有的备份也没有改动。请换一个 U 盘再备份。'

async function writeIntoFolder(wish: BackupWish, context: WorkContext): Promise<WrittenBackup> {
  const { open, unit, kind = 'backup' } = wish
  const found = await findOwnSet(wish.parent, open, unit, kind)
  const tried = new Tried(found)
  try {
    const card = await prepareSet(found, wish, kind)
    return await addBackup(found.folder, card, wish, context, tried)
  } catch (error) {
    await tried.takeBack().catch(() => undefined) // the first failure is the one to tell
    throw error
  }
}

/** What this run has made, to be taken back: the manifest first, without which nothing is a backup, then packs; the whole set when it is new. */
class Tried {
  readonly packs: string[] = []
  backupId: string | null = null
  private readonly set: OwnSet

  constructor(set: OwnSet) {
    this.set = set
  }

  async takeBack(): Promise<void> {
    const { kind, folder } = this.set
    if (this.backupId !== null) for (const end of ['age', 'list']) await fs.rm(path.join(folder, 'snapshots', `${this.backupId}.${end}`), { force: true })
    if (kind === 'new') return fs.rm(folder, { recursive: true, force: true })
    for (const name of this.packs) await fs.rm(path.join(folder, 'packs', `${name}.age`), { force: true })
    await removeOurParts(folder)
  }
}

async function prepareSet(found: OwnSet, { open, unit, now }: BackupWish, kind: SetCard['kind']): Promise<SetCard> {
  for (const name of ['snapshots', 'packs', 'keys']) await fs.mkdir(path.join(found.folder, name), { recursive: true })
  await syncFolder(path.dirname(found.folder))
  await removeOurParts(found.folder)
  await (kind === 'mirror' ? mirrorKeys : copyKeys)(open.folder, found.folder)
  return found.kind === 'known' ? found.card : writeCard(found.folder, { archiveId: open.keys.archiveId, kind, unit, now })
}

async function addBackup(set: string, card: SetCard, wish: BackupWish, context: WorkContext, tried: Tried): Promise<WrittenBackup> {
  const { open, unit, now, rescueProgram, reads = noReads, expectRoom = () => Promise.resolve() } = wish
  const { keys } = open
  const { purged } = open.archive
  const files = await openSetFiles(set)
  const left = await leftPacks(files, keys)
  const whole = purged === null ? await leftBlobPacks(files, left, keys, context) : [] // they may hold what was purged
  for (const { name } of whole) reads.noteRead(card.setId, name, now.toISOString())
  const known = alsoWith(await knownPacks(files, keys, purged?.seq ?? 0), whole)
  await writeHelp(set, unit, rescueProgram, known.newest)
  const written = await writePacks({ set, setId: card.setId, open, known, reads, now, expectRoom, onPack: name => tried.packs.push(name) }, context)
  const { archiveId, schema, seq, head, counts, viewHash } = written.head
  const manifest: SetManifest = {
    format: knownSetFormat, kind: 'full', archiveId, schema, scope: 'all', unit, setId: card.setId, at: await freeInstant(set, now, seq), fromSeq: purged?.seq ?? 1, seq, head, counts, viewHash,
    packs: [...written.packs], files: { ...await plainFileHashes(set), ...(card.kind === 'mirror' ? {} : await keyFileHashes(open.folder, set)) }, missingBlobs: [...written.missingBlobs],
  }
  await readAgain(set, manifest)
  await expectPacks(set, manifest)
  context.signal.throwIfAborted()
  tried.backupId = backupId(new Date(manifest.at), seq)
  const id = await writeManifest(set, keys, manifest)
  await syncFolder(set)
  for (const name of tried.packs) reads.noteRead(card.setId, name, now.toISOString())
  await removeLeftPacks(files, left.filter(name => written.packs.every(pack => pack.name !== name)), keys, now).catch(() => undefined) // the backup is finished; the next one tries again
  return { ...answerOf(set, card, id, manifest, written), rememberedHeads: known.heads }
}

/** A stick that reads otherwise a second time, or keys there that have decayed since: no backup is finished on it. */
async function readAgain(set: string, { files }: SetManifest): Promise<void> {
  for (const [name, sha256] of Object.entries(files)) {
    if (sha256Of(await fs.readFile(path.join(set, name))) !== sha256) throw new UnreadableSeal(`${name} on the stick is not what it should be`)
  }
}

/** Somebody else may have tidied up there meanwhile: what a manifest names must lie there. */
async function expectPacks(set: string, { packs }: SetManifest): Promise<void> {
  for (const { name, bytes } of packs) {
    const found = await fs.stat(path.join(set, 'packs', `${name}.age`)).catch(() => null) // told as a pack that isn't there
    if (found?.size !== bytes) throw new UnreadableSeal(`pack ${name} is not there any more`)
  }
}

/** Two backups of the same commit within a second must not bear one name. */
async function freeInstant(set: string, now: Date, seq: number): Promise<string> {
  for (let at = now; ; at = new Date(at.getTime() + 1000)) {
    const id = backupId(at, seq)
    if (!(await exists(path.join(set, 'snapshots', `${id}.age`))) && !(await exists(path.join(set, 'snapshots', `${id}.list`)))) return at.toISOString()
  }
}

function answerOf(set: string, { setId }: SetCard, id: string, { at, seq, head, counts, packs }: SetManifest, written: WrittenPacks): Omit<WrittenBackup, 'rememberedHeads'> {
  const blobs = packs.flatMap(pack => (pack.holds === 'blobs' ? pack.entries : []))
  return {
    set, setId, backupId: id, at, seq, head, newPacks: written.newPacks, sharedPacks: packs.length - written.newPacks, writtenBytes: written.newBytes,
    bytes: packs.reduce((sum, pack) => sum + pack.bytes, 0), verifiedAt: at, sharedReadAt: written.sharedReadAt,
    records: Object.values(counts).reduce((sum, count) => sum + count, 0), files: new Set(blobs.map(({ name }) => name)).size, missingBlobs: written.missingBlobs,
  }
}

/** The set is built beside the archive, then put into one file. */
function writeFile(wish: BackupWish, context: WorkContext): Promise<WrittenBackup> {
  return inWorkshop(wish.open.folder, async building => {
    const built = await writeIntoFolder({ ...wish, parent: building, form: 'folder' }, context).catch((error: unknown) => { throw onOwnDisk(error, building) })
    const files = await filesForZip(built.set)
    const target = path.join(wish.parent, `${setName(wish.unit, wish.open.keys.archiveId)}_${built.backupId}.zip`)
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
    let done = 0
    const bytes = await writeZip(target, path.basename(built.set), files, count => {
      context.signal.throwIfAborted()
      context.report({ doing: '正在合成一个文件', done: done += count, total, unit: 'bytes' })
    })
    return { ...built, set: target, writtenBytes: bytes }
  })
}

/** Says where it went wrong: not on the stick. */
function onOwnDisk(error: unknown, building: string): unknown {
  const failure = toWriteFailure(error)
  return failure instanceof ExpectedFailure ? new ExpectedFailure(failure.failure.code, { ...failure.failure, detail: `${failure.failure.detail ?? ''} in ${building}` }) : failure
}

/** What earlier tries left: names of ours only. */
async function removeOurParts(set: string): Promise<void> {
  for (const folder of ['', 'snapshots', 'packs', 'keys']) {
    for (const name of await namesIn(path.join(set, folder))) {
      if (/^([1-9]\d{0,5}\.|section-[0-9a-f-]{36}\.)?[0-9a-f]{12}\.part$/.test(name)) await fs.rm(path.join(set, folder, name), { recursive: true, force: true })
    }
  }
}
