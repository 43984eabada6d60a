import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { StoredRow } from '#shared/archive/commit.ts'
import { createFile, exists, namesIn } from '../../files/durable-file.ts'
import { placeFolderCopy, sectionFolders } from '../keys/key-folders.ts'
import type { OpenSet, VerifiedBackup } from '../sets/open-set.ts'
import type { WorkContext } from '../store/work-context.ts'

/** What a sealed section's records need: nobody can look into them here, so their files are known by name alone. */
export interface SectionPlan {
  /** Paths inside `blobs/`, as the backup has them. */
  readonly fromBackup: ReadonlySet<string>
  /** Of another data folder of this archive, where rows alone were kept. */
  readonly fromBeside: ReadonlySet<string>
  /** How many lie nowhere. */
  readonly missing: number
}

export async function sectionPlan(dataFolder: string, set: OpenSet, backup: VerifiedBackup, rows: readonly StoredRow[]): Promise<SectionPlan> {
  const wanted = new Set(rows.flatMap(({ table, row }) => (table === 'sealedRecords' && row !== null ? row['blobs'] as readonly string[] : []))) // as its schema says
  const [here, beside] = [await sectionBlobsIn(dataFolder), set.card.kind === 'local' ? await sectionBlobsIn(path.dirname(set.folder)) : new Map<string, string>()]
  const packed = new Map(backup.sectionBlobs.map(name => [path.posix.basename(name), name]))
  const [fromBackup, fromBeside] = [new Set<string>(), new Set<string>()]
  let missing = 0
  for (const blob of wanted) {
    if (here.has(blob)) continue
    const [inPack, there] = [packed.get(blob), beside.get(blob)]
    if (inPack !== undefined) fromBackup.add(inPack)
    else if (there !== undefined) fromBeside.add(there)
    else missing++
  }
  return { fromBackup, fromBeside, missing }
}

/** Key folders that are lacking here, then the files, durable before any commit names them. */
export async function bringSection(dataFolder: string, { fromBackup, fromBeside }: SectionPlan, set: OpenSet, backup: VerifiedBackup, context: WorkContext): Promise<void> {
  const [from, to] = [path.join(set.folder, 'keys'), path.join(dataFolder, 'keys')]
  for (const name of await sectionFolders(from)) if (!(await exists(path.join(to, name)))) await placeFolderCopy(path.join(from, name), to, name)
  for (const name of fromBeside) {
    context.signal.throwIfAborted()
    const target = path.join(dataFolder, 'blobs', ...name.split('/'))
    await fs.mkdir(path.dirname(target), { recursive: true })
    await createFile(target, await fs.readFile(path.join(path.dirname(set.folder), 'blobs', ...name.split('/'))))
  }
  if (fromBackup.size > 0) await backup.extractSectionBlobs(dataFolder, fromBackup, context)
}

export function missingSectionFiles({ missing }: SectionPlan): readonly string[] {
  return missing === 0 ? [] : [`封存分区的附件 ${missing} 个`]
}

/** Name → path inside `blobs/`. */
async function sectionBlobsIn(dataFolder: string): Promise<ReadonlyMap<string, string>> {
  const blobs = path.join(dataFolder, 'blobs')
  const found = new Map<string, string>()
  for (const folder of (await namesIn(blobs)).filter(name => name.startsWith('section-'))) {
    for (const name of await namesIn(path.join(blobs, folder))) found.set(name, `${folder}/${name}`)
  }
  return found
}
