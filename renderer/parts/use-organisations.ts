import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { branchTypes } from '#shared/model/organisation.ts'
import { subtreeOn } from '#shared/rules/organisation-on.ts'
import { organisationRepository } from '../storage/organisation-repository.ts'
import { isText, usePreference } from '../ui/preference.ts'
import { organisationTree } from './organisation-tree.ts'
import { useToday } from './today.ts'

/** All organisations, their dated facts and their tree of today; undefined while they are read. */
export function useOrganisations() {
  const today = useToday()
  const organisations = useLiveQuery(organisationRepository.all, [])
  const facts = useLiveQuery(organisationRepository.allFacts, [])
  return useMemo(() => {
    if (organisations === undefined || facts === undefined) return undefined
    return { organisations, facts, tree: organisationTree(organisations, facts, today) }
  }, [organisations, facts, today])
}

export interface OrganisationInView {
  /** null = the whole unit. */
  readonly id: string | null
  /** It and all below it of today; null = every organisation, dissolved ones too. */
  readonly ids: ReadonlySet<string> | null
}

/** The organisation chosen in the top bar: every page shows it and what is below it. */
export function useOrganisationInView(): OrganisationInView {
  const [chosen] = useOrganisationChoice()
  const today = useToday()
  const known = useOrganisations()
  return useMemo(() => {
    const exists = known?.organisations.some(one => one.id === chosen) ?? false
    if (chosen === '' || known === undefined || !exists) return { id: null, ids: null }
    return { id: chosen, ids: new Set(subtreeOn(known.facts, chosen, today)) }
  }, [chosen, known, today])
}

/** '' = the whole unit. */
export function useOrganisationChoice(): readonly [string, (id: string) => void] {
  return usePreference('organisation-in-view', '', isText)
}

/** The branch that a new member most likely belongs to: the one in view, else the only one there is. Undefined while it is read. */
export function useLikelyBranch(): string | null | undefined {
  const [chosen] = useOrganisationChoice()
  const known = useOrganisations()
  if (known === undefined) return undefined
  const branches = known.organisations.filter(one => branchTypes.includes(one.type) && one.dissolvedOn === null).map(one => one.id)
  if (branches.includes(chosen)) return chosen
  return branches.length === 1 ? (branches[0] ?? null) : null
}
