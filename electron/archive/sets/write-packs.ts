import path from 'node:path'
import type { ArchiveHead } from '#shared/archive/start-state.ts'
import { readBack } from '../../files/durable-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import type { JournalPosition } from '../journal/journal.ts'
import { journalFileOf } from '../journal/journal-file.ts'
import { neededSincePurge } from '../purge/still-needed.ts'
import type { WorkContext } from '../store/work-context.ts'
import { blobsOf, journalOf, sourcesOf } from './archive-files.ts'
import { RowsProof } from './backup-rows.ts'
import type { PackFile } from './files-pack.ts'
import type { KnownPacks } from './known-packs.ts'
import { packGroups } from './pack-groups.ts'
import type { PackReads } from './pack-reads.ts'
import { type RowsBefore, rowsBefore } from './rows-before.ts'
import { writeRowsPack } from './rows-pack.ts'
import type { FilesPack, RowLine, SetPack } from './set-format.ts'
import { type BackupSource, steadyRows } from './steady-rows.ts'
import { writeSoundFiles } from './write-sound-files.ts'

export interface PacksWish {
  readonly set: string
  readonly setId: string
  readonly open: BackupSource
  readonly known: KnownPacks
  readonly reads: PackReads
  readonly now: Date
  /** Is asked before files are packed, with the bytes that no pack of the set holds yet; throws where there is no room for them. */
  readonly expectRoom: (bytes: number) => Promise<void>
  /** Is told of each new pack, once it stands. */
  readonly onPack: (name: string) => void
}

export interface WrittenPacks {
  readonly head: ArchiveHead
  readonly packs: readonly SetPack[]
  readonly newPacks: number
  readonly newBytes: number
  readonly sharedReadAt: string | null
  readonly missingBlobs: readonly string[]
}

/** Packs that hold the archive as it is at one commit: what usable packs of the set hold already is not packed again (formats.md §7). */
export async function writePacks(wish: PacksWish, context: WorkContext): Promise<WrittenPacks> {
  const work = new PackWork(wish, context)
  const { head, position, namedBlobs } = await work.rows()
  const files = await filesOf(wish.open, position)
  await wish.expectRoom(bytesNotIn(wish.known, files))
  await work.files('journal', files.journal, followEachOther)
  await work.files('sources', files.sources)
  await work.files('blobs', files.blobs)
  const present = new Set(work.packs.flatMap(pack => (pack.holds === 'blobs' ? pack.entries.map(({ name }) => name) : [])))
  return {
    head, packs: work.packs, newPacks: work.newPacks, newBytes: work.newBytes, sharedReadAt: work.sharedReadAt,
    missingBlobs: [...new Set([...work.unreadable, ...[...namedBlobs].filter(name => !present.has(name))])].sort(),
  }
}

/** What a purge has left behind goes into no backup, although it still lies there until the first one is finished. */
async function filesOf(open: BackupSource, position: JournalPosition) {
  const { folder, keys, archive } = open
  const needed = await neededSincePurge(open)
  return {
    blobs: (await blobsOf(folder, keys)).filter(({ name }) => needed === null || name.includes('/') || needed.blobs.has(name)), // a sealed section's lie in a folder of their own
    journal: await journalOf(folder, keys, archive.purged?.file ?? 0, position),
    sources: (await sourcesOf(folder)).filter(({ name }) => needed === null || needed.sources.has(name)),
  }
}

function bytesNotIn(known: KnownPacks, files: Readonly<Record<FilesPack['holds'], readonly PackFile[]>>): number {
  const fresh = (holds: FilesPack['holds']) => files[holds].filter(file => known.packWith(holds, file) === undefined)
  return [...fresh('journal'), ...fresh('sources'), ...fresh('blobs')].reduce((sum, { bytes }) => sum + bytes, 0)
}

function followEachOther(before: PackFile, after: PackFile): boolean {
  return before.closed !== false && journalFileOf(after.name)?.number === (journalFileOf(before.name)?.number ?? 0) + 1
}

const doings: Readonly<Record<FilesPack['holds'], string>> = { journal: '正在写入历史', sources: '正在写入历史', blobs: '正在写入附件' }

class PackWork {
  readonly packs: SetPack[] = []
  readonly unreadable: string[] = []
  newPacks = 0
  newBytes = 0
  sharedReadAt: string | null = null
  private readonly wish: PacksWish
  private readonly context: WorkContext
  private readonly folder: string
  private readonly keys: ArchiveKeys

  constructor(wish: PacksWish, context: WorkContext) {
    this.wish = wish
    this.context = context
    this.folder = path.join(wish.set, 'packs')
    this.keys = wish.open.keys
  }

