import { labelled } from '../model/labelled.ts'
import type { Period } from '../time/period.ts'

/** 绿黄橙红 (domain.md A2.1), each with its sign: colour never stands alone. */
export const warnLevel = labelled({ green: '已完成', yellow: '待办', orange: '临期', red: '逾期' })
export type WarnLevel = (typeof warnLevel.keys)[number]
export const levelSigns: Readonly<Record<WarnLevel, string>> = { green: '✓', yellow: '!', orange: '‼', red: '✕' }
export const levelOrder: readonly WarnLevel[] = ['green', 'yellow', 'orange', 'red']

/** Something that an inspector would ask about: what, whose, how urgent, on what ground, and where to mend it. */
export interface Finding {
  /** `W-MTG-Q` and the like (domain.md F.4). */
  readonly rule: string
  readonly level: WarnLevel
  readonly organisationId: string
  readonly period: Period
  readonly subject: FindingSubject
  readonly message: string
  /** The article. */
  readonly basis: string
}

/** `field` is the path in the record, `topics.0.vote`, that one click leads to. */
export type FindingSubject =
  | { readonly kind: 'organisation'; readonly id: string; readonly name: string; readonly field?: string }
  | { readonly kind: 'meeting'; readonly id: string; readonly name: string; readonly field: string }
  | { readonly kind: 'talk' | 'review' | 'plan' | 'archiveItem'; readonly id: string; readonly name: string; readonly field: string }
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly field: string }
  /** A term of office, by its id; `name` is the organisation's. */
  | { readonly kind: 'term'; readonly id: string; readonly name: string; readonly field: string }
  /** A person's way into the party, by the case's id; `field`: a step's code, or a field of the case. */
  | { readonly kind: 'developmentCase'; readonly id: string; readonly name: string; readonly field: string }
  /** Dues or study hours of a person, by the person's id; `field`: the month, or the year. */
  | { readonly kind: 'dues' | 'studyHours'; readonly id: string; readonly name: string; readonly field: string }
