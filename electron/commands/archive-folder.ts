import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { MachineStart } from '#shared/archive/start-state.ts'
import { ExpectedFailure, failures } from '#shared/contract/outcome.ts'
import type { RecordBase } from '#shared/model/record.ts'
import type { Unit } from '#shared/model/unit.ts'
import { holdsArchive, knownFormat, readArchiveCard } from '../archive/start/archive-card.ts'
import { type Archive, openArchive } from '../archive/state/archive.ts'
import type { ArchiveKeys } from '../archive/keys/archive-keys.ts'
import { scanJournal } from '../archive/journal/journal.ts'
import { openKeys } from '../archive/keys/keys.ts'
import { makeArchiveFolder } from '../archive/start/new-folder.ts'
import { startIn, type StartTools } from '../archive/start/start-folder.ts'
import { exists } from '../files/durable-file.ts'
import { UserSettings } from '../files/settings-file.ts'
import { Refusal } from './command.ts'
import { newId } from './new-id.ts'

const program = '命令行'

export interface NewFolder {
  readonly unit: Unit
  readonly source: RecordBase['source']
  readonly at: string
  readonly actor?: string
}

/** A new archive in an empty or new folder; answers with its id. */
export async function newArchiveFolder(folder: string, { unit, source, at, actor = program }: NewFolder): Promise<string> {
  const made = await makeArchiveFolder(path.resolve(folder), { unit, source, actor, device: randomUUID(), at, newId })
  const card = await readArchiveCard(made)
  if (card === null) throw new Error(`no card in the new archive ${made}`)
  return card.archiveId
}

/** Writes as the only writer, and leaves a snapshot behind; refuses with one sentence where the archive does not open. */
export async function toWrite<T>(folder: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  const { start, open } = await startIn(path.resolve(folder), toolsOf())
  if (open === null) throw new Refusal(refusalOf(start))
  if (start.kind !== 'ready') {
    await open.close()
    throw new Refusal(refusalOf(start))
  }
  try {
    return await work(open.archive)
  } finally {
    await open.close()
  }
}

/** Reads to the last whole commit, whoever is writing meanwhile; changes nothing. A damaged journal is read only where `damagedToo`. */
export async function toRead<T>(folder: string, work: (archive: Archive, keys: ArchiveKeys) => Promise<T>, damagedToo = false): Promise<T> {
  const place = path.resolve(folder)
  if (!(await exists(place))) throw new Refusal(refusalOf({ kind: 'folderMissing', folder: place }))
  if (!(await holdsArchive(place))) throw new Refusal(refusalOf({ kind: 'notOurs', folder: place }))
  if (((await readArchiveCard(place))?.format ?? knownFormat) > knownFormat) throw new Refusal(failures['newer-format'])
  const keys = await openKeys(place)
  if (!damagedToo && (await scanJournal(place, keys)).kind === 'damaged') throw new Refusal(failures.damaged)
  const archive = await openArchive(place, keys, { actor: program, device: randomUUID(), now: () => new Date(), readOnly: true })
  try {
    return await work(archive, keys)
  } finally {
    await archive.close()
  }
}

/** A command knows its folder from its arguments: the user's settings are neither read nor written. */
function toolsOf(): StartTools {
  const settings = UserSettings.parse({ device: randomUUID(), actor: program })
  return {
    settings: { folder: '', read: () => settings, change: async () => {} },
    suggestedFolder: '', now: () => new Date(), newId, program, onSecondStart: () => {},
    onFault: (what, error) => { process.stderr.write(`${what}: ${String(error)}\n`) },
  }
}

function refusalOf(start: Pick<MachineStart, 'kind'> & { readonly folder?: string; readonly holder?: string }): string {
  const folder = start.folder ?? ''
  switch (start.kind) {
    case 'folderMissing': return `找不到数据文件夹“${folder}”，没有执行。请检查 --data 的位置。`
    case 'notOurs': return `“${folder}”里没有党务台账档案，没有执行，里面的文件没有被改动。新建请用 init。`
    case 'locked': return `档案正被${start.holder ?? '另一个程序'}使用，没有执行。请先关闭那个程序。`
    case 'newerFormat': return failures['newer-format']
    case 'sealed': return failures['wrong-password']
    case 'keysMissing': return failures['keys-unreadable']
    case 'damaged': return failures.damaged
    case 'journalMissing': return `“${folder}”的日志不见了，没有执行，文件没有被改动。请打开程序，按启动页面的提示从快照恢复。`
    case 'journalBehind': return '日志比快照旧，有已保存的内容不在日志里，没有执行，文件没有被改动。请打开程序，按启动页面的提示处理。'
    case 'folderUnreadable': return `数据文件夹“${folder}”读不出来，没有执行。请检查磁盘和权限。`
    case 'firstRun':
    case 'ready': throw new ExpectedFailure('archive-not-open')
  }
}
