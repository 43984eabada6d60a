import path from 'node:path'
import type { StoredRow } from '#shared/archive/commit.ts'
import type { Secret } from '#shared/archive/secret.ts'
import type { MachineStart, StartChoice } from '#shared/archive/start-state.ts'
import { ExpectedFailure, type FailureCode } from '#shared/contract/outcome.ts'
import { keepRowsAside, sortRows } from './adoptable-rows.ts'
import { JournalRefused, openArchive } from '../state/archive.ts'
import type { ArchiveKeys } from '../keys/archive-keys.ts'
import { findKeys } from '../keys/find-keys.ts'
import { keyCopies, takeKeysFrom } from '../keys/key-copies.ts'
import type { KeyWays } from '../keys/key-slots.ts'
import { tried } from '../keys/tries.ts'
import { openKeys } from '../keys/keys.ts'
import { realPath } from './look-at-folder.ts'
import { differentRows, type LaterState } from './lost-rows.ts'
import { makeFolder, makeKeys } from './new-folder.ts'
import { filledUp, newestReadable, repairFolder, rowsOf, takenBack } from './repair-folder.ts'
import { readSnapshot } from '../sets/snapshots.ts'
import { type StartTools, type Started, activeFolder, isArchive, startIn } from './start-folder.ts'
import { takeWriterLock } from '../store/writer-lock.ts'

/** Goes on by the clerk's choice; what was open before is closed. A choice that the start did not offer is refused. */
export async function chooseStart(current: Started, choice: StartChoice, tools: StartTools): Promise<Started> {
  if (choice.kind === 'useFolder') return useFolder(current, choice.folder, tools)
  if (!offered[choice.kind].includes(current.start.kind)) throw new ExpectedFailure('bad-request', { detail: `${choice.kind} at ${current.start.kind}` })
  const folder = activeFolder(tools)
  const ways = waysOf(current)
  await current.open?.close()
  switch (choice.kind) {
    case 'unlock': return unlock(folder, choice.secret, tools)
    case 'openReadOnly': return startIn(folder, tools, { readOnly: true, ways })
    case 'takeKeysFromCopy': await alone(folder, tools, () => takeFittingKeys(folder, ways)); break
    case 'continueWithGoodFrames': await mend({ folder, ways }, tools, keys => newestReadable(folder, keys)); break
    case 'restoreSnapshot': await mend({ folder, ways }, tools, keys => snapshotState(folder, keys, choice.snapshotId, tools)); break
    case 'continueWithoutExtra': await mend({ folder, ways }, tools, keys => leaveOut(folder, keys, choice.viewRows ?? [], tools), choice.viewSeq ?? 0); break
  }
  return startIn(folder, tools, { ways })
}

/** What was opened need not be opened by a secret once more. */
function waysOf({ open, known }: Started): KeyWays {
  return { known: open?.keys ?? known ?? null }
}

async function unlock(folder: string, secret: Secret, tools: StartTools): Promise<Started> {
  const found = await tried(folder, tools, () => findKeys(folder, { secret }))
  const known = found.kind === 'opened' ? found.keys : found.kind === 'missing' ? found.known : null
  return startIn(folder, tools, { ways: { known } })
}

const offered: Readonly<Record<Exclude<StartChoice['kind'], 'useFolder'>, readonly MachineStart['kind'][]>> = {
  openReadOnly: ['damaged'],
  unlock: ['sealed'],
  takeKeysFromCopy: ['keysMissing'],
  continueWithGoodFrames: ['damaged'],
  restoreSnapshot: ['journalMissing', 'journalBehind'],
  continueWithoutExtra: ['journalBehind', 'ready'],
}

/** Rows of a view whose journal lacks them enter it as one commit; into a new archive when theirs is not there. Throws invalid-rows when none of them fits. */
export async function adoptRows(current: Started, found: FoundRows, tools: StartTools): Promise<Started> {
  const { start } = current
  if (start.kind === 'locked') throw new ExpectedFailure('locked')
  if (start.kind === 'newerFormat') throw new ExpectedFailure('newer-format')
  if (start.kind === 'sealed') throw new ExpectedFailure('password-needed', { message: '档案还没有打开，没有取回记录。请先输入口令或恢复密钥。' })
  const { sound, unfit } = sortRows(found.rows)
  if (sound.length === 0) throw new ExpectedFailure('invalid-rows')
  if (unfit.length > 0) tools.onFault(`${unfit.length} rows of the view do not fit their tables: they lie sealed in quarantine`, null)
  const isOwn = idIn(start) === found.archiveId
  const folder = isOwn ? activeFolder(tools) : await newFolderFor(found, sound, unfit, tools)
  const ways = isOwn ? waysOf(current) : {}
  await current.open?.close()
  if (isOwn) {
    await mend({ folder, ways }, tools, async keys => {
      await keepRowsAside(folder, keys, unfit)
      return joined(folder, keys, { seq: found.viewSeq, rows: sound }, unfit, tools)
    })
  } else await tools.settings.change({ dataFolder: folder, sampleOpen: false })
  return startIn(folder, tools, { ways })
}

export interface FoundRows {
  readonly archiveId: string
  readonly viewSeq: number
  /** All rows of the view. */
  readonly rows: readonly StoredRow[]
}

