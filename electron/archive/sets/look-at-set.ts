import type { BackupInfo, SetLook } from '#shared/archive/backup-set.ts'
import { modelVersion } from '#shared/model/tables.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import path from 'node:path'
import { openSlot, slotsIn } from '../keys/key-slots.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { keyFolderNumbers } from '../keys/keys.ts'
import { copiedAsText } from './copied-as-text.ts'
import { backupIdsIn } from './known-packs.ts'
import { readCard } from './read-card.ts'
import { setWords } from './set-failures.ts'
import { type SetFiles, looksLikeSet, openSetFiles, setsIn, smallFile } from './set-files.ts'
import { type SetCard, SetList, infoFromId, knownSetFormat } from './set-format.ts'

/** Whose the sets may be, and what this PC has verified of them. */
export interface Looker {
  readonly keys: Pick<ArchiveKeys, 'archiveId' | 'identities'> | null
  isVerified(setId: string, backupId: string): boolean
}

export type FoundSet = Omit<SetLook, 'set'> & { readonly place: string }

/** Sets in a folder, or the one that it is: from their names, cards and lists alone, without a password. What can't be read as a set is left out. */
export async function findSets(folder: string, looker: Looker): Promise<readonly FoundSet[]> {
  const places = (await looksLikeSet(folder)) ? [folder] : await setsIn(folder)
  const found: FoundSet[] = []
  for (const place of places) {
    const look = await lookAtSet(place, looker).catch((error: unknown) => {
      if (error instanceof ExpectedFailure) return null // no set of ours, or one without a readable card: its sentence comes when it is opened
      throw error
    })
    if (look !== null) found.push(look)
  }
  return found
}

/** One set: its folder, a folder that holds just it, or a ZIP. Throws what its card or ZIP is refused for. */
export async function lookAtSet(place: string, looker: Looker): Promise<FoundSet> {
  const files = await openSetFiles(place)
  try {
    const card = await readCard(files)
    const spoilt = (await copiedAsText(files)) ? setWords.textMode : null
    const infos = await Promise.all(backupIdsIn(files).map(id => infoOf(files, id, spoilt)))
    return {
      place, label: path.basename(place), form: files.form, kind: card.kind, unit: card.unit, archiveId: card.archiveId, isThisArchive: card.archiveId === looker.keys?.archiveId,
      opensWith: await waysInto(path.join(files.folder, 'keys'), looker), backups: infos.map((info, i) => ({ ...info, mayGo: mayGo(card, infos.slice(0, i), looker) })), unknownFiles: [...files.unknown],
    }
  } finally {
    await files.close()
  }
}

async function infoOf(files: SetFiles, id: string, spoilt: string | null): Promise<Omit<BackupInfo, 'mayGo'>> {
  const { at, seq } = infoFromId(id)
  const list = await listIn(files, id)
  if (list === null) return { id, at, seq, bytes: 0, problem: spoilt ?? '清单（.list）缺失或损坏' }
  const bytes = list.packs.reduce((sum, pack) => sum + pack.bytes, 0)
  return { id, at, seq, bytes, problem: spoilt ?? problemOf(list, files) }
}

async function listIn(files: SetFiles, id: string): Promise<ReadList | null> {
  try {
    const said: unknown = JSON.parse((await smallFile(files, `snapshots/${id}.list`, 4 * 1024 * 1024)).toString('utf8'))
    if (typeof said === 'object' && said !== null && 'minReader' in said && Number(said.minReader) > knownSetFormat) return { packs: [], isNewer: true }
    const list = SetList.parse(said)
    return { packs: list.packs, isNewer: list.schema > modelVersion }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error
    return null // told as a problem of this backup
  }
}

interface ReadList {
  readonly packs: readonly { readonly name: string; readonly bytes: number }[]
  readonly isNewer: boolean
}

function problemOf({ packs, isNewer }: ReadList, { sizes }: SetFiles): string | null {
  if (isNewer) return '由更新版本的程序写成，本程序不能打开'
  const bad = packs.find(pack => sizes.get(`packs/${pack.name}.age`) !== pack.bytes)
  if (bad === undefined) return null
  const found = sizes.get(`packs/${bad.name}.age`)
  return found === undefined ? '缺少数据包' : found < bad.bytes ? '数据包没有复制完' : '数据包的大小不对'
}

/** Older, and followed by two that this PC has read whole. */
function mayGo({ setId }: SetCard, newer: readonly Omit<BackupInfo, 'mayGo'>[], { isVerified }: Looker): boolean {
  return newer.filter(({ id, problem }) => problem === null && isVerified(setId, id)).length >= 2
}

async function waysInto(keys: string, looker: Looker): Promise<SetLook['opensWith']> {
  const [newest] = await keyFolderNumbers(keys)
  if (newest === undefined) return []
  const folder = path.join(keys, String(newest))
  const slots = (await slotsIn(folder)).filter(slot => slot !== 'own')
  return looker.keys !== null && await opensOwn(folder, looker.keys.identities) ? ['own', ...slots] : slots
}

async function opensOwn(keyFolder: string, identities: readonly string[]): Promise<boolean> {
  try {
    return ['own', 'unit'].includes((await openSlot(keyFolder, { identities })).slot)
  } catch {
    return false // a password or another's keys will be asked for
  }
}
