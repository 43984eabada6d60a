import type { WarnLevel } from './finding.ts'

/** Something missing or wrong in a record, and the field where it is mended. */
export interface ElementFault {
  readonly field: string
  readonly level: WarnLevel
  readonly message: string
  /** The article where it is not the check's own. */
  readonly basis?: string
}

/** An element that is there but not whole. */
export function yellow(field: string, message: string): ElementFault {
  return { field, level: 'yellow', message }
}

/** An important element that is missing. */
export function orange(field: string, message: string): ElementFault {
  return { field, level: 'orange', message }
}
