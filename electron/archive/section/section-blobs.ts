import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { createFile, errorCode, namesIn, toWriteFailure } from '../../files/durable-file.ts'
import { UnreadableSeal, open, sealStream } from '../keys/age-file.ts'
import { maxBlobBytes, orphanDays } from '../store/blobs.ts'
import type { SectionKeys } from './section-keys.ts'

/** Durable when it answers, so before the commit that names it. The name is random: the same scan twice is two files, and none can be guessed from its bytes. Throws blob-too-large. */
export async function putSectionBlob(dataFolder: string, { section, recipient }: SectionKeys, bytes: Uint8Array): Promise<{ readonly blob: string; readonly bytes: number }> {
  if (bytes.length > maxBlobBytes) throw new ExpectedFailure('blob-too-large')
  const folder = path.join(dataFolder, 'blobs', `section-${section}`)
  const blob = `${randomBytes(16).toString('hex')}.age`
  try {
    await fs.mkdir(folder, { recursive: true })
    await createFile(path.join(folder, blob), sealStream([bytes], recipient))
  } catch (error) {
    throw toWriteFailure(error)
  }
  return { blob, bytes: bytes.length }
}

/** Throws blob-missing, also when the file is damaged. */
export async function getSectionBlob(dataFolder: string, { identities }: SectionKeys, blob: string): Promise<Uint8Array> {
  const blobs = path.join(dataFolder, 'blobs')
  for (const folder of (await namesIn(blobs)).filter(name => name.startsWith('section-'))) {
    try {
      return await open(await fs.readFile(path.join(blobs, folder, blob)), identities)
    } catch (error) {
      if (error instanceof UnreadableSeal) throw new ExpectedFailure('blob-missing', { message: '这个附件的文件已损坏，打不开。记录本身没有受影响，请从备份恢复。', detail: String(error) })
      if (errorCode(error) !== 'ENOENT') throw error // of a section of before, or of this one: the next folder may have it
    }
  }
  throw new ExpectedFailure('blob-missing', { detail: blob })
}

/** Removes files of sections that no frame names and that are older than 90 days; answers how many. `named` is asked only where there are old ones; null = unknown, and nothing goes. */
export async function removeSectionOrphans(dataFolder: string, named: () => Promise<ReadonlySet<string> | null>, now: Date): Promise<number> {
  const blobs = path.join(dataFolder, 'blobs')
  const old: string[] = []
  for (const folder of (await namesIn(blobs)).filter(name => name.startsWith('section-'))) {
    for (const name of (await namesIn(path.join(blobs, folder))).filter(each => /^[0-9a-f]{32}\.age$/.test(each))) {
      const file = path.join(blobs, folder, name)
      if ((await fs.stat(file)).mtimeMs < now.getTime() - orphanDays * 86_400_000) old.push(file)
    }
  }
  const inUse = old.length === 0 ? null : await named()
  const orphans = inUse === null ? [] : old.filter(file => !inUse.has(path.basename(file)))
  for (const file of orphans) await fs.rm(file)
  return orphans.length
}
