import { type Hash, createHash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { type Check, errorCode, exists, namesIn, readBack, readChunks, removeParts, toWriteFailure, writeDurably } from '../../files/durable-file.ts'
import { UnreadableSeal, open, openStream, sealStream } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { setAside } from './quarantine-place.ts'
import { turns } from './turns.ts'

export const maxBlobBytes = 200 * 1024 * 1024

export interface BlobStore {
  /** Durable when it answers, so before the commit that names it; the same bytes twice are one blob. Throws blob-too-large. */
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly bytes: number }>
  /** Throws blob-missing, also when the file is damaged. */
  get(sha256: string): Promise<Uint8Array>
  /** Whether it is there and opens to what its name says. */
  holds(sha256: string): Promise<boolean>
  /** Of a backup: as `put`, piece by piece and to the end, in place of one that is damaged. Throws set-damaged when the bytes are others than the name says. */
  takeBack(sha256: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  /** What lies on the disk, sealed. */
  diskBytes(): Promise<number>
  /** Removes blobs that no frame names and that are older than 90 days; answers with their hashes. `named` is asked only where there are old ones; null = unknown, and nothing goes. */
  removeOrphans(named: () => Promise<ReadonlySet<string> | null>, now: Date): Promise<readonly string[]>
}

/** Unnamed files stay so long: a form that lies half filled may name them yet. */
export const orphanDays = 90
const dayMs = 86_400_000

/** Attachments, one sealed file each, named by the SHA-256 of their plain bytes (formats.md §5). */
export function blobStore(dataFolder: string, keys: ArchiveKeys): BlobStore {
  const root = path.join(dataFolder, 'blobs')
  const inOrder = turns() // a blob that is put again must not be removed as an orphan meanwhile
  return {
    put: bytes => inOrder(() => put(dataFolder, keys, bytes)),
    get: sha256 => get(fileOf(dataFolder, sha256), sha256, keys),
    holds: async sha256 => await exists(fileOf(dataFolder, sha256)) && opens(fileOf(dataFolder, sha256), sha256, keys),
    takeBack: (sha256, bytes) => inOrder(() => takeBack(dataFolder, keys, sha256, bytes)),
    diskBytes: async () => (await blobFiles(root)).reduce((sum, { size }) => sum + size, 0),
    removeOrphans: (named, now) => inOrder(() => removeOrphans(root, named, now)),
  }
}

async function put(dataFolder: string, keys: ArchiveKeys, bytes: Uint8Array): Promise<{ sha256: string; bytes: number }> {
  if (bytes.length > maxBlobBytes) throw new ExpectedFailure('blob-too-large')
  const sha256 = sha256Of(bytes)
  if (!(await isThere(dataFolder, keys, sha256))) await write(fileOf(dataFolder, sha256), sealStream([bytes], keys.recipient))
  return { sha256, bytes: bytes.length }
}

async function takeBack(dataFolder: string, keys: ArchiveKeys, sha256: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  if (await isThere(dataFolder, keys, sha256)) {
    for await (const _ of bytes) continue // the next attachment of the pack lies behind it
    return
  }
  const hash = createHash('sha256')
  await write(fileOf(dataFolder, sha256), sealStream(hashed(bytes, hash), keys.recipient), async (part, written) => {
    await readBack(part, written)
    if (hash.digest('hex') !== sha256) throw new ExpectedFailure('set-damaged', { detail: `attachment ${sha256}` })
  })
}

/** Makes it young again, so that no look for orphans takes it before the commit that names it; a damaged one is set aside. */
async function isThere(dataFolder: string, keys: ArchiveKeys, sha256: string): Promise<boolean> {
  const file = fileOf(dataFolder, sha256)
  try {
    if (!(await exists(file))) return false
    const isSound = await opens(file, sha256, keys)
    if (isSound) await fs.utimes(file, new Date(), new Date())
    else await setAside(dataFolder, file)
    return isSound
  } catch (error) {
    throw toWriteFailure(error)
  }
}

async function write(file: string, content: AsyncIterable<Uint8Array>, check?: Check): Promise<void> {
  try {
    await fs.mkdir(path.dirname(file), { recursive: true })
    await writeDurably({ folder: path.dirname(file), nameOf: () => path.basename(file), content, onExisting: 'keepExisting', ...(check === undefined ? {} : { check }) })
  } catch (error) {
    throw toWriteFailure(error)
  }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}

async function get(file: string, sha256: string, keys: ArchiveKeys): Promise<Uint8Array> {
  try {
    const bytes = await open(await fs.readFile(file), keys.identities)
    if (sha256Of(bytes) !== sha256) throw new UnreadableSeal(`${file} holds other bytes than its name says`)
    return bytes
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new ExpectedFailure('blob-missing', { detail: file })
    if (!(error instanceof UnreadableSeal)) throw error
    throw new ExpectedFailure('blob-missing', { message: '这个附件的文件已损坏，打不开。记录本身没有受影响，请从备份恢复。', detail: String(error) })
  }
}

async function opens(file: string, sha256: string, keys: ArchiveKeys): Promise<boolean> {
  try {
    const hash = createHash('sha256')
    for await (const chunk of openStream(readChunks(file), keys.identities)) hash.update(chunk)
    return hash.digest('hex') === sha256
  } catch (error) {
    if (error instanceof UnreadableSeal) return false
    throw error
  }
}

async function removeOrphans(root: string, named: () => Promise<ReadonlySet<string> | null>, now: Date): Promise<readonly string[]> {
  const oldest = now.getTime() - orphanDays * dayMs
  const old = (await blobFiles(root)).filter(({ mtimeMs }) => mtimeMs < oldest)
  const inUse = old.length === 0 ? null : await named()
  if (inUse === null) return []
  const orphans = old.filter(({ sha256 }) => !inUse.has(sha256))
  for (const { file } of orphans) {
    await fs.rm(file)
    await removeParts(path.dirname(file))
  }
  return orphans.map(({ sha256 }) => sha256)
}

export interface BlobFile {
  readonly file: string
  readonly sha256: string
  readonly size: number
  readonly mtimeMs: number
}

/** Sealed sections (`section-<id>`) are theirs to look after. */
export async function blobFiles(root: string): Promise<readonly BlobFile[]> {
  const found: BlobFile[] = []
  for (const folder of (await namesIn(root)).filter(name => /^[0-9a-f]{2}$/.test(name))) {
    for (const name of await namesIn(path.join(root, folder))) {
      if (!/^[0-9a-f]{64}\.age$/.test(name)) continue
      const file = path.join(root, folder, name)
      const { size, mtimeMs } = await fs.stat(file)
      found.push({ file, sha256: name.slice(0, 64), size, mtimeMs })
    }
  }
  return found
}

function fileOf(dataFolder: string, sha256: string): string {
  return path.join(dataFolder, 'blobs', sha256.slice(0, 2), `${sha256}.age`)
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
