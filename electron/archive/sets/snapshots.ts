import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { StoredRow } from '#shared/archive/commit.ts'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import type { ArchiveHead, SnapshotInfo } from '#shared/archive/start-state.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { createFile, exists, namesIn, removeParts, toWriteFailure } from '../../files/durable-file.ts'
import { UnreadableSeal, open } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { refreshSnapshotKeys } from '../keys/key-copies.ts'
import { inKeyTurns } from '../keys/key-turns.ts'
import { RowsProof, readBackupRows } from './backup-rows.ts'
import { writeRowsPack } from './rows-pack.ts'
import { packsIn } from './sealed-pack.ts'
import { type RowsPack, SetManifest, backupIdPattern, byAge, knownSetFormat, limits, maker } from './set-format.ts'
import { type RowsSource, steadyRows } from './steady-rows.ts'
import { writeManifest } from './write-manifest.ts'

/** Writes a verified snapshot: packs, then `.list`, then the manifest, without which it doesn't exist (formats.md §7). Nothing is overwritten. */
export async function takeSnapshot(dataFolder: string, keys: ArchiveKeys, source: RowsSource, now: Date): Promise<SnapshotInfo> {
  try {
    const set = path.join(dataFolder, 'snapshots')
    await prepareSet(dataFolder, keys, now)
    const read = steadyRows(source, () => source.head())
    const proof = new RowsProof()
    const pack = await writeRowsPack(path.join(set, 'packs'), read.lines, keys, { onReadBack: line => { proof.take(line) } })
    const manifest = manifestOf(read.at(), pack, now)
    proof.expect(manifest) // every row, counted and hashed as it was read back, before the snapshot exists
    return infoOf(await writeManifest(set, keys, manifest), manifest)
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
  const ids = names.filter(name => name.endsWith('.age')).map(name => name.slice(0, -4)).filter(id => backupIdPattern.test(id))
  return ids.sort(byAge).reverse()
}

/** Throws UnreadableSeal when it is damaged, sealed to others, or of another archive. */
export async function readManifest(dataFolder: string, keys: ArchiveKeys, id: string): Promise<SetManifest> {
  if (!backupIdPattern.test(id)) throw new ExpectedFailure('bad-request', { detail: `no snapshot is called ${id}` })
  const sealed = await fs.readFile(path.join(dataFolder, 'snapshots', 'snapshots', `${id}.age`))
  if (sealed.length > limits.manifestBytes) throw new UnreadableSeal(`the manifest of snapshot ${id} is too large`)
  const manifest = SetManifest.safeParse(parseJson(Buffer.from(await open(sealed, keys.identities)).toString('utf8')))
  if (!manifest.success || manifest.data.archiveId !== keys.archiveId) throw new UnreadableSeal(`snapshot ${id} is not one of this archive`)
  return manifest.data
}

/** The rows of a snapshot, after every one of them has been counted and hashed. Throws `damaged` else. */
export async function readSnapshot(dataFolder: string, keys: ArchiveKeys, id: string): Promise<{ readonly manifest: SetManifest; readonly rows: readonly StoredRow[] }> {
  try {
    const manifest = await readManifest(dataFolder, keys, id)
    return { manifest, rows: await readBackupRows(packsIn(path.join(dataFolder, 'snapshots')), keys, manifest) }
  } catch (error) {
    if (error instanceof ExpectedFailure && error.failure.code === 'bad-request') throw error
    throw new ExpectedFailure('damaged', { message: '这份快照已损坏，没有使用它，档案没有被改动。请选择另一份快照。', detail: String(error) })
  }
}

async function prepareSet(dataFolder: string, keys: ArchiveKeys, now: Date): Promise<void> {
  const set = path.join(dataFolder, 'snapshots')
  for (const name of ['snapshots', 'packs']) {
    await fs.mkdir(path.join(set, name), { recursive: true })
    await removeParts(path.join(set, name))
  }
  await inKeyTurns(() => refreshSnapshotKeys(dataFolder, { known: keys }))
  await writeOnce(path.join(set, 'set.json'), `${canonicalJson({ format: knownSetFormat, archiveId: keys.archiveId, setId: randomUUID(), kind: 'local', maker, createdAt: now.toISOString() })}\n`)
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

function manifestOf(head: ArchiveHead, pack: RowsPack, now: Date): SetManifest {
  const { archiveId, schema, seq, counts, viewHash, unitName } = head
  return {
    format: knownSetFormat, kind: 'local', archiveId, schema, scope: 'all', unit: unitName, at: now.toISOString(), fromSeq: 1, seq, head: head.head, counts, viewHash, packs: [pack],
    files: {}, missingBlobs: [],
  }
}

function infoOf(id: string, { at, seq, counts }: SetManifest): SnapshotInfo {
  return { id, at, seq, counts }
}

function parseJson(text: string): unknown {
  return JSON.parse(text)
}