  /** The rows at one commit: all of them, counted and hashed as they lie in the pack, or what changed since the set's newest backup, whose packs are sound. */
  async rows() {
    const { archive } = this.wish.open
    const before = await this.soundRowsBefore()
    const namedBlobs = new Set<string>()
    let done = 0
    const look = () => ({ head: archive.head(), position: archive.journalEnd() })
    this.packs.push(...before?.packs ?? [])
    if (before?.seq === archive.head().seq) return { ...look(), namedBlobs }
    const read = steadyRows(archive, look, before?.seq ?? null)
    const proof = new RowsProof()
    const onWritten = (json: string) => {
      this.context.signal.throwIfAborted()
      for (const [, sha256 = ''] of json.matchAll(/"sha256":"([0-9a-f]{64})"/g)) namedBlobs.add(sha256)
      this.context.report({ doing: '正在写入记录', done: ++done, total: null, unit: 'records' })
    }
    const onReadBack = (line: RowLine) => {
      this.context.signal.throwIfAborted()
      proof.take(line)
    }
    this.isNew(await writeRowsPack(this.folder, read.lines, this.keys, { onWritten, onReadBack }))
    const { head, position } = read.at()
    if (before === null) proof.expect(head)
    return { head, position, namedBlobs }
  }

  private async soundRowsBefore(): Promise<RowsBefore | null> {
    const before = await rowsBefore(this.wish.known, this.wish.open.archive)
    for (const pack of before?.packs ?? []) if (!(await this.wasReadLately(pack))) return null
    return before
  }

  async files(holds: FilesPack['holds'], files: readonly PackFile[], areNeighbours?: (before: PackFile, after: PackFile) => boolean): Promise<void> {
    const { fresh, shared } = await this.sorted(holds, files)
    this.packs.push(...shared)
    const total = fresh.reduce((sum, { bytes }) => sum + 2 * bytes, 0)
    let done = 0
    const watch = (bytes: number) => {
      this.context.signal.throwIfAborted()
      this.context.report({ doing: doings[holds], done: done += bytes, total, unit: 'bytes' })
    }
    for (const group of packGroups(fresh, areNeighbours)) {
      const pack = await writeSoundFiles(this.folder, holds, group, this.keys, watch, name => this.unreadable.push(name))
      if (pack !== null) this.isNew(pack)
    }
  }

  /** What must be packed, and the packs that hold the rest and have been read lately. */
  private async sorted(holds: FilesPack['holds'], files: readonly PackFile[]): Promise<{ readonly fresh: readonly PackFile[]; readonly shared: readonly FilesPack[] }> {
    const usable = new Map<string, boolean>()
    const shared = new Map<string, FilesPack>()
    const fresh: PackFile[] = []
    for (const file of files) {
      const pack = this.wish.known.packWith(holds, file)
      if (pack === undefined) {
        fresh.push(file)
        continue
      }
      const isUsable = usable.get(pack.name) ?? await this.wasReadLately(pack)
      usable.set(pack.name, isUsable)
      if (isUsable) shared.set(pack.name, pack)
      else fresh.push(file)
    }
    return { fresh, shared: [...shared.values()] }
  }

  /** Within 30 days on this very stick, else it is read now; false = it is damaged. */
  private async wasReadLately(pack: SetPack): Promise<boolean> {
    const { reads, setId, now } = this.wish
    const last = reads.lastRead(setId, pack.name)
    const isRecent = last !== null && now.getTime() - new Date(last).getTime() < recentMs
    if (!isRecent && !(await this.isSound(pack))) return false
    if (!isRecent) reads.noteRead(setId, pack.name, now.toISOString())
    const readAt = isRecent ? last : now.toISOString()
    if (this.sharedReadAt === null || readAt < this.sharedReadAt) this.sharedReadAt = readAt
    return true
  }

  private async isSound({ name, bytes }: SetPack): Promise<boolean> {
    this.context.signal.throwIfAborted()
    this.context.report({ doing: '正在核对已有的数据包', done: 0, total: bytes, unit: 'bytes' })
    try {
      await readBack(path.join(this.folder, `${name}.age`), { bytes, sha256: name })
      return true
    } catch (error) {
      if (error instanceof Error && 'failure' in error) return false // its content is written anew
      throw error
    }
  }

  private isNew(pack: SetPack): void {
    this.packs.push(pack)
    this.newPacks++
    this.newBytes += pack.bytes
    this.wish.onPack(pack.name)
  }
}

const recentMs = 30 * 86_400_000
