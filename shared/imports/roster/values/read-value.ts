/** What a cell says as a value of one kind. `note`: worth telling, though it is understood. */
export type ReadValue<T> =
  | { readonly kind: 'value'; readonly value: T; readonly note?: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unclear'; readonly reason: string; readonly suggestion: string }

export const blank = { kind: 'blank' } as const

export function valued<T>(value: T, note?: string): ReadValue<T> {
  return note === undefined ? { kind: 'value', value } : { kind: 'value', value, note }
}

export function unclear(reason: string, suggestion: string): ReadValue<never> {
  return { kind: 'unclear', reason, suggestion }
}

/** Signs that clerks put into a cell that has nothing to say. */
export function saysNothing(text: string): boolean {
  return blankSigns.has(text.trim())
}

const blankSigns = new Set(['', '/', '／', '\\', '—', '——', '-', '－', '--', '无', '暂无', '空', '不详', '未知', '未填', 'N/A', 'n/a', 'NULL', 'null', '*'])

/** Half-width, without blanks. */
export function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}
