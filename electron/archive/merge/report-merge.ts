import { createHash } from 'node:crypto'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { changeReport } from '#shared/archive/change-report.ts'
import { likelyDoubles } from '#shared/archive/likely-doubles.ts'
import { type MergeState, refusalKey } from '#shared/archive/merge.ts'
import type { MergeReport, MergeSource } from '#shared/archive/merge-report.ts'
import { type MergeNames, conflictInWords, keptInWords } from '#shared/archive/merge-words.ts'
import { refKey } from '#shared/archive/row-ref.ts'
import { rowNames } from '#shared/archive/row-names.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import type { MergePlan } from './plan-merge.ts'
import { storedRows } from './shared-input.ts'

/** A plan in words, for a clerk to decide upon. */
export function reportOf(plan: MergePlan, today: LocalDate): MergeReport {
  const { mine, merged, refused } = plan
  const names = namesOf(plan, today)
  const added = new Map([...merged.changes].flatMap(([key, row]) => (row === null || mine.has(key) ? [] : [[key, row] as const])))
  return {
    sources: sourcesOf(plan),
    changes: { ...changesOf(plan, today), problems: [] },
    conflicts: merged.conflicts.map(conflict => conflictInWords(conflict, names, refused.get(refusalKey(conflict.source, conflict.key)) ?? '')),
    doubles: [...likelyDoubles(storedRows(mine), storedRows(added))],
    flags: flagsOf(plan, names),
    stamp: stampOf(plan),
  }
}

/** Of the state that was compared. */
export function stampOf({ head, others, inputs }: MergePlan): string {
  const sets = others.map(({ archiveId, backupId, seq, head: theirs, rows }) => ({ archiveId, backupId, seq, head: theirs, rows: rows.length }))
  return createHash('sha256').update(canonicalJson({ head, sets, bases: inputs.map(({ source, baseSeq }) => [source, baseSeq]) })).digest('hex')
}

/** New, changed and same among the rows that the others bring; deleted ones beside them. */
export function changesOf({ mine, merged, others }: MergePlan, today: LocalDate): Omit<MergeReport['changes'], 'problems'> {
  const keys = new Set([...others.flatMap(({ rows }) => rows.map(refKey)), ...merged.changes.keys()])
  const among = (state: MergeState) => storedRows(new Map([...state].filter(([key]) => keys.has(key))))
  return changeReport({ before: among(mine), after: among(merged.rows), naming: storedRows(new Map([...mine, ...merged.rows])), today })
}

/** What was kept, left out, or compared otherwise than usual. */
export function flagsOf(plan: MergePlan, names: MergeNames): string[] {
  const { others, inputs, merged, refused } = plan
  const unit = (source: number) => others[source]?.unit ?? ''
  return [
    ...inputs.flatMap(({ told }) => (told === null ? [] : [told])),
    ...merged.kept.map(kept => keptInWords(kept, unit(kept.source), names)),
    ...merged.conflicts.filter(({ kind }) => kind === 'refused').map(({ source, key }) => `${unit(source)}：没有采用一条记录，因为${refused.get(refusalKey(source, key)) ?? '不符合档案规则'}。`),
  ]
}

export function namesOf({ mine, merged, inputs }: MergePlan, today: LocalDate): MergeNames {
  const known = new Map([...inputs.flatMap(({ theirs }) => [...theirs]), ...mine, ...merged.rows])
  return { rows: rowNames(storedRows(known), today), row: key => known.get(key) ?? null }
}

function sourcesOf({ others, inputs }: MergePlan): MergeSource[] {
  const bySource = new Map(inputs.map(input => [input.source, input]))
  return others.map(({ unit, archiveId, backupId, seq, rows }, source) => {
    const input = bySource.get(source)
    return { unit, archiveId, backupId, seq, rows: rows.length, baseSeq: input?.baseSeq ?? null, isKnown: input?.isKnown ?? false }
  })
}
