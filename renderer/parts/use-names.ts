import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { Names } from '#shared/archive/field-text.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { personRepository } from '../storage/person-repository.ts'
import { useToday } from './today.ts'
import { useOrganisations } from './use-organisations.ts'

/** What people and organisations are called today; undefined while they are read. */
export function useNames(): Names | undefined {
  const today = useToday()
  const people = useLiveQuery(personRepository.all, [])
  const known = useOrganisations()
  return useMemo(() => {
    if (people === undefined || known === undefined) return undefined
    const names = new Map(people.map(person => [person.id, person.name]))
    return {
      person: id => names.get(id) ?? '（人员已删除）',
      organisation: id => (known.organisations.some(one => one.id === id) ? shortNameOn(known.facts, id, today) : '（党组织已删除）'),
    }
  }, [people, known, today])
}
