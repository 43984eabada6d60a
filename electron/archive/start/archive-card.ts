import * as fs from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { exists, namesIn, replaceFile } from '../../files/durable-file.ts'

/**
 * `DATA/archive.json`: tells a person, and a start, whose folder this is. Plain, without personal data; nothing depends on it, because the
 * archive's id also stands in the head of each journal file and, sealed, beside each journal key.
 */
export const ArchiveCard = z.looseObject({
  format: z.int(),
  archiveId: z.uuid(),
  name: z.string(),
  /** Archives that were lost and whose rows went into this one. */
  formerIds: z.array(z.uuid()).default([]),
})
export type ArchiveCard = z.infer<typeof ArchiveCard>

export const knownFormat = 1

export async function writeArchiveCard(dataFolder: string, card: ArchiveCard): Promise<void> {
  await replaceFile(cardFile(dataFolder), Buffer.from(`${JSON.stringify(card, null, 2)}\n`, 'utf8'))
}

/** Null when there is none that can be read. */
export async function readArchiveCard(dataFolder: string): Promise<ArchiveCard | null> {
  try {
    return ArchiveCard.parse(JSON.parse(await fs.readFile(cardFile(dataFolder), 'utf8')))
  } catch {
    return null // nothing depends on it
  }
}

/** Whether any part of an archive lies in the folder. Throws when the folder can't be read. */
export async function holdsArchive(folder: string): Promise<boolean> {
  await fs.readdir(folder)
  if ((await readArchiveCard(folder)) !== null) return true
  const journal = (await namesIfFolder(path.join(folder, 'journal'))).some(name => name.endsWith('.j1'))
  const keys = (await Promise.all(['keys', 'keys-copy'].map(name => namesIfFolder(path.join(folder, name))))).flat().some(name => /^[1-9]\d*$/.test(name))
  return journal || keys || (await exists(path.join(folder, 'snapshots', 'set.json')))
}

async function namesIfFolder(folder: string): Promise<readonly string[]> {
  const isFolder = (await exists(folder)) && (await fs.stat(folder)).isDirectory()
  return isFolder ? namesIn(folder) : []
}

function cardFile(dataFolder: string): string {
  return path.join(dataFolder, 'archive.json')
}
