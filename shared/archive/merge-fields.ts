import { sameValue } from './same-value.ts'

type Fields = Readonly<Record<string, unknown>>

export type MergeSide = 'mine' | 'theirs'

/** Two changes of the same thing below a row, and what is taken unless somebody decides otherwise. */
export interface ValueConflict {
  /** `place`, `topics/<item id>/title`, `topics/<item id>`. */
  readonly path: string
  readonly kind: 'field' | 'editAgainstDelete'
  readonly mine: unknown
  readonly theirs: unknown
  readonly proposed: MergeSide | null
}

/** How the conflicts of one row are settled. */
export interface Settlement {
  settle(conflict: ValueConflict): MergeSide
  /** A former source met a conflict here or below: what is there now counts as changed. */
  isContested(path: string): boolean
}

/** The state that both shared last, and what each side made of it. Where nothing was shared, `base` is empty. */
export interface Three<T> {
  readonly base: T
  readonly mine: T
  readonly theirs: T
}

/** Field by field; `without` are left out. */
export function mergeFields({ base, mine, theirs }: Three<Fields>, path: string, settlement: Settlement, without: readonly string[] = []): Record<string, unknown> {
  const merged: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    if (without.includes(name)) continue
    const value = mergeValue({ base: base[name], mine: mine[name], theirs: theirs[name] }, path === '' ? name : `${path}/${name}`, settlement)
    if (value !== undefined) merged[name] = value
  }
  return merged
}

function mergeValue(three: Three<unknown>, path: string, settlement: Settlement): unknown {
  const { base, mine, theirs } = three
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine
  if (sameValue(base, mine) && !settlement.isContested(path)) return theirs
  const items = itemLists(three, path)
  if (items !== null) return mergeItems(items, path, settlement)
  return settlement.settle({ path, kind: 'field', mine, theirs, proposed: null }) === 'mine' ? mine : theirs
}

type Items = ReadonlyMap<string, Fields>

/** Lists whose items are known by something else than an id of their own. */
const itemKeys: Readonly<Record<string, string>> = { attendees: 'personId', steps: 'code' }

/** The three lists by their items' ids; null where an item has none, or two have the same: such a list is one value. */
function itemLists({ base, mine, theirs }: Three<unknown>, path: string): Three<Items> | null {
  const key = itemKeys[path.split('/').at(-1) ?? ''] ?? 'id'
  const lists = { base: byKey(base ?? [], key), mine: byKey(mine, key), theirs: byKey(theirs, key) }
  return lists.base === null || lists.mine === null || lists.theirs === null ? null : { base: lists.base, mine: lists.mine, theirs: lists.theirs }
}

function byKey(list: unknown, key: string): Items | null {
  if (!Array.isArray(list)) return null
  const items = new Map<string, Fields>()
  for (const item of list as readonly unknown[]) {
    const id = typeof item === 'object' && item !== null ? (item as Fields)[key] : undefined // an object of JSON
    if (typeof id !== 'string' || items.has(id)) return null
    items.set(id, item as Fields)
  }
  return items
}

/** Mine in their order, then theirs' new ones in theirs. */
function mergeItems({ base, mine, theirs }: Three<Items>, path: string, settlement: Settlement): Fields[] {
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap(id => {
    const item = mergeItem({ base: base.get(id), mine: mine.get(id), theirs: theirs.get(id) }, `${path}/${id}`, settlement)
    return item === undefined ? [] : [item]
  })
}

function mergeItem({ base, mine, theirs }: Three<Fields | undefined>, path: string, settlement: Settlement): Fields | undefined {
  if (mine !== undefined && theirs !== undefined) return mergeFields({ base: base ?? {}, mine, theirs }, path, settlement)
  const left = mine ?? theirs
  if (base === undefined) return left
  const isMine = mine !== undefined
  if (sameValue(base, left) && !(isMine && settlement.isContested(path))) return undefined
  const taken = settlement.settle({ path, kind: 'editAgainstDelete', mine, theirs, proposed: isMine ? 'mine' : 'theirs' })
  return taken === 'mine' ? mine : theirs
}
