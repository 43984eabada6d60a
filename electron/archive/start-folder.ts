import type { StoredRow } from '#shared/archive/commit.ts'
import type { MachineStart, StartChoice } from '#shared/archive/start-state.ts'
import type { SettingsFile } from '../files/settings-file.ts'
import type { Archive } from './archive.ts'
import type { OpenFolder } from './open-folder.ts'

/** Where a start stands: what the window is told, and the archive if one is open. */
export interface Started {
  readonly start: MachineStart
  readonly open: OpenFolder | null
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
}

/** Looks at the folder that the settings name and opens it if it is sound; never makes one (formats.md §8). */
export declare function inspectStart(tools: StartTools): Promise<Started>

/** Goes on by the clerk's choice; what was open before is closed. */
export declare function chooseStart(current: Started, choice: StartChoice, tools: StartTools): Promise<Started>

/** A new archive in an empty or new folder. Throws folder-not-empty. */
export declare function createInFolder(current: Started, wish: { readonly folder: string | null; readonly unitName: string; readonly actor: string }, tools: StartTools): Promise<Started>

/** Opens the sample archive, in a folder of its own; `fill` makes its content when there is none yet. */
export declare function openSample(current: Started, fill: (archive: Archive) => Promise<void>, tools: StartTools): Promise<Started>

export declare function leaveSample(current: Started, tools: StartTools): Promise<Started>

/** Rows of a view whose journal lacks them enter the archive as one commit; into a new archive when theirs is not there. */
export declare function adoptRows(current: Started, found: { readonly archiveId: string; readonly viewSeq: number; readonly rows: readonly StoredRow[] }, tools: StartTools): Promise<Started>
