import { cleanText, type TextChange, type TextKind } from './clean-text.ts'

export interface FieldChange extends TextChange {
  /** The field's path in the record, `topics.0.content`. */
  readonly field: string
}

/** The same value with every text in it cleaned; what needs no cleaning is handed back as it is. */
export function cleanFields<T>(value: T): { readonly value: T; readonly changes: readonly FieldChange[] } {
  const changes: FieldChange[] = []
  const clean = cleaned(value, '', '', changes)
  return { value: changes.length === 0 ? value : (clean as T), changes } // only texts were exchanged, by texts
}

/** Fields that hold running text of several lines; every other text is a name: one line, nothing invisible. */
const freeTextFields: ReadonlySet<string> = new Set([
  'content', 'text', 'resolution', 'summary', 'remark', 'reason', 'exclusionBasis', 'backfillReason', 'session', 'audience',
])

function kindOf(field: string): TextKind {
  return freeTextFields.has(field) ? 'freeText' : 'name'
}

function cleaned(value: unknown, field: string, path: string, changes: FieldChange[]): unknown {
  if (typeof value === 'string') {
    const result = cleanText(value, kindOf(field))
    changes.push(...result.changes.map(change => ({ ...change, field: path })))
    return result.text
  }
  if (Array.isArray(value)) return value.map((item: unknown, i) => cleaned(item, field, joined(path, String(i)), changes))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, cleaned(item, key, joined(path, key), changes)]))
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}
