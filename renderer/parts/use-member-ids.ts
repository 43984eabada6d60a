import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { subtreeOn } from '#shared/rules/organisation-on.ts'
import { isMemberOn } from '#shared/rules/roster.ts'
import { membershipRepository } from '../storage/membership-repository.ts'
import { useToday } from './today.ts'
import { useOrganisations } from './use-organisations.ts'

/** Today's members of the organisation and all below it, or of the group; none while they are read. */
export function useMemberIds(organisationId: string): readonly string[] {
  const today = useToday()
  const known = useOrganisations()
  const memberships = useLiveQuery(membershipRepository.all, [])
  return useMemo(() => {
    if (known === undefined || memberships === undefined) return []
    const within = new Set(subtreeOn(known.facts, organisationId, today))
    return memberships.filter(m => (within.has(m.organisationId) || m.groupId === organisationId) && isMemberOn(m, today)).map(m => m.personId)
  }, [known, memberships, organisationId, today])
}
