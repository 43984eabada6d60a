import type { MachineStart, SnapshotInfo } from '#shared/archive/start-state.ts'
import type { StoredRow } from '#shared/archive/commit.ts'
import type { SettingsFile } from '../../files/settings-file.ts'
import { holdsArchive, readArchiveCard } from './archive-card.ts'
import { furnish } from './furnish-folder.ts'
import type { JournalChecker } from '../journal/journal-checker.ts'
import { journalFiles } from '../journal/journal-file.ts'
import type { MirrorWork } from '../sets/mirror-keeper.ts'
import type { KnownKeys } from '../keys/key-slots.ts'
import { type FolderLook, type LookOptions, lookAtFolder } from './look-at-folder.ts'
import { extraRows } from './lost-rows.ts'
import type { OpenFolder } from './open-folder.ts'
import { rowsOf } from './repair-folder.ts'
import { infoFromId, seqOf } from '../sets/set-format.ts'
import { readSnapshot, snapshotIds } from '../sets/snapshots.ts'

/** Where a start stands: what the window is told, and the archive if one is open. */
export interface Started {
  readonly start: MachineStart
  readonly open: OpenFolder | null
  /** Keys that were opened although no archive is: the choice that follows need not ask again. */
  readonly known?: KnownKeys | null
}

export interface StartTools {
  readonly settings: SettingsFile
  /** Where a first archive goes unless another place is chosen. */
  readonly suggestedFolder: string
  readonly now: () => Date
  readonly newId: () => string
  /** For the lock: 窗口程序, 命令行 …. */
  readonly program: string
  readonly onSecondStart: () => void
  /** What went wrong without stopping anything: for the log. */
  readonly onFault: (what: string, error: unknown) => void
  /** Who reads whole journals; missing = this thread. */
  readonly checker?: JournalChecker
  /** How long a start is left alone before the older part of its journal is checked; missing = not at all. */
  readonly checkAfterMs?: number
  /** What a mirror is kept with; missing = none is kept. */
  readonly mirroring?: Pick<MirrorWork, 'drives' | 'rescueProgram'>
}

/** Looks at the folder that the settings name and opens it if it is sound; never makes one (formats.md §8). `known`: keys that an earlier look opened; those of another archive are of no effect. */
export async function inspectStart(tools: StartTools, known: KnownKeys | null = null): Promise<Started> {
  const { dataFolder, sampleOpen } = tools.settings.read()
  if (sampleOpen) {
    const sample = await startIn(sampleFolder(tools), tools, { ways: { known } })
    if (sample.open !== null || ['locked', 'sealed'].includes(sample.start.kind)) return sample
    await tools.settings.change({ sampleOpen: false }) // a sample that doesn't open is no reason to keep a clerk from the archive
  }
  if (dataFolder !== null) return startIn(dataFolder, tools, { ways: { known } })
  if (await isArchive(tools.suggestedFolder)) return startIn(tools.suggestedFolder, tools, { ways: { known } }) // the settings were lost, the archive was not
  return { start: { kind: 'firstRun', suggestedFolder: tools.suggestedFolder }, open: null }
}

/** The folder that a start looks at, or would. */
export function activeFolder(tools: StartTools): string {
  const { dataFolder, sampleOpen } = tools.settings.read()
  return sampleOpen ? sampleFolder(tools) : dataFolder ?? tools.suggestedFolder
}

/** A folder of its own, beside the one for a first archive. */
export function sampleFolder({ suggestedFolder }: StartTools): string {
  return `${suggestedFolder}-示例`
}

/** Opens one folder as far as it can be opened. */
export async function startIn(folder: string, tools: StartTools, options: LookOptions = {}): Promise<Started> {
  const look = await lookAtFolder(folder, tools, options)
  if (look.kind === 'stopped') return { start: look.start, open: null, ...(look.known === null ? {} : { known: look.known }) }
  try {
    const behind = options.readOnly === true ? null : await behindStart(look)
    if (behind !== null) {
      await letGo(look)
      return { start: behind, open: null, known: look.keys }
    }
    const open = await furnish(look, tools)
    await remember(open, tools)
    return { start: { kind: 'ready', archive: open.archive.head(), tornTailCut: open.archive.tornTailCut, foundArchives: await foundArchives(open, tools) }, open }
  } catch (error) {
    await letGo(look)
    throw error
  }
}

/** Whether a folder is there and holds an archive; one that can't be read holds none. */
export async function isArchive(folder: string): Promise<boolean> {
  return holdsArchive(folder).catch(() => false) // whoever opens it is told why it can't be read
}

type Opened = Extract<FolderLook, { kind: 'opened' }>

async function letGo({ archive, lock }: Opened): Promise<void> {
  await archive.close()
  await lock.release()
}

const mostExtraShown = 500

/** A snapshot that is newer than the journal: acknowledged work is missing from it. Null when there is none. */
async function behindStart({ folder, keys, archive }: Opened): Promise<MachineStart | null> {
  const head = archive.head()
  const newer = (await snapshotIds(folder)).filter(id => seqOf(id) > head.seq).sort((a, b) => seqOf(b) - seqOf(a))
  const [newest] = newer
  if (newest === undefined) return null
  const journal = await rowsOf(archive)
  for (const id of newer) {
    const snapshot = await readSnapshot(folder, keys, id).catch(() => null) // a damaged one: the next serves, or the name alone tells of the loss
    if (snapshot === null) continue
    const { at, seq, counts } = snapshot.manifest
    return behind(head, { id, at, seq, counts }, extraRows(journal, head.seq, { seq, rows: snapshot.rows }))
  }
  return behind(head, infoFromId(newest), [])
}

function behind(archive: Extract<MachineStart, { kind: 'journalBehind' }>['archive'], snapshot: SnapshotInfo, extra: readonly StoredRow[]): MachineStart {
  return { kind: 'journalBehind', archive, snapshot, extra: extra.slice(0, mostExtraShown), extraTotal: extra.length }
}

/** Where this archive lies, for starts to come. A full disk must not stop this one. */
async function remember({ folder, archive }: OpenFolder, tools: StartTools): Promise<void> {
  const { archiveId } = archive.head()
  const { knownFolders, dataFolder, sampleOpen } = tools.settings.read()
  const pointer = dataFolder === null && !sampleOpen ? folder : dataFolder
  if (knownFolders[archiveId] === folder && pointer === dataFolder) return
  try {
    await tools.settings.change({ knownFolders: { ...knownFolders, [archiveId]: folder }, dataFolder: pointer })
  } catch (error) {
    tools.onFault('the settings could not be written', error)
  }
}

/** Archives other than the open one whose rows are safe on this PC now: their journal lies here, or an archive that took their rows in. */
async function foundArchives({ folder, archive }: OpenFolder, { settings }: StartTools): Promise<string[]> {
  const { archiveId } = archive.head()
  const folders = new Set([folder, ...Object.values(settings.read().knownFolders)])
  const ids = await Promise.all([...folders].map(archivesIn))
  return [...new Set(ids.flat())].filter(id => id !== archiveId)
}

async function archivesIn(folder: string): Promise<readonly string[]> {
  const card = await readArchiveCard(folder)
  const hasJournal = (await journalFiles(folder).catch(() => [])).length > 0 // a folder that can't be read keeps no rows safe
  return card !== null && hasJournal ? [card.archiveId, ...card.formerIds] : []
}
