import { askArchive } from './archive-client.ts'
import type { ArchiveAnswers, ArchiveQuestion } from './archive-protocol.ts'
import { type Asked, useAsked } from './use-asked.ts'

/** A live question to the archive's worker. null = nothing to ask yet. */
export function useArchive<K extends ArchiveQuestion['kind']>(question: Extract<ArchiveQuestion, { readonly kind: K }> | null): Asked<ArchiveAnswers[K]> {
  const key = question === null ? null : JSON.stringify(question)
  return useAsked(key, () => askArchive(JSON.parse(key ?? '') as Extract<ArchiveQuestion, { readonly kind: K }>) as Promise<ArchiveAnswers[K]>) // written from a question just above; the answer is of its kind
}
