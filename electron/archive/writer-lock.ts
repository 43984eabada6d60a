/** Who writes to an archive now. */
export interface LockHolder {
  readonly pid: number
  readonly user: string
  /** 窗口程序, 命令行 …, for reading. */
  readonly program: string
  readonly since: string
}

export type LockAttempt = { readonly kind: 'taken'; readonly lock: WriterLock } | { readonly kind: 'held'; readonly holder: LockHolder | null }

export interface WriterLock {
  release(): Promise<void>
}

export interface LockOptions {
  readonly program: string
  readonly at: string
  /** The same user started the program again: bring the window up. */
  readonly onSecondStart: () => void
}

/** One writer an archive; freed by the system when the process dies (formats.md §2). */
export declare function takeWriterLock(folder: string, options: LockOptions): Promise<LockAttempt>

/** True when the holder is this user's and has heard. */
export declare function askHolderToShow(folder: string): Promise<boolean>
