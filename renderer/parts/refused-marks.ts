import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback } from 'react'
import { classifiedFields } from '#shared/rules/classification.ts'
import { settingsRepository } from '../storage/settings-repository.ts'
import type { FieldProblems } from './field-problems.ts'

/** The unit's own words that mark material as classified; none while they are read. */
export function useOwnMarkWords(): readonly string[] {
  return useLiveQuery(settingsRepository.current, [])?.classificationWords ?? []
}

/** Fields of a person, an organisation, a post or the unit with a mark of classification: such a text has no place there, so there is no way around (domain.md E.4). */
export function useRefusedMarks(): (record: unknown) => FieldProblems {
  const ownWords = useOwnMarkWords()
  return useCallback(record => refusedMarks(record, ownWords), [ownWords])
}

export function refusedMarks(record: unknown, ownWords: readonly string[]): FieldProblems {
  return Object.fromEntries(classifiedFields(record, ownWords).map(({ field, found }) => [field, refusal(found)]))
}

function refusal(found: string): string {
  return `发现密级字样“${found.trim()}”。本软件为非涉密软件，不得录入国家秘密，没有保存。`
}
