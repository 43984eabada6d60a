import { createHash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { exportedLines } from '#shared/archive/exported-rows.ts'
import type { Secret } from '#shared/archive/secret.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { createFile, exists, readChunks } from '../../files/durable-file.ts'
import type { WorkContext } from '../store/work-context.ts'
import { type VerifiedBackup, openSet } from './open-set.ts'

export interface RescueWish {
  /** The set. */
  readonly folder: string
  readonly secret: Secret
  /** Undefined = the newest. */
  readonly backupId: string | undefined
  /** A folder that isn't there yet; undefined = one inside the set's folder. */
  readonly out: string | undefined
}

/** Everything that a backup holds, as files that any program reads: records.ndjson, history.ndjson, files/. Answers with counts and hashes. */
export async function rescueSet({ folder, secret, backupId, out }: RescueWish, context: WorkContext): Promise<Readonly<Record<string, unknown>>> {
  const set = await openSet(folder, { secret })
  try {
    const id = backupId ?? set.backupIds[0]
    if (id === undefined) throw new ExpectedFailure('set-not-found')
    const backup = await set.verify(id, context)
    const target = out ?? path.join(folder, `读出_${id}`)
    await makeTarget(target)
    const { seq, head, viewHash, kind } = backup.manifest
    return { snapshot: id, seq, head, viewHash, ...await writeRecords(backup, target), ...kind === 'full' ? await writeHistory(backup, target, context) : {}, files: await writeBlobs(backup, target, context), out: target }
  } finally {
    await set.close()
  }
}

async function makeTarget(target: string): Promise<void> {
  if (await exists(target)) throw new ExpectedFailure('file-exists', { message: `“${target}”已经在那里，没有读出，里面的文件没有改动。请用 --out 写一个还没有的文件夹。` })
  await fs.mkdir(target, { recursive: true })
}

async function writeRecords(backup: VerifiedBackup, target: string): Promise<{ readonly records: number; readonly recordsSha256: string }> {
  const lines = exportedLines(await backup.rows())
  const { sha256 } = await createFile(path.join(target, 'records.ndjson'), Buffer.from(lines.map(line => `${line}\n`).join(''), 'utf8'))
  return { records: lines.length, recordsSha256: sha256 }
}

/** One line a frame, oldest first. */
async function writeHistory(backup: VerifiedBackup, target: string, context: WorkContext): Promise<{ readonly frames: number; readonly historySha256: string }> {
  const file = path.join(target, 'history.ndjson')
  let frames = 0
  await fs.writeFile(file, '', { flag: 'wx' })
  await backup.eachCommit(async commits => {
    const lines = commits.flatMap(({ seq, head, frames: parts }) => parts.map(({ frame }) => `${canonicalJson({ seq, head, ...frame })}\n`))
    frames += lines.length
    await fs.appendFile(file, lines.join(''))
  }, context)
  const hash = createHash('sha256')
  for await (const chunk of readChunks(file)) hash.update(chunk)
  return { frames, historySha256: hash.digest('hex') }
}

async function writeBlobs(backup: VerifiedBackup, target: string, context: WorkContext): Promise<number> {
  const folder = path.join(target, 'files')
  await fs.mkdir(folder)
  let count = 0
  await backup.eachBlob(null, async (sha256, bytes) => {
    await createFile(path.join(folder, sha256), bytes)
    count++
  }, context)
  return count
}
