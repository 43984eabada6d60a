import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openSet } from '../../electron/archive/sets/open-set.ts'
import { setsIn } from '../../electron/archive/sets/set-files.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { namesIn } from '../../electron/files/durable-file.ts'

/** What backups on a stick are made of, by their manifest: each file with its hash. */
export type Backups = ReadonlyMap<string, ReadonlyMap<string, string>>

export async function backupsOn(stick: string, identities: readonly string[]): Promise<Backups> {
  const found = new Map<string, ReadonlyMap<string, string>>()
  for (const { set, ids } of await setsWithBackups(stick)) {
    const open = await openSet(set, { identities })
    for (const id of ids) {
      const { packs, files } = await open.manifest(id)
      const names = [`snapshots/${id}.age`, `snapshots/${id}.list`, ...packs.map(({ name }) => `packs/${name}.age`), ...Object.keys(files)]
      found.set(`${set} ${id}`, new Map(names.map(name => [path.join(set, name), hashOf(path.join(set, name))])))
    }
    await open.close()
  }
  return found
}

/** Throws unless every file of the backups of before is what it was, and every newer backup that exists is whole. The answer: the ids of all. */
export async function checkStick(stick: string, identities: readonly string[], before: Backups): Promise<readonly string[]> {
  for (const files of before.values()) for (const [file, hash] of files) if (hashOf(file) !== hash) throw new Error(`${file} is not what it was`)
  const ids: string[] = []
  for (const { set, ids: here } of await setsWithBackups(stick)) {
    const open = await openSet(set, { identities })
    for (const id of here) if (!before.has(`${set} ${id}`)) await open.verify(id, unwatched)
    await open.close()
    ids.push(...here)
  }
  return ids
}

/** A backup exists once its manifest does. */
async function setsWithBackups(stick: string): Promise<readonly { readonly set: string; readonly ids: readonly string[] }[]> {
  const sets = await Promise.all((await setsIn(stick)).map(async set => {
    const names = await namesIn(path.join(set, 'snapshots'))
    return { set, ids: names.filter(name => name.endsWith('.age')).map(name => name.slice(0, -4)) }
  }))
  return sets.filter(({ ids }) => ids.length > 0)
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
