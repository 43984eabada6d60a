import path from 'node:path'
import { attachedFiles } from '#shared/archive/attached-files.ts'
import type { StoredRow } from '#shared/archive/commit.ts'
import { nameOf } from '#shared/archive/constraints.ts'
import type { Restoring } from '#shared/archive/restoring.ts'
import { tables } from '#shared/model/tables.ts'
import type { OpenSet, VerifiedBackup } from '../sets/open-set.ts'
import type { OpenFolder } from '../start/open-folder.ts'
import { type BlobStore, blobStore } from '../store/blobs.ts'
import type { WorkContext } from '../store/work-context.ts'

/** Attachments that the wanted rows name and the archive lacks. */
export interface FilesPlan {
  /** Null = everything that the backup has, files of deleted records too. */
  readonly fromBackup: ReadonlySet<string> | null
  /** Lie beside a set of rows alone: of another data folder of this archive. */
  readonly fromBeside: ReadonlySet<string>
  /** Chinese: attachments whose file is neither here nor with the backup. */
  readonly missing: readonly string[]
}

/** Reads what the archive has of the named attachments: a damaged one counts as lacking. */
export async function filesPlan({ blobs }: Pick<OpenFolder, 'blobs'>, set: OpenSet, backup: VerifiedBackup, { after }: Restoring, context: WorkContext): Promise<FilesPlan> {
  const lacking = new Map<string, NamedFile>()
  const named = namedFiles(after)
  let done = 0
  for (const file of named.values()) {
    context.signal.throwIfAborted()
    context.report({ doing: '正在核对附件', done: done++, total: named.size, unit: 'files' })
    if (!(await blobs.holds(file.sha256))) lacking.set(file.sha256, file)
  }
  return sources(lacking, set, backup)
}

/** Puts them into the archive, durable, before any commit names them. */
export async function bringFiles({ fromBackup, fromBeside }: FilesPlan, set: OpenSet, backup: VerifiedBackup, blobs: BlobStore, context: WorkContext): Promise<void> {
  const beside = blobsBeside(set)
  for (const sha256 of fromBeside) {
    context.signal.throwIfAborted()
    await blobs.put(await beside.get(sha256))
  }
  if (fromBackup === null || fromBackup.size > 0) await backup.eachBlob(fromBackup, (sha256, bytes) => blobs.takeBack(sha256, bytes), context)
}

interface NamedFile {
  readonly sha256: string
  readonly words: string
}

/** Every file that the rows name: of meetings and trainings, photographs, materials of development. */
export function namedFiles(rows: readonly StoredRow[]): ReadonlyMap<string, NamedFile> {
  const files = new Map<string, NamedFile>()
  const people = new Map(rows.flatMap(({ table, id, row }) => (table === 'people' && row !== null ? [[id, String(row['name'])] as const] : [])))
  for (const { table, row } of rows) {
    for (const { sha256, name, path: place } of attachedFiles(row)) files.set(sha256, { sha256, words: `${whose(table, row ?? {}, people)}的${kindOfFile(place)}“${name}”` })
  }
  return files
}

/** A case of development bears its person's name. */
function whose(table: StoredRow['table'], row: Readonly<Record<string, unknown>>, people: ReadonlyMap<string, string>): string {
  const person = people.get(String(row['personId']))
  return person === undefined ? nameOf(table, row) : `${tables[table].name}「${person}」`
}

function kindOfFile(place: string): string {
  if (place === 'photo') return '照片'
  return place.includes('materials.') ? '材料' : '附件'
}

export async function sources(lacking: ReadonlyMap<string, NamedFile>, set: OpenSet, backup: VerifiedBackup): Promise<FilesPlan> {
  const fromBackup = new Set([...lacking.keys()].filter(sha256 => backup.blobs.has(sha256)))
  const fromBeside = new Set<string>()
  const missing: string[] = []
  for (const { sha256, words } of lacking.values()) {
    if (fromBackup.has(sha256)) continue
    if (await blobsBeside(set).holds(sha256)) fromBeside.add(sha256)
    else missing.push(words)
  }
  return { fromBackup, fromBeside, missing }
}

/** A set of rows alone lies in the data folder that it is of. */
function blobsBeside({ card, folder, keys }: OpenSet): Pick<BlobStore, 'get' | 'holds'> {
  const none = { get: () => Promise.reject(new Error('no attachments lie beside this set')), holds: async () => false }
  return card.kind === 'local' ? blobStore(path.dirname(folder), keys) : none
}
