import type { ListPage, Part, Sort } from './list-query.ts'

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Words as in a dictionary; `asIs` = by their characters, as days and spelled names compare. */
export type SortKey = number | string | { readonly asIs: string }

/** Orders of the same items that were asked for before, so that a keystroke filters and never sorts. */
export interface Orders<T, Key extends string> {
  readonly inOrder: (sort: Sort<Key>) => readonly T[]
  readonly forget: () => void
}

/** Empty keys come last in both directions; equal ones by `tieOf`, which no two share. */
export function ordersOf<T, Key extends string>(items: () => Iterable<T>, tieOf: (item: T) => string, keys: Readonly<Record<Key, (item: T) => SortKey>>): Orders<T, Key> {
  const known = new Map<string, readonly T[]>()
  const inOrder = ({ by, descending }: Sort<Key>) => {
    const before = known.get(`${by} ${descending}`)
    if (before !== undefined) return before
    const direction = descending ? -1 : 1
    const keyed = Array.from(items(), item => ({ item, tie: tieOf(item), key: keys[by](item) }))
    keyed.sort((a, b) => emptiness(a.key) - emptiness(b.key) || direction * compareKeys(a.key, b.key) || (a.tie < b.tie ? -1 : 1))
    const sorted = keyed.map(({ item }) => item)
    known.set(`${by} ${descending}`, sorted)
    return sorted
  }
  return { inOrder, forget: () => known.clear() }
}

export function pageOf<T, Row>(total: number, matching: readonly T[], { offset = 0, limit }: Part, toRow: (item: T) => Row): ListPage<Row> {
  const part = limit === undefined ? matching.slice(offset) : matching.slice(offset, offset + limit)
  return { total, matched: matching.length, offset, rows: part.map(toRow) }
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'object' && typeof b === 'object') return a.asIs < b.asIs ? -1 : a.asIs > b.asIs ? 1 : 0
  return collator.compare(wordsOf(a), wordsOf(b))
}

function emptiness(key: SortKey): number {
  return wordsOf(key) === '' ? 1 : 0
}

function wordsOf(key: SortKey): string {
  return typeof key === 'object' ? key.asIs : String(key)
}
