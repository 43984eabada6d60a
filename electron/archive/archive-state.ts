/** The state at one commit as plain JSON data: where each row lies, never its value (formats.md §1). */
export interface ArchiveCheckpoint {
  readonly archiveId: string
  readonly seq: number
  /** Hex of the last frame's head. */
  readonly head: string
}
