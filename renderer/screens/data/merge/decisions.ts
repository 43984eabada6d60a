import type { MergeConflict, MergeDecision } from '#shared/archive/merge-report.ts'

export type Take = MergeDecision['take']

/** What was decided, by conflict. */
export type Decisions = ReadonlyMap<string, Take>

export function conflictKey({ source, table, id, path }: Pick<MergeConflict, 'source' | 'table' | 'id' | 'path'>): string {
  return `${source} ${table} ${id} ${path}`
}

/** What is taken of this conflict: as decided, else as proposed; null = nobody has said. */
export function takenOf(conflict: MergeConflict, decisions: Decisions): Take | null {
  return decisions.get(conflictKey(conflict)) ?? conflict.proposed
}

export function undecided(conflicts: readonly MergeConflict[], decisions: Decisions): readonly MergeConflict[] {
  return conflicts.filter(conflict => takenOf(conflict, decisions) === null)
}

/** One side of all of them, or only of those that nobody has decided. */
export function takeAll(conflicts: readonly MergeConflict[], decisions: Decisions, take: Take, which: 'all' | 'undecided'): Decisions {
  const next = new Map(decisions)
  for (const conflict of which === 'all' ? conflicts : undecided(conflicts, decisions)) next.set(conflictKey(conflict), take)
  return next
}

/** As the merge is ordered: what is proposed and not contradicted is said too. */
export function decisionsToOrder(conflicts: readonly MergeConflict[], decisions: Decisions): MergeDecision[] {
  return conflicts.flatMap(conflict => {
    const take = takenOf(conflict, decisions)
    return take === null ? [] : [{ table: conflict.table, id: conflict.id, source: conflict.source, path: conflict.path, take }]
  })
}
