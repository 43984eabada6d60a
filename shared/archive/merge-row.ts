import { type MergeSide, type Settlement, type Three, mergeFields } from './merge-fields.ts'
import { baseFields, sameContent } from './same-value.ts'

type Fields = Readonly<Record<string, unknown>>

/** One row as three states have it; null = there is none. The very `mine` when nothing is to change; null = it goes, or stays away. */
export function mergeRow(three: Three<Fields | null>, settlement: Settlement): Fields | null {
  const { base, mine, theirs } = three
  if (mine === null || theirs === null) return oneSided(three, settlement)
  if (sameContent(mine, theirs) || (base !== null && sameContent(base, theirs))) return mine
  if (base !== null && sameContent(base, mine) && !settlement.isContested('')) return theirs
  const merged = mergeFields({ base: base ?? {}, mine, theirs }, '', settlement, baseFields)
  return sameContent(merged, mine) ? mine : { ...merged, ...mergedBase(mine, theirs) }
}

/** An edit is kept against a deletion. */
function oneSided({ base, mine, theirs }: Three<Fields | null>, settlement: Settlement): Fields | null {
  const left = mine ?? theirs
  if (base === null || left === null) return left
  const side: MergeSide = mine === null ? 'theirs' : 'mine'
  if (sameContent(base, left) && !(side === 'mine' && settlement.isContested(''))) return null
  const taken = settlement.settle({ path: '', kind: 'editAgainstDelete', mine, theirs, proposed: side })
  return taken === 'mine' ? mine : theirs
}

/** Entered when it was first entered, changed when it was last changed, whichever side is called mine. */
function mergedBase(mine: Fields, theirs: Fields): Fields {
  const [first] = [mine, theirs].sort(byTexts('createdAt', 'createdBy', 'source'))
  const [, last] = [mine, theirs].sort(byTexts('updatedAt', 'updatedBy'))
  return { ...picked(first, ['createdAt', 'createdBy', 'source']), ...picked(last, ['updatedAt', 'updatedBy']) }
}

function byTexts(...names: readonly string[]): (a: Fields, b: Fields) => number {
  const text = (row: Fields) => JSON.stringify(names.map(name => row[name] ?? ''))
  return (a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0)
}

function picked(row: Fields | undefined, names: readonly string[]): Fields {
  return Object.fromEntries(names.filter(name => row?.[name] !== undefined).map(name => [name, row?.[name]]))
}
