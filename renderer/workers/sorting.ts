import type { ListPage, Part } from './list-query.ts'

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Places of all items in one order, worked out once for many questions. Empty keys come last in both directions. */
export type Ranks = ReadonlyMap<string, number>

export function ranksBy<T>(items: Iterable<T>, idOf: (item: T) => string, keyOf: (item: T) => SortKey): Ranks {
  const keyed = Array.from(items, item => ({ id: idOf(item), key: keyOf(item) }))
  keyed.sort((a, b) => compareKeys(a.key, b.key) || (a.id < b.id ? -1 : 1))
  return new Map(keyed.map(({ id, key }, i) => [id, wordsOf(key) === '' ? emptyRank : i]))
}

const emptyRank = Number.MAX_SAFE_INTEGER

/** Words as in a dictionary; `asIs` = by their characters, as days and spelled names compare. */
export type SortKey = number | string | { readonly asIs: string }

function compareKeys(a: SortKey, b: SortKey): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'object' && typeof b === 'object') return a.asIs < b.asIs ? -1 : a.asIs > b.asIs ? 1 : 0
  return collator.compare(wordsOf(a), wordsOf(b))
}

function wordsOf(key: SortKey): string {
  return typeof key === 'object' ? key.asIs : String(key)
}

export function compareRanks(ranks: Ranks, descending: boolean): (a: string, b: string) => number {
  return (a, b) => {
    const [one, other] = [ranks.get(a) ?? emptyRank, ranks.get(b) ?? emptyRank]
    if (one === other) return a < b ? -1 : 1
    if (one === emptyRank || other === emptyRank) return one - other
    return descending ? other - one : one - other
  }
}

export function pageOf<T, Row>(total: number, matching: readonly T[], { offset = 0, limit }: Part, toRow: (item: T) => Row): ListPage<Row> {
  const part = limit === undefined ? matching.slice(offset) : matching.slice(offset, offset + limit)
  return { total, matched: matching.length, offset, rows: part.map(toRow) }
}
