import { modelVersion } from '../model/tables.ts'

type Fields = Readonly<Record<string, unknown>>

/** How rows of one table became what they are in schema `to`. */
export interface UpgradeStep {
  readonly to: number
  readonly table: string
  readonly change: (row: Fields) => Fields
}

/** Append only, in the order of `to`: a released step is never edited, for rows of its time lie in somebody's journal. */
export const upgradeSteps: readonly UpgradeStep[] = [
  { to: 2, table: 'settings', change: row => ({ printHead: false, ...row }) },
]

/** A row of an older schema as the present model has it. It is raised each time it is read; the journal keeps it as it was (formats.md §1). */
export function upgradedRow(table: string, row: Fields, schema: number, steps: readonly UpgradeStep[] = upgradeSteps): Fields {
  if (schema === modelVersion && steps === upgradeSteps) return row
  return steps.filter(step => step.to > schema && step.table === table).reduce((raised, step) => step.change(raised), row)
}
