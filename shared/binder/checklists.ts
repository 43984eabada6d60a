import type { Ledger } from '../ledgers/ledger.ts'
import { ledgerOf } from '../ledgers/ledgers.ts'
import type { Checklist, Settings } from '../model/settings.ts'

/** What inspections ask for, in the order of the binder (domain.md C, E: 迎检模式). A test holds that each ledger is there. */
export const startingChecklists: readonly Checklist[] = [
  {
    name: '年度党建检查',
    ledgers: [
      'organisation-register', 'election-register', 'member-roster', 'cadre-roster', 'meeting-matrix', 'meeting-ledger', 'theme-day-register', 'lecture-register',
      'organisational-life-record', 'review-tally', 'talk-register', 'first-topic-register', 'meeting-minutes', 'development-register', 'study-hours',
      'dues-standards', 'dues-collection', 'dues-summary', 'evidence-index',
    ],
  },
  { name: '三会一课专项', ledgers: ['meeting-matrix', 'meeting-ledger', 'theme-day-register', 'lecture-register', 'lecture-statistics', 'organisational-life-record', 'first-topic-register', 'meeting-minutes', 'study-hours', 'evidence-index'] },
  { name: '发展党员专项', ledgers: ['member-roster', 'development-register', 'development-record', 'evidence-index'] },
  { name: '换届专项', ledgers: ['organisation-register', 'election-register', 'cadre-roster', 'member-roster', 'evidence-index'] },
]

export const firstChecklist = '年度党建检查'

/** The starting ones with the unit's own: one of the same name takes its place, others follow. */
export function checklistsOf({ checklists }: Pick<Settings, 'checklists'>): readonly Checklist[] {
  const own = new Map(checklists.map(checklist => [checklist.name, checklist]))
  const starting = startingChecklists.map(checklist => own.get(checklist.name) ?? checklist)
  return [...starting, ...[...own.values()].filter(({ name }) => !startingChecklists.some(each => each.name === name))]
}

export interface ChosenLedgers {
  /** In the checklist's order, each once. */
  readonly ledgers: readonly Ledger[]
  /** Ids that this version has no ledger for: told before anything is printed, never left out in silence. */
  readonly unknown: readonly string[]
}

export function chosenLedgers(checklist: Pick<Checklist, 'ledgers'>): ChosenLedgers {
  const ids = [...new Set(checklist.ledgers)]
  return { ledgers: ids.flatMap(id => ledgerOf(id) ?? []), unknown: ids.filter(id => ledgerOf(id) === null) }
}
