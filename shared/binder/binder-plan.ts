import type { Reader } from '../archive/reader.ts'
import type { Ledger } from '../ledgers/ledger.ts'
import { scopesOf } from '../ledgers/scopes-of.ts'
import { chineseDate, type LocalDate } from '../time/local-date.ts'
import { chinesePeriod, type Period } from '../time/period.ts'
import type { BinderOrder } from './binder-order.ts'
import { type BinderUnit, binderUnits, formerUnits } from './binder-units.ts'
import { chosenLedgers } from './checklists.ts'

/** One part of a binder before it is composed. */
export type PlannedPart =
  /** 隔页: the sheet before an organisation's parts, in the binder of a whole tree. */
  | { readonly kind: 'divider'; readonly level: 1; readonly unit: BinderUnit }
  | { readonly kind: 'ledger'; readonly level: 1 | 2; readonly unit: BinderUnit; readonly ledger: Ledger }
  | { readonly kind: 'signatures'; readonly level: 1; readonly unit: BinderUnit }

export interface BinderPlan {
  /** Whose papers it holds, the one that was asked for first; none = there is no such organisation. */
  readonly units: readonly BinderUnit[]
  readonly parts: readonly PlannedPart[]
  /** Sentences about what was asked for and is not in it. */
  readonly leftOut: readonly string[]
}

/** Told once for a whole tree, in the papers of its root: they have a line for each organisation below. */
export const toldOncePerTree: readonly string[] = [
  'organisation-register', 'election-register', 'cadre-roster', 'full-time-staffing', 'meeting-matrix', 'lecture-statistics', 'review-summary', 'democratic-life-register', 'center-group-register', 'dues-summary',
]

/** Behind everything else, once: they point into the other parts. */
export const toldAtTheEnd: readonly string[] = ['evidence-index']

/** Every part in its order: ledger by ledger of one organisation, or organisation by organisation with its ledgers. */
export async function planBinder(reader: Reader, order: BinderOrder, today: LocalDate): Promise<BinderPlan> {
  const units = await binderUnits(reader, order, today)
  const [root] = units
  if (root === undefined) return { units, parts: [], leftOut: [] }
  const { ledgers, unknown } = chosenLedgers(order.checklist)
  const wanted = ledgers.filter(ledger => order.hasMinutes || ledger.each !== 'meeting')
  const last = wanted.filter(({ id }) => toldAtTheEnd.includes(id))
  const others = wanted.filter(ledger => !last.includes(ledger))
  const parts: PlannedPart[] = []
  for (const unit of units) parts.push(...(units.length === 1 ? others.filter(ledger => suits(ledger, unit)).map(ledger => part(ledger, unit, 1)) : await partsInTree(reader, others, unit, unit === root, order.period)))
  if (order.hasSignatures) parts.push({ kind: 'signatures', level: 1, unit: root })
  return {
    units, parts: [...parts, ...last.map(ledger => part(ledger, root, 1))],
    leftOut: [
      ...formerWords(await formerUnits(reader, order, units), order),
      ...unknown.map(id => `清单“${order.checklist.name}”里的“${id}”不是本程序的台账（可能来自更新的版本），没有列入。`),
      ...(units.length === 1 ? others.filter(ledger => !suits(ledger, root)).map(({ title }) => `${title}按支部编制，${root.name}不是党支部，没有列入。`) : []),
    ],
  }
}

function formerWords(former: readonly string[], { organisations, period }: BinderOrder): readonly string[] {
  return former.length === 0 || organisations.kind === 'one' ? [] : [`${former.join('、')}在${chinesePeriod(period)}内曾属本级，到${chineseDate(organisations.on)}已撤销或划出，没有列入；需要时请单独成册。`]
}

async function partsInTree(reader: Reader, ledgers: readonly Ledger[], unit: BinderUnit, isRoot: boolean, period: Period): Promise<readonly PlannedPart[]> {
  const own: PlannedPart[] = []
  for (const ledger of ledgers) {
    const isOwn = toldOncePerTree.includes(ledger.id) ? isRoot : unit.isBranch || (isOfRecords(ledger) && (await scopesOf(ledger, reader, [{ id: unit.id, ids: unit.ownIds }], period)).length > 0)
    if (isOwn) own.push(part(ledger, unit, 2))
  }
  return own.length === 0 ? [] : [{ kind: 'divider', level: 1, unit }, ...own]
}

/** The committee above the branches keeps no branch's books, but minutes of its own meetings. */
function suits(ledger: Ledger, unit: BinderUnit): boolean {
  return ledger.each !== 'branch' || unit.isBranch
}

/** A paper for each record, and not for each organisation. */
export function isOfRecords({ each }: Pick<Ledger, 'each'>): boolean {
  return each !== 'organisation' && each !== 'branch'
}

function part(ledger: Ledger, unit: BinderUnit, level: 1 | 2): PlannedPart {
  return { kind: 'ledger', level, unit, ledger }
}
