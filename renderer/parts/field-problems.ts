import { useCallback, useState } from 'react'
import type { ZodError } from 'zod'

/** What is wrong with the fields of a form, by the field's name. */
export type FieldProblems = Readonly<Record<string, string>>

/** The first thing wrong with each field. */
export function problemsOf(error: ZodError, prefix = ''): FieldProblems {
  const found: Record<string, string> = {}
  for (const issue of error.issues) {
    const name = prefix + issue.path.join('.')
    found[name] ??= issue.message
  }
  return found
}

/** Fields that hold what can't be read (a half-typed date): a form must not save around them. */
export function useUnreadFields(): { readonly unread: FieldProblems; readonly tell: (name: string) => (problem: string | null) => void } {
  const [unread, setUnread] = useState<FieldProblems>({})
  const tell = useCallback((name: string) => (problem: string | null) => setUnread(before => {
    if ((before[name] ?? null) === problem) return before
    const { [name]: _, ...rest } = before
    return problem === null ? rest : { ...rest, [name]: problem }
  }), [])
  return { unread, tell }
}
