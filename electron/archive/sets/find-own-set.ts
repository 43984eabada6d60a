import * as fs from 'node:fs/promises'
import path from 'node:path'
import { folderName } from '#shared/documents/file-name.ts'
import { exists } from '../../files/durable-file.ts'
import { readCard } from './read-card.ts'
import { looksLikeSet, openSetFiles, setsIn } from './set-files.ts'
import type { SetCard } from './set-format.ts'
import { keysFit } from './set-keys.ts'
import type { BackupSource } from './steady-rows.ts'

/** Where a backup goes: a set of this archive that is there already, or a new one. */
export type OwnSet = { readonly kind: 'known'; readonly folder: string; readonly card: SetCard } | { readonly kind: 'new'; readonly folder: string }

/** The set of this archive and kind in a folder (or that it is itself), whatever it is called; else a free name for a new one. One that is damaged, or whose keys are of another line, is left alone. */
export async function findOwnSet(parent: string, { folder: dataFolder, keys }: Pick<BackupSource, 'folder' | 'keys'>, unit: string, kind: 'backup' | 'mirror'): Promise<OwnSet> {
  const isItself = await looksLikeSet(parent)
  const around = isItself ? path.dirname(parent) : parent
  for (const place of isItself ? [parent] : await setsIn(parent)) {
    const card = await cardOf(place)
    if (card?.archiveId === keys.archiveId && card.kind === kind && await keysFit(dataFolder, place)) return { kind: 'known', folder: place, card }
  }
  return { kind: 'new', folder: await freePlace(around, setName(unit, keys.archiveId)) }
}

/** `党务台账备份_<单位>_<archiveId8>`. */
export function setName(unit: string, archiveId: string, what = '备份'): string {
  return folderName(`党务台账${what}_${folderName(unit).slice(0, 40)}_${archiveId.slice(0, 8)}`)
}

async function freePlace(parent: string, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const place = path.join(parent, n === 1 ? name : `${name}(${n})`)
    if (!(await exists(place))) return place
  }
}

/** Null of a set that can't be read, and of a file. */
async function cardOf(place: string): Promise<SetCard | null> {
  if (!(await fs.stat(place)).isDirectory()) return null
  try {
    return await readCard(await openSetFiles(place))
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error
    return null // a damaged set is nothing to build on, and nothing to touch
  }
}
