import type { DriveSource } from './drives.ts'

/** Drives, and which of them have stayed in the PC since they were written to: what is read from those may come from the system's memory. */
export interface WatchedDrives extends DriveSource {
  noteWritten(id: string): void
  hasBeenOut(id: string): boolean
}

/** A drive counts as out once a list lacks it. */
export function watchDrives(drives: DriveSource): WatchedDrives {
  const stayed = new Set<string>()
  return {
    of: drives.of,
    list: async () => {
      const found = await drives.list()
      const here = new Set(found.map(({ id }) => id))
      for (const id of stayed) if (!here.has(id)) stayed.delete(id)
      return found
    },
    noteWritten: id => { stayed.add(id) },
    hasBeenOut: id => !stayed.has(id),
  }
}