async function useFolder(current: Started, wished: string, tools: StartTools): Promise<Started> {
  const inside = path.join(wished, path.basename(tools.suggestedFolder))
  const folder = !(await isArchive(wished)) && (await isArchive(inside)) ? inside : wished // the folder around it was chosen
  if (current.open !== null && (await realPath(current.open.folder)) === (await realPath(folder))) return current
  const next = await startIn(folder, tools)
  const code = refusalOf(next.start)
  if (code !== null) throw new ExpectedFailure(code)
  try {
    await tools.settings.change({ dataFolder: folder, sampleOpen: false })
  } catch (error) {
    await next.open?.close()
    throw error
  }
  await current.open?.close()
  return next
}

/** A folder that is no archive of ours, or not now, doesn't take the place of the one that was. */
function refusalOf(start: MachineStart): FailureCode | null {
  switch (start.kind) {
    case 'firstRun':
    case 'notOurs': return 'not-an-archive'
    case 'folderMissing':
    case 'folderUnreadable': return 'folder-missing'
    case 'locked': return 'locked'
    case 'newerFormat': return 'newer-format'
    case 'ready':
    case 'journalBehind':
    case 'damaged':
    case 'journalMissing':
    case 'sealed':
    case 'keysMissing': return null
  }
}

/** Repairs the journal while nobody else writes. */
async function mend({ folder, ways }: { readonly folder: string; readonly ways: KeyWays }, tools: StartTools, laterState: (keys: ArchiveKeys) => Promise<LaterState | null>, seen = 0): Promise<void> {
  await alone(folder, tools, async () => {
    const keys = await openKeys(folder, ways)
    await repairFolder(folder, keys, await laterState(keys), seen, tools)
  })
}

async function alone(folder: string, { program, now, onSecondStart }: StartTools, work: () => Promise<void>): Promise<void> {
  const attempt = await takeWriterLock(folder, { program, at: now().toISOString(), onSecondStart })
  if (attempt.kind === 'held') throw new ExpectedFailure('locked')
  try {
    await work()
  } finally {
    await attempt.lock.release()
  }
}

/** The copy that opens; its archive is proven by the start that follows. */
async function takeFittingKeys(folder: string, ways: KeyWays): Promise<void> {
  const wrong = await openKeys(folder, ways).then(keys => keys.archiveId, () => null) // keys that don't open are of no archive
  const [copy] = await keyCopies(folder, wrong, ways)
  if (copy === undefined) throw new ExpectedFailure('keys-unreadable')
  await takeKeysFrom(folder, copy, ways)
}

/** What only the view holds lies sealed in quarantine before the archive goes on without it. */
async function leaveOut(folder: string, keys: ArchiveKeys, viewRows: readonly StoredRow[], tools: StartTools): Promise<null> {
  if (viewRows.length === 0) return null
  const { actor, device } = tools.settings.read()
  const archive = await openArchive(folder, keys, { actor, device, now: tools.now })
  const journal = await rowsOf(archive).finally(() => archive.close())
  await keepRowsAside(folder, keys, differentRows(journal, viewRows))
  return null
}

async function snapshotState(folder: string, keys: ArchiveKeys, id: string, tools: StartTools): Promise<LaterState> {
  const { manifest, rows } = await readSnapshot(folder, keys, id)
  return joined(folder, keys, { seq: manifest.seq, rows }, null, tools)
}

/**
 * Beside a sound journal the later state is joined with it; of a damaged or missing one the repair takes every good frame by itself.
 * `unfit`: rows of a view that it can't give; null = the state is a snapshot that the clerk has chosen, whole and as it is.
 */
async function joined(folder: string, keys: ArchiveKeys, state: LaterState, unfit: readonly StoredRow[] | null, tools: StartTools): Promise<LaterState> {
  const { actor, device } = tools.settings.read()
  try {
    const archive = await openArchive(folder, keys, { actor, device, now: tools.now })
    const journal = await rowsOf(archive).finally(() => archive.close())
    return takenBack(journal, archive.head().seq, filledUp(state, unfit ?? [], journal))
  } catch (error) {
    if (!(error instanceof JournalRefused)) throw error
    if (unfit === null) return state
    const snapshot = await newestReadable(folder, keys)
    return newerOf(filledUp(state, unfit, snapshot?.rows ?? []), snapshot)
  }
}

function newerOf(state: LaterState, snapshot: LaterState | null): LaterState {
  return snapshot !== null && snapshot.seq > state.seq ? snapshot : state
}

function idIn(start: MachineStart): string | null {
  if ('archive' in start) return start.archive.archiveId
  return 'archiveId' in start ? start.archiveId : null
}

/** A new archive that holds the rows as they are, and says whose they were. */
async function newFolderFor(found: FoundRows, rows: readonly StoredRow[], unfit: readonly StoredRow[], tools: StartTools): Promise<string> {
  const unit = rows.find(({ table }) => table === 'units')?.row
  for (let n = 1; ; n++) {
    const wished = n === 1 ? tools.suggestedFolder : `${tools.suggestedFolder}-找回${n - 1}`
    try {
      return await makeFolder(wished, async building => {
        const keys = await makeKeys(building, { archiveId: tools.newId(), name: String(unit?.['name'] ?? ''), formerIds: [found.archiveId] })
        await keepRowsAside(building, keys, unfit)
        await repairFolder(building, keys, { seq: found.viewSeq, rows }, found.viewSeq, tools)
      })
    } catch (error) {
      if (!(error instanceof ExpectedFailure) || error.failure.code !== 'folder-not-empty') throw error
    }
  }
}
