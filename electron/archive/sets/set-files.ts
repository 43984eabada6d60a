import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { collect } from '../keys/age-file.ts'
import { exists, namesIn, readChunks } from '../../files/durable-file.ts'
import { isSetName, limits } from './set-format.ts'
import { openZipFiles } from './set-zip.ts'

/** The files of a set, wherever they lie: a folder, or a file that was sent. Only names that a set has are among them. */
export interface SetFiles {
  readonly place: string
  readonly form: 'folder' | 'file'
  /** A folder with at least the set's key folders and small files: the set itself, or a private copy that `close` removes. */
  readonly folder: string
  /** Bytes by path inside the set, with slashes. */
  readonly sizes: ReadonlyMap<string, number>
  /** Everything else that lies there: left alone. */
  readonly unknown: readonly string[]
  read(name: string): AsyncIterable<Uint8Array>
  /** Whether the ZIP around them is as it was written; throws set-damaged. A folder has nothing around its files. */
  checkWhole(watch: (bytes: number) => void): Promise<void>
  close(): Promise<void>
}

/** A set's folder, a folder that holds exactly one set, or a ZIP. Throws set-not-found, set-excessive, set-damaged. */
export async function openSetFiles(place: string): Promise<SetFiles> {
  const found = await fs.stat(place).catch(() => null) // told as a set that isn't there
  if (found === null) throw new ExpectedFailure('set-not-found', { detail: place })
  if (found.isFile()) return openZipFiles(place)
  if (await looksLikeSet(place)) return openFolder(place)
  const inside = await setsIn(place)
  const [only] = inside
  if (only === undefined) throw new ExpectedFailure('set-not-found', { detail: place })
  if (inside.length > 1) throw new ExpectedFailure('set-not-found', { message: `这个文件夹里有 ${inside.length} 份备份，不知道用哪一份，什么都没有改动。请指明其中一份的位置。` })
  return openSetFiles(only)
}

/** Paths of the sets that lie directly in a folder, as folders or as files that were sent. */
export async function setsIn(folder: string): Promise<readonly string[]> {
  const names = (await namesIn(folder)).filter(name => !name.startsWith('.'))
  const found = await Promise.all(names.map(async name => ((await isSet(path.join(folder, name))) ? [path.join(folder, name)] : [])))
  return found.flat()
}

/** By its name alone: `党务台账备份_….zip`, `上报_….zip`. */
const sentName = /^(党务台账|上报_).*\.zip$/i

async function isSet(place: string): Promise<boolean> {
  const found = await fs.stat(place).catch(() => null) // a link to nowhere, or a folder that may not be read: no set of ours
  if (found === null) return false
  return found.isFile() ? sentName.test(path.basename(place)) : looksLikeSet(place)
}

/** Also of one whose card was lost on the way. */
export async function looksLikeSet(folder: string): Promise<boolean> {
  if (await exists(path.join(folder, 'set.json'))) return true
  return (await exists(path.join(folder, 'packs'))) && (await exists(path.join(folder, 'snapshots')))
}

async function openFolder(folder: string): Promise<SetFiles> {
  const sizes = new Map<string, number>()
  const unknown: string[] = []
  const look = async (inside: string, depth: number): Promise<void> => {
    for (const entry of await fs.readdir(path.join(folder, inside), { withFileTypes: true })) {
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (sizes.size + unknown.length >= limits.entries) throw new ExpectedFailure('set-excessive', { detail: `more than ${limits.entries} files in ${folder}` })
      if (entry.isDirectory() && depth > 0 && isSetFolder(name)) await look(name, depth - 1)
      else if (entry.isFile() && isSetName(name)) sizes.set(name, (await fs.stat(path.join(folder, name))).size)
      else unknown.push(name)
    }
  }
  await look('', 2)
  return { place: folder, form: 'folder', folder, sizes, unknown: unknown.sort(), read: name => readChunks(path.join(folder, name)), checkWhole: () => Promise.resolve(), close: () => Promise.resolve() }
}

function isSetFolder(name: string): boolean {
  return /^(snapshots|packs|keys|keys\/[^/]+)$/.test(name)
}

/** A small file of the set. Throws set-incomplete when it isn't there, set-excessive when it is no small file. */
export async function smallFile(files: SetFiles, name: string, most: number): Promise<Buffer> {
  const size = files.sizes.get(name)
  if (size === undefined) throw new ExpectedFailure('set-incomplete', { detail: `${name} is missing` })
  if (size > most) throw new ExpectedFailure('set-excessive', { detail: `${name} has ${size} bytes` })
  return Buffer.from(await collect(files.read(name)))
}
