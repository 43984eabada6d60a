import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { Organisation } from '#shared/model/organisation.ts'
import { existsOn, subtreeOn } from '#shared/rules/organisation-on.ts'
import { membershipRepository } from '../storage/membership-repository.ts'
import { memberCounts, memberCountText, noMembers, sumOf } from './member-counts.ts'
import { useToday } from './today.ts'
import { useOrganisations } from './use-organisations.ts'

/** 「12 人（预备 1）」 of an organisation and all below it, as of today; empty while it is read, and for those dissolved. */
export function useMemberCounts(): (organisation: Organisation) => string {
  const today = useToday()
  const known = useOrganisations()
  const memberships = useLiveQuery(membershipRepository.all, [])
  return useMemo(() => {
    if (known === undefined || memberships === undefined) return () => ''
    const counts = memberCounts(memberships, today)
    const groups = new Set(known.organisations.filter(one => one.type === 'group').map(one => one.id))
    return (organisation: Organisation) => {
      if (!existsOn(organisation, today)) return ''
      if (groups.has(organisation.id)) return memberCountText(counts.get(organisation.id) ?? noMembers)
      return memberCountText(sumOf(subtreeOn(known.facts, organisation.id, today), counts, id => groups.has(id)))
    }
  }, [known, memberships, today])
}
