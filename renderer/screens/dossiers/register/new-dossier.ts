import type { Dossier } from '#shared/model/dossier/dossier.ts'
import { type DossierTemplate, startingTemplate } from '#shared/model/dossier/dossier-template.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { newId } from '../../../storage/new-id.ts'

/** What a file just opened holds: nothing. */
export const nothingYet = { closedOn: null, volumes: 1, entries: [], dismissed: [], evaluations: [], appraisals: [], checkUps: [], sanctions: [], updates: [], remark: '' } satisfies Partial<Dossier>

/** The catalogue that the product brings, as this unit's first version. */
export function firstTemplate(today: LocalDate): DossierTemplate {
  return { id: newId(), version: 1, since: today, note: '', ...startingTemplate }
}
