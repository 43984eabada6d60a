import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { Organisation } from '#shared/model/organisation.ts'
import { existsOn } from '#shared/rules/organisation-on.ts'
import { membershipRepository } from '../storage/membership-repository.ts'
import { countsWithBelow, memberCounts, memberCountText, noMembers } from './member-counts.ts'
import { useToday } from './today.ts'
import { useOrganisations } from './use-organisations.ts'

/** 「12 人（预备 1）」 of an organisation and all below it, as of today; empty while it is read, and for those dissolved. */
export function useMemberCounts(): (organisation: Organisation) => string {
  const today = useToday()
  const known = useOrganisations()
  const memberships = useLiveQuery(membershipRepository.all, [])
  return useMemo(() => {
    if (known === undefined || memberships === undefined) return () => ''
    const counts = countsWithBelow(known.tree, memberCounts(memberships, today))
    return (organisation: Organisation) => (existsOn(organisation, today) ? memberCountText(counts.get(organisation.id) ?? noMembers) : '')
  }, [known, memberships, today])
}
