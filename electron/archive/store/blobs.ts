import { createHash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { errorCode, exists, namesIn, removeParts, toWriteFailure, writeDurably } from '../../files/durable-file.ts'
import { UnreadableSeal, open, sealStream } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { setAside } from './quarantine-place.ts'
import { turns } from './turns.ts'

export const maxBlobBytes = 200 * 1024 * 1024

export interface BlobStore {
  /** Durable when it answers, so before the commit that names it; the same bytes twice are one blob. Throws blob-too-large. */
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly bytes: number }>
  /** Throws blob-missing, also when the file is damaged. */
  get(sha256: string): Promise<Uint8Array>
  /** What lies on the disk, sealed. */
  diskBytes(): Promise<number>
  /** Removes blobs that no frame names and that are older than 90 days; answers with their hashes. `named` is asked only where there are old ones; null = unknown, and nothing goes. */
  removeOrphans(named: () => Promise<ReadonlySet<string> | null>, now: Date): Promise<readonly string[]>
}

const orphanDays = 90
const dayMs = 86_400_000

/** Attachments, one sealed file each, named by the SHA-256 of their plain bytes (formats.md §5). */
export function blobStore(dataFolder: string, keys: ArchiveKeys): BlobStore {
  const root = path.join(dataFolder, 'blobs')
  const inOrder = turns() // a blob that is put again must not be removed as an orphan meanwhile
  return {
    put: bytes => inOrder(() => put(dataFolder, keys, bytes)),
    get: sha256 => get(fileOf(dataFolder, sha256), sha256, keys),
    diskBytes: async () => (await blobFiles(root)).reduce((sum, { size }) => sum + size, 0),
    removeOrphans: (named, now) => inOrder(() => removeOrphans(root, named, now)),
  }
}

async function put(dataFolder: string, keys: ArchiveKeys, bytes: Uint8Array): Promise<{ sha256: string; bytes: number }> {
  if (bytes.length > maxBlobBytes) throw new ExpectedFailure('blob-too-large')
  const sha256 = sha256Of(bytes)
  const file = fileOf(dataFolder, sha256)
  try {
    await fs.mkdir(path.dirname(file), { recursive: true })
    if (await exists(file)) {
      if (await opens(file, sha256, keys)) return await usedAgain(file, { sha256, bytes: bytes.length })
      await setAside(dataFolder, file)
    }
    await writeDurably({ folder: path.dirname(file), nameOf: () => path.basename(file), content: sealStream([bytes], keys.recipient), onExisting: 'keepExisting' })
  } catch (error) {
    throw toWriteFailure(error)
  }
  return { sha256, bytes: bytes.length }
}

/** Young again, so that no look for orphans takes it before the commit that names it. */
async function usedAgain<T>(file: string, blob: T): Promise<T> {
  const now = new Date()
  await fs.utimes(file, now, now)
  return blob
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
    return sha256Of(await open(await fs.readFile(file), keys.identities)) === sha256
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
