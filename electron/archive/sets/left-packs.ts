import { createHash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from '../../files/durable-file.ts'
import { UnreadableSeal } from '../keys/age-file.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import type { WorkContext } from '../store/work-context.ts'
import { backupIdsIn } from './known-packs.ts'
import { listTar } from './list-tar.ts'
import { provenBlob } from './proven-blob.ts'
import { packsNamed } from './prune-set.ts'
import { readManifest } from './read-manifest.ts'
import { openSealedPack } from './sealed-pack.ts'
import type { SetFiles } from './set-files.ts'
import type { FilesPack } from './set-format.ts'

/** Packs that a backup left finished when it was killed or its stick was pulled: no list and no manifest names them. None while any of those can't be read, for it may name them. */
export async function leftPacks(files: SetFiles, keys: ArchiveKeys): Promise<readonly string[]> {
  const named = await packsNamed(path.join(files.folder, 'snapshots'))
  if (named === null) return []
  const left = [...files.sizes.keys()].flatMap(name => /^packs\/([0-9a-f]{64})\.age$/.exec(name)?.[1] ?? []).filter(name => !named.has(name))
  return left.length > 0 && await everyManifestOpens(files, keys) ? left : []
}

async function everyManifestOpens(files: SetFiles, keys: ArchiveKeys): Promise<boolean> {
  for (const id of backupIdsIn(files)) {
    const opens = await readManifest(files, keys, id).then(() => true, (error: unknown) => {
      if (error instanceof Error && 'syscall' in error) throw error
      return false // damaged, sealed to others, or of a newer program
    })
    if (!opens) return false
  }
  return true
}

/** Those among them that hold attachments and are whole, read to their end: they are the bulk of a backup, and need not be written again. */
export async function leftBlobPacks(files: SetFiles, left: readonly string[], keys: ArchiveKeys, context: WorkContext): Promise<readonly FilesPack[]> {
  const found: FilesPack[] = []
  for (const name of left) {
    const pack = await blobPack(files, name, keys, context).catch((error: unknown) => {
      if (error instanceof UnreadableSeal) return null // of rows or of the journal, which are packed anew; damaged; or not ours
      throw error
    })
    if (pack !== null) found.push(pack)
  }
  return found
}

const blobName = /^([0-9a-f]{64}|section-[0-9a-f-]{36}\/[0-9a-zA-Z-]{1,40}\.age)$/

async function blobPack(files: SetFiles, name: string, { identities }: ArchiveKeys, { report, signal }: WorkContext): Promise<FilesPack> {
  const bytes = files.sizes.get(`packs/${name}.age`) ?? 0
  const plain = createHash('sha256')
  let done = 0
  async function* tar(): AsyncGenerator<Uint8Array> {
    for await (const chunk of openSealedPack(files.read(`packs/${name}.age`), { name, bytes }, identities)) {
      signal.throwIfAborted()
      plain.update(chunk)
      report({ doing: '正在核对已有的数据包', done: done += chunk.length, total: bytes, unit: 'bytes' })
      yield chunk
    }
  }
  const entries = await listTar(tar(), async (entry, content) => {
    if (!blobName.test(entry.name)) throw new UnreadableSeal(`${entry.name} is no attachment`)
    for await (const _ of entry.name.includes('/') ? content : provenBlob(entry.name, content)) continue
  })
  return { name, bytes, plainSha256: plain.digest('hex'), holds: 'blobs', entries: [...entries] }
}

/** A younger one may be of another program that is just backing up there. */
const longestBackupMs = 86_400_000

/** Takes those away that the archive's own keys open, and that are older than a day. */
export async function removeLeftPacks(files: SetFiles, left: readonly string[], { identities }: ArchiveKeys, now: Date): Promise<void> {
  for (const name of left) {
    const file = path.join(files.folder, 'packs', `${name}.age`)
    const { mtimeMs, size } = await fs.stat(file)
    if (now.getTime() - mtimeMs > longestBackupMs && await isOurs(files, { name, bytes: size }, identities)) await fs.rm(file)
  }
  if (left.length > 0) await syncFolder(path.join(files.folder, 'packs'))
}

async function isOurs(files: SetFiles, pack: { readonly name: string; readonly bytes: number }, identities: readonly string[]): Promise<boolean> {
  try {
    for await (const _ of openSealedPack(files.read(`packs/${pack.name}.age`), pack, identities)) continue
    return true
  } catch (error) {
    if (error instanceof UnreadableSeal) return false // damaged, or somebody else's
    throw error
  }
}
