import { appraisalKind } from './appraisal-fields.tsx'
import { checkUpKind } from './check-up-fields.tsx'
import { entryKind } from './entry-fields.tsx'
import { evaluationKind } from './evaluation/evaluation-fields.tsx'
import type { AnyItemKind } from './item-kind.ts'
import { sanctionKindOfItem } from './sanction-fields.tsx'

/** What can be added to a file. */
export const itemKinds: readonly AnyItemKind[] = [entryKind, evaluationKind, appraisalKind, checkUpKind, sanctionKindOfItem]

export function itemKindOf(path: string): AnyItemKind | null {
  return itemKinds.find(kind => kind.path === path) ?? null
}
