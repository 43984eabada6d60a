import type { SnapshotInfo } from '#shared/archive/start-state.ts'

const newestKept = 10
const daysKept = 14

/**
 * The 10 newest, and the last one of each of the 14 newest days that have any (formats.md §7); `dayOf` answers with the PC's local day.
 * Where the newest has less than half the rows of the one before, all are kept; the last one before any such drop is kept too.
 */
export function snapshotsToKeep(newestFirst: readonly SnapshotInfo[], dayOf: (at: string) => string): ReadonlySet<string> {
  const [newest, before] = newestFirst
  if (newest !== undefined && before !== undefined && isDrop(before, newest)) return idsOf(newestFirst)
  const beforeDrops = newestFirst.filter((older, i) => i > 0 && isDrop(older, newestFirst[i - 1] ?? older))
  return idsOf([...newestFirst.slice(0, newestKept), ...lastOfEachDay(newestFirst, dayOf).slice(0, daysKept), ...beforeDrops])
}

function isDrop(older: SnapshotInfo, newer: SnapshotInfo): boolean {
  return rowsIn(newer) * 2 < rowsIn(older)
}

function rowsIn({ counts }: SnapshotInfo): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

function lastOfEachDay(newestFirst: readonly SnapshotInfo[], dayOf: (at: string) => string): readonly SnapshotInfo[] {
  const seen = new Set<string>()
  return newestFirst.filter(({ at }) => {
    const day = dayOf(at)
    if (seen.has(day)) return false
    seen.add(day)
    return true
  })
}

function idsOf(snapshots: readonly SnapshotInfo[]): ReadonlySet<string> {
  return new Set(snapshots.map(({ id }) => id))
}
