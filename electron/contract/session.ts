import { join, parse } from 'node:path'
import type { Handlers } from '#shared/contract/contract.ts'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { newId } from '../commands/new-id.ts'
import { checkerInThread } from '../archive/journal/journal-checker.ts'
import type { OpenFolder } from '../archive/start/open-folder.ts'
import { type StartTools, type Started, activeFolder, inspectStart } from '../archive/start/start-folder.ts'
import { turns } from '../archive/store/turns.ts'
import { askHolderToShow } from '../archive/store/writer-lock.ts'
import { type WatchedDrives, watchDrives } from '../files/drive-watch.ts'
import { type DriveSource, drivesOfThisPc } from '../files/drives.ts'
import { exists } from '../files/durable-file.ts'
import { type Log, openLog } from '../files/log-file.ts'
import { type Places, openPlaces } from '../files/places.ts'
import { type SettingsFile, openSettings } from '../files/settings-file.ts'
import { suggestedFolder } from '../files/suggested-folder.ts'
import { type FontStore, openFonts, systemFontFolders } from '../files/system-fonts.ts'
import { handlersOf } from './handlers.ts'
import { workRunners } from './work-runners.ts'
import { type StagedOps, stagedOps } from './staged-ops.ts'
import { type Works, openWorks } from './works.ts'

/** What only a shell can do. */
export interface ShellParts {
  /** For those who read of the lock: 窗口程序, 浏览器窗口. */
  readonly program: string
  /** The system's own dialog, null = cancelled; a shell without one has the window show its picker. */
  readonly chooseFolder: ((title: string) => Promise<string | null>) | null
  readonly showInFolder: (path: string) => Promise<void> | void
  /** Throws away what the browser engine keeps for our page. */
  readonly clearWindowStorage: () => Promise<void>
  /** The program was started once more. */
  readonly bringUp: () => void
}

export interface SessionOptions {
  /** The built program that reads journals in a thread of its own; missing = this thread. */
  readonly checkProgram?: string
  readonly configFolder: string
  /** Holds the fonts that come with the product. */
  readonly bundledFonts: string
  readonly shell: ShellParts
  readonly now?: () => Date
  readonly drives?: DriveSource
  /** The built program that goes with each backup; missing = sets without it. */
  readonly rescueProgram?: string
  /** When a sealed section locks itself; missing = after five minutes. */
  readonly sectionLockAfterMs?: number
}

/** The machine side of one running program: which archive is open, and what can be asked of it. */
export interface Session {
  readonly handlers: Handlers
  readonly log: Log
  /** The archive is open in another program, which has come to the front. */
  isOpenElsewhere(): Promise<boolean>
  /** Takes the last snapshot and lets go of the archive. Never throws: what goes wrong is in the log. */
  close(): Promise<void>
}

export async function openSession({ configFolder, bundledFonts, checkProgram, shell, now = () => new Date(), drives = drivesOfThisPc(), rescueProgram, sectionLockAfterMs }: SessionOptions): Promise<Session> {
  const log = openLog(join(configFolder, 'logs'), now)
  const settings = await openSettings(configFolder)
  const tools: StartTools = {
    settings, now, newId, program: shell.program, suggestedFolder: await rememberedSuggestion(settings, log), onSecondStart: shell.bringUp, onFault: log.error, mirroring: { drives, rescueProgram: rescueProgram ?? null },
    ...(checkProgram === undefined ? {} : { checker: checkerInThread(checkProgram), checkAfterMs: 20_000 }),
  }
  const state = openState(tools)
  const parts = { state, tools, settings, shell, places: openPlaces(), drives: watchDrives(drives), rescueProgram: rescueProgram ?? null, fonts: openFonts({ system: systemFontFolders(), bundled: [bundledFonts] }), staged: stagedOps(), ...(sectionLockAfterMs === undefined ? {} : { sectionLockAfterMs }) }
  const works = openWorks(workRunners(parts), now, log.error)
  return {
    handlers: handlersOf({ ...parts, works }),
    log,
    isOpenElsewhere: async () => {
      if (!state.isOpen() && await askHolderToShow(activeFolder(tools))) return true
      state.began().catch((error: unknown) => { log.error('the start failed', error) }) // opens while the window is still loading; the window's own call answers for it
      return false
    },
    close: () => works.end().then(() => state.end()).catch((error: unknown) => { log.error('close failed', error) }),
  }
}

/** Asking Windows for its drives takes seconds on an old PC: asked once, and again only when that place is gone. */
async function rememberedSuggestion(settings: SettingsFile, log: Log): Promise<string> {
  if (process.platform !== 'win32') return suggestedFolder()
  const known = settings.read()['suggestedFolder']
  if (typeof known === 'string' && await exists(parse(known).root)) return known
  const suggested = await suggestedFolder()
  await settings.change({ suggestedFolder: suggested }).catch((error: unknown) => { log.error('the settings could not be written', error) })
  return suggested
}

/** Which archive is open, and how the start went. */
export interface SessionState {
  /** As it is now; looks at the folder again as long as nothing is open. */
  began(): Promise<Started>
  /** Goes on from there, one after another. */
  goOn(step: (current: Started) => Promise<Started>): Promise<Started>
  isOpen(): boolean
  /** Throws archive-not-open. */
  open(): OpenFolder
  end(): Promise<void>
}

function openState(tools: StartTools): SessionState {
  const inOrder = turns()
  let current: Started | null = null
  let ended = false
  const begin = async () => {
    if (ended) throw new ExpectedFailure('archive-not-open')
    if (current?.open == null) current = await inspectStart(tools, current?.known)
    return current
  }
  return {
    began: () => inOrder(begin),
    goOn: step => inOrder(async () => {
      const watched = watchClosing(current ?? await begin())
      try {
        current = await step(watched.started)
      } catch (error) {
        if (watched.isClosed()) current = null // what was open is open no longer: the next start looks again
        throw error
      }
      return current
    }),
    isOpen: () => current?.open != null,
    open: () => {
      if (current?.open == null) throw new ExpectedFailure('archive-not-open')
      return current.open
    },
    end: () => inOrder(async () => {
      ended = true
      const open = current?.open
      current = null
      await open?.close()
    }),
  }
}

/** A step that fails may have closed the archive already. */
function watchClosing({ start, open, known = null }: Started): { readonly started: Started; readonly isClosed: () => boolean } {
  let closed = false
  if (open === null) return { started: { start, open, known }, isClosed: () => false }
  const close = () => {
    closed = true
    return open.close()
  }
  return { started: { start, open: { ...open, close } }, isClosed: () => closed }
}

export interface SessionParts {
  readonly state: SessionState
  readonly tools: StartTools
  readonly settings: SettingsFile
  readonly shell: ShellParts
  readonly places: Places
  readonly drives: WatchedDrives
  readonly rescueProgram: string | null
  readonly fonts: FontStore
  readonly works: Works
  readonly staged: StagedOps
  readonly sectionLockAfterMs?: number
}
