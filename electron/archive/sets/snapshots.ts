import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { StoredRow } from '#shared/archive/commit.ts'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import type { ArchiveHead, SnapshotInfo } from '#shared/archive/start-state.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { createFile, exists, namesIn, readBack, removeParts, toWriteFailure } from '../../files/durable-file.ts'
import { UnreadableSeal, open, seal } from '../keys/age-file.ts'
import type { Archive } from '../state/archive.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { refreshSnapshotKeys } from '../keys/key-copies.ts'
import { type SnapshotLine, SnapshotManifest, type SnapshotList, seqOf, snapshotId, snapshotIdPattern } from './snapshot-format.ts'
import { writePack } from './snapshot-pack.ts'
import { readSnapshotRows, verifySnapshotRows } from './snapshot-rows.ts'

/** What a snapshot is taken of: an open archive, which may go on being written to meanwhile. */
export type SnapshotSource = Pick<Archive, 'head' | 'rowsPage' | 'changedSince'>

/** Writes a verified snapshot: packs, then `.list`, then the manifest, without which it doesn't exist (formats.md §7). Nothing is overwritten. */
export async function takeSnapshot(dataFolder: string, keys: ArchiveKeys, source: SnapshotSource, now: Date): Promise<SnapshotInfo> {
  try {
    const set = path.join(dataFolder, 'snapshots')
    await prepareSet(dataFolder, keys, now)
    const read = steadyRows(source)
    const pack = await writePack(path.join(set, 'packs'), read.lines, keys)
    const manifest = manifestOf(read.head(), pack, now)
    await verifySnapshotRows(set, keys, manifest) // every row, counted and hashed, before the snapshot exists
    return await putInPlace(set, keys, manifest, now)
  } catch (error) {
    throw error instanceof UnreadableSeal ? new ExpectedFailure('write-failed', { detail: String(error) }) : toWriteFailure(error)
  }
}

/** Newest first; `damaged`: manifests that don't open. */
export async function listSnapshots(dataFolder: string, keys: ArchiveKeys): Promise<{ readonly snapshots: SnapshotInfo[]; readonly damaged: readonly string[] }> {
  const snapshots: SnapshotInfo[] = []
  const damaged: string[] = []
  for (const id of await snapshotIds(dataFolder)) {
    try {
      snapshots.push(infoOf(id, await readManifest(dataFolder, keys, id)))
    } catch {
      damaged.push(id) // named to the caller; a damaged copy must not hide the sound ones
    }
  }
  return { snapshots, damaged }
}

/** The newest one whose manifest opens, or null. */
export async function newestSnapshot(dataFolder: string, keys: ArchiveKeys): Promise<SnapshotInfo | null> {
  for (const id of await snapshotIds(dataFolder)) {
    try {
      return infoOf(id, await readManifest(dataFolder, keys, id))
    } catch {
      continue // a damaged one: the next older one serves
    }
  }
  return null
}

/** Newest first, by name alone. */
export async function snapshotIds(dataFolder: string): Promise<readonly string[]> {
  const names = await namesIn(path.join(dataFolder, 'snapshots', 'snapshots'))
  const ids = names.filter(name => name.endsWith('.age')).map(name => name.slice(0, -4)).filter(id => snapshotIdPattern.test(id))
  return ids.sort(byAge).reverse()
}

/** Throws UnreadableSeal when it is damaged, sealed to others, or of another archive. */
export async function readManifest(dataFolder: string, keys: ArchiveKeys, id: string): Promise<SnapshotManifest> {
  if (!snapshotIdPattern.test(id)) throw new ExpectedFailure('bad-request', { detail: `no snapshot is called ${id}` })
  const sealed = await fs.readFile(path.join(dataFolder, 'snapshots', 'snapshots', `${id}.age`))
  if (sealed.length > largestManifest) throw new UnreadableSeal(`the manifest of snapshot ${id} is too large`)
  const manifest = SnapshotManifest.safeParse(parseJson(Buffer.from(await open(sealed, keys.identities)).toString('utf8')))
  if (!manifest.success || manifest.data.archiveId !== keys.archiveId) throw new UnreadableSeal(`snapshot ${id} is not one of this archive`)
  return manifest.data
}

