import { cleanText, isOrdinary, type TextChange, type TextKind } from './clean-text.ts'

export interface FieldChange extends TextChange {
  /** The field's path in the record, `topics.0.content`. */
  readonly field: string
}

/** The same value with every text in it cleaned; what needs no cleaning is handed back as it is. */
export function cleanFields<T>(value: T): { readonly value: T; readonly changes: readonly FieldChange[] } {
  const changes: FieldChange[] = []
  const clean = cleaned(value, '', [], changes) as T // only texts were exchanged, by texts
  return { value: clean, changes }
}

/** Fields that hold running text of several lines; every other text is a name: one line, nothing invisible. */
const freeTextFields: ReadonlySet<string> = new Set([
  'content', 'text', 'resolution', 'summary', 'remark', 'reason', 'exclusionBasis', 'backfillReason', 'session', 'audience',
  'findings', 'conclusion', 'ground', 'partyGroupOpinion', 'scope', 'example', 'note', 'fact',
])

function kindOf(field: string): TextKind {
  return freeTextFields.has(field) ? 'freeText' : 'name'
}

/** Copies nothing but what a changed text stands in: this runs for every row that is saved. */
function cleaned(value: unknown, field: string, path: string[], changes: FieldChange[]): unknown {
  if (typeof value === 'string') {
    const result = cleanText(value, kindOf(field))
    for (const change of result.changes) changes.push({ ...change, field: path.join('.') })
    return result.text
  }
  if (value === null || typeof value !== 'object') return value
  const items = value as Readonly<Record<string, unknown>> // a list's items have their numbers as keys
  const isList = Array.isArray(value)
  let changed: Map<string, unknown> | null = null
  for (const key of Object.keys(items)) {
    const item = items[key]
    if (typeof item === 'string' ? isOrdinary(item) : typeof item !== 'object') continue
    path.push(key)
    const clean = cleaned(item, isList ? field : key, path, changes)
    path.pop()
    if (clean !== item) changed = (changed ?? new Map<string, unknown>()).set(key, clean)
  }
  return changed === null ? value : withChanged(items, isList, changed)
}

function withChanged(items: Readonly<Record<string, unknown>>, isList: boolean, changed: ReadonlyMap<string, unknown>): unknown {
  const entries = Object.entries(items).map(([key, item]): [string, unknown] => [key, changed.has(key) ? changed.get(key) : item])
  return isList ? entries.map(([, item]) => item) : Object.fromEntries(entries)
}
