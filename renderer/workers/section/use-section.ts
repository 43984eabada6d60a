import { useSectionDoor } from '../../storage/section/section-door.ts'
import { type Asked, useAsked } from '../use-asked.ts'
import { askSection } from './section-client.ts'
import type { SectionAnswers, SectionQuestion } from './section-protocol.ts'

/** A live question to the open section. null = nothing to ask yet. */
export function useSection<K extends SectionQuestion['kind']>(question: Extract<SectionQuestion, { readonly kind: K }> | null): Asked<SectionAnswers[K]> {
  const door = useSectionDoor()
  const key = question === null || door.kind !== 'open' ? null : `${door.opened} ${JSON.stringify(question)}`
  return useAsked(key, () => askSection(question as Extract<SectionQuestion, { readonly kind: K }>) as Promise<SectionAnswers[K]>) // asked only where there is a question; the answer is of its kind
}
