import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { StoredRow } from '#shared/archive/commit.ts'
import { rowNames } from '#shared/archive/row-names.ts'
import type { TableName } from '#shared/model/tables.ts'
import { organisationRepository } from '../storage/organisation-repository.ts'
import { personRepository } from '../storage/person-repository.ts'
import { useToday } from './today.ts'

/** What a row is called, also one that is no longer in the archive: by its own name, else by its person's or organisation's. */
export function useRowTitles(): (table: TableName, id: string, row: Readonly<Record<string, unknown>>) => string {
  const today = useToday()
  const people = useLiveQuery(personRepository.all, [])
  const facts = useLiveQuery(organisationRepository.allFacts, [])
  return useMemo(() => {
    const naming = [
      ...(people ?? []).map((row): StoredRow => ({ table: 'people', id: row.id, row: { ...row } })),
      ...(facts ?? []).map((row): StoredRow => ({ table: 'organisationFacts', id: row.id, row: { ...row } })),
    ]
    return rowNames(naming, today).title
  }, [people, facts, today])
}
