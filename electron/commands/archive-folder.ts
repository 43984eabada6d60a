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
import type { KeyWays } from '../archive/keys/key-slots.ts'
import { openKeys } from '../archive/keys/keys.ts'
import { tried } from '../archive/keys/tries.ts'
import { makeArchiveFolder } from '../archive/start/new-folder.ts'
import type { OpenFolder } from '../archive/start/open-folder.ts'
import { startIn, type StartTools } from '../archive/start/start-folder.ts'
import { exists } from '../files/durable-file.ts'
import { UserSettings } from '../files/settings-file.ts'
import { type Given, Refusal } from './command.ts'
import { newId } from './new-id.ts'
import { passwordOption, secretOf } from './secret-file.ts'

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

/** Of every command that opens an archive. */
export const archiveOptions = { data: 'text', ...passwordOption } as const

/** Writes as the only writer, and leaves a snapshot behind; refuses with one sentence where the archive does not open. */
export async function toWrite<T>(given: Given, work: (archive: Archive, open: OpenFolder) => Promise<T>): Promise<T> {
  const tools = toolsOf()
  const folder = path.resolve(given.text('data'))
  const { start, open } = await startIn(folder, tools, { ways: await waysInto(folder, given, tools) })
  if (open === null) throw new Refusal(refusalOf(start))
  if (start.kind !== 'ready') {
    await open.close()
    throw new Refusal(refusalOf(start))
  }
  try {
    return await work(open.archive, open)
  } finally {
    await open.close()
  }
}

/** Reads to the last whole commit, whoever is writing meanwhile; changes nothing. A damaged journal is read only where `damagedToo`. */
export async function toRead<T>(given: Given, work: (archive: Archive, keys: ArchiveKeys) => Promise<T>, damagedToo = false): Promise<T> {
  const folder = path.resolve(given.text('data'))
  if (!(await exists(folder))) throw new Refusal(refusalOf({ kind: 'folderMissing', folder }))
  if (!(await holdsArchive(folder))) throw new Refusal(refusalOf({ kind: 'notOurs', folder }))
  if (((await readArchiveCard(folder))?.format ?? knownFormat) > knownFormat) throw new Refusal(failures['newer-format'])
  const keys = await openKeys(folder, await waysInto(folder, given, toolsOf())).catch((error: unknown) => { throw inWords(error) })
  if (!damagedToo && (await scanJournal(folder, keys)).kind === 'damaged') throw new Refusal(failures.damaged)
  const archive = await openArchive(folder, keys, { actor: program, device: randomUUID(), now: () => new Date(), readOnly: true })
  try {
    return await work(archive, keys)
  } finally {
    await archive.close()
  }
}

/** The keys that the given password opens, slowly where it is wrong; no ways where none was given. */
async function waysInto(folder: string, given: Given, tools: StartTools): Promise<KeyWays> {
  const secret = await secretOf(given)
  if (secret === null || !(await exists(path.join(folder, 'keys')))) return {}
  const isOpen = await openKeys(folder).then(() => true, () => false) // whatever is wrong with them is told when they are opened
  return isOpen ? {} : { known: await tried(folder, tools, () => openKeys(folder, { secret })) }
}

function inWords(error: unknown): unknown {
  return error instanceof ExpectedFailure && error.failure.code === 'password-needed' ? new Refusal(passwordWanted) : error
}

const passwordWanted = '这个档案设有口令，没有执行，文件没有被改动。请加上 --password-file 口令文件（口令写在第一行）。'

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
    case 'sealed': return passwordWanted
    case 'keysMissing': return failures['keys-unreadable']
    case 'damaged': return failures.damaged
    case 'journalMissing': return `“${folder}”的日志不见了，没有执行，文件没有被改动。请打开程序，按启动页面的提示从快照恢复。`
    case 'journalBehind': return '日志比快照旧，有已保存的内容不在日志里，没有执行，文件没有被改动。请打开程序，按启动页面的提示处理。'
    case 'folderUnreadable': return `数据文件夹“${folder}”读不出来，没有执行。请检查磁盘和权限。`
    case 'firstRun':
    case 'ready': throw new ExpectedFailure('archive-not-open')
  }
}