/** The rows of a snapshot, after every one of them has been counted and hashed. Throws `damaged` else. */
export async function readSnapshot(dataFolder: string, keys: ArchiveKeys, id: string): Promise<{ readonly manifest: SnapshotManifest; readonly rows: readonly StoredRow[] }> {
  try {
    const manifest = await readManifest(dataFolder, keys, id)
    return { manifest, rows: await readSnapshotRows(path.join(dataFolder, 'snapshots'), keys, manifest) }
  } catch (error) {
    if (error instanceof ExpectedFailure && error.failure.code === 'bad-request') throw error
    throw new ExpectedFailure('damaged', { message: '这份快照已损坏，没有使用它，档案没有被改动。请选择另一份快照。', detail: String(error) })
  }
}

const largestManifest = 16 * 1024 * 1024

async function prepareSet(dataFolder: string, keys: ArchiveKeys, now: Date): Promise<void> {
  const set = path.join(dataFolder, 'snapshots')
  for (const name of ['snapshots', 'packs']) {
    await fs.mkdir(path.join(set, name), { recursive: true })
    await removeParts(path.join(set, name))
  }
  await refreshSnapshotKeys(dataFolder)
  await writeOnce(path.join(set, 'set.json'), `${canonicalJson({ format: 1, archiveId: keys.archiveId, kind: 'local', createdAt: now.toISOString() })}\n`)
  await writeOnce(path.join(set, '说明.txt'), explanation)
}

const explanation = `这里是党务台账自动保存的快照，请勿改动或删除。
每份快照由 snapshots 文件夹中的清单（.age、.list）和 packs 文件夹中的数据包组成，keys 文件夹中是打开它们的密钥。
没有本软件时，可用公开工具 age 和 gzip 读出：age -d -i keys/1/open.txt packs/数据包.age | gzip -d
（密钥更换过的，用编号最大的文件夹中的密钥）。读出的每一行是一条记录；同一条记录出现多次的，以最后一次为准。
本软件为非涉密软件，不得存储、处理国家秘密。
`

async function writeOnce(file: string, text: string): Promise<void> {
  if (!(await exists(file))) await createFile(file, Buffer.from(text, 'utf8'))
}

/** Rows page by page; what commits changed meanwhile follows, until nothing did. `head` is known once the lines have ended. */
function steadyRows(source: SnapshotSource): { readonly lines: AsyncIterable<SnapshotLine>; readonly head: () => ArchiveHead } {
  let last: ArchiveHead | undefined
  async function* lines(): AsyncGenerator<SnapshotLine> {
    let head = source.head()
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const page = await source.rowsPage(after)
      yield* page.rows.map(toLine)
      after = page.next
    }
    for (let now = source.head(); now.seq !== head.seq; now = source.head()) {
      const changed = await source.changedSince(head.seq)
      yield* changed.map(toLine)
      head = now
    }
    last = head
  }
  return {
    lines: lines(),
    head: () => {
      if (last === undefined) throw new Error('a snapshot whose rows were not read to their end')
      return last
    },
  }
}

/** `_h` can be made from the rest. */
function toLine({ table, id, row }: StoredRow): SnapshotLine {
  if (row === null) return { table, id, value: null }
  const { _h: _, ...value } = row
  return { table, id, value }
}

function manifestOf(head: ArchiveHead, pack: SnapshotManifest['packs'][number], now: Date): SnapshotManifest {
  const { archiveId, schema, seq, counts, viewHash } = head
  return { format: 1, kind: 'local', archiveId, schema, scope: 'all', at: now.toISOString(), fromSeq: 1, seq, head: head.head, counts, viewHash, packs: [pack] }
}

async function putInPlace(set: string, keys: ArchiveKeys, manifest: SnapshotManifest, now: Date): Promise<SnapshotInfo> {
  const id = snapshotId(now, manifest.seq)
  const place = (name: string) => path.join(set, 'snapshots', name)
  const list: SnapshotList = { format: 1, minReader: 1, schema: manifest.schema, packs: manifest.packs.map(({ name, bytes }) => ({ name, bytes })) }
  await createFile(place(`${id}.list`), Buffer.from(`${canonicalJson(list)}\n`, 'utf8'))
  await createFile(place(`${id}.age`), await seal(Buffer.from(canonicalJson(manifest), 'utf8'), keys.recipient), async (part, written) => {
    await readBack(part, written)
    SnapshotManifest.parse(parseJson(Buffer.from(await open(await fs.readFile(part), keys.identities)).toString('utf8')))
  })
  return infoOf(id, manifest)
}

function infoOf(id: string, { at, seq, counts }: SnapshotManifest): SnapshotInfo {
  return { id, at, seq, counts }
}

/** By seq, which only grows; a PC's clock may jump back. Then by time. */
function byAge(a: string, b: string): number {
  return seqOf(a) - seqOf(b) || a.localeCompare(b)
}

function parseJson(text: string): unknown {
  return JSON.parse(text)
}
