import * as fs from 'node:fs/promises'
import path from 'node:path'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { namesIn, syncFolder, toWriteFailure } from '../../files/durable-file.ts'
import { type Looker, findSets } from './look-at-set.ts'
import { SetList, backupIdPattern } from './set-format.ts'

/** Removes backups that may go, then the packs that no other names; answers with the bytes that were freed. Throws bad-request for one that must stay. */
export async function pruneSet(set: string, backupIds: readonly string[], looker: Looker): Promise<number> {
  const [look] = await findSets(set, looker)
  if (look?.form !== 'folder' || look.place !== set) throw new ExpectedFailure('set-not-found')
  const mayGo = new Set(look.backups.filter(backup => backup.mayGo).map(({ id }) => id))
  if (backupIds.some(id => !mayGo.has(id))) throw new ExpectedFailure('bad-request', { message: '选中的备份中有的还不能删除：它之后还没有两份核对过的备份。什么都没有删除。' })
  try {
    return await removeBackups(set, backupIds)
  } catch (error) {
    throw toWriteFailure(error)
  }
}

/** Whatever may go, and then the packs that nothing names; answers with the bytes that were freed. */
export async function removeBackups(set: string, ids: readonly string[]): Promise<number> {
  const folder = path.join(set, 'snapshots')
  for (const id of ids) {
    await fs.rm(path.join(folder, `${id}.age`), { force: true }) // first: without its manifest it doesn't exist
    await fs.rm(path.join(folder, `${id}.list`), { force: true })
  }
  await syncFolder(folder)
  return removeUnnamedPacks(set)
}

/** Nothing goes while any list can't be read: it may name any pack. Answers with the bytes that were freed. */
export async function removeUnnamedPacks(set: string): Promise<number> {
  const named = await packsNamed(path.join(set, 'snapshots'))
  if (named === null) return 0
  const packs = path.join(set, 'packs')
  let freed = 0
  for (const name of await namesIn(packs)) {
    if (!/^[0-9a-f]{64}\.age$/.test(name) || named.has(name.slice(0, 64))) continue
    const { size } = await fs.stat(path.join(packs, name))
    await fs.rm(path.join(packs, name), { force: true })
    freed += size
  }
  if (freed > 0) await syncFolder(packs)
  return freed
}

/** By every `.list`, also of a backup whose manifest doesn't open; null when a list is missing or can't be read. */
export async function packsNamed(folder: string): Promise<ReadonlySet<string> | null> {
  const named = new Set<string>()
  const ids = new Set((await namesIn(folder)).map(name => name.replace(/\.(age|list)$/, '')).filter(id => backupIdPattern.test(id)))
  for (const id of ids) {
    const list = await readList(path.join(folder, `${id}.list`))
    if (list === null) return null
    for (const pack of list.packs) named.add(pack.name)
  }
  return named
}

async function readList(file: string): Promise<SetList | null> {
  try {
    return SetList.parse(JSON.parse(await fs.readFile(file, 'utf8')))
  } catch {
    return null // it may name any pack: the caller keeps them all
  }
}
