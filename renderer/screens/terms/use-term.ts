import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { Organisation, OrganisationFact } from '#shared/model/organisation.ts'
import type { Stored } from '#shared/model/record.ts'
import type { TermOfOffice } from '#shared/model/term-of-office.ts'
import type { ElectionSetting } from '#shared/rules/election-steps.ts'
import { fullNameOn, nearestFact, shortNameOn } from '#shared/rules/organisation-on.ts'
import { termAfter } from '#shared/rules/term-due.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import { termRepository } from '../../storage/term-repository.ts'
import { settingOf } from './term-rows.ts'

/** One term with what stands around it. */
export interface TermInHand {
  readonly term: Stored<TermOfOffice>
  /** The term that its election brought; null while it runs. */
  readonly next: Stored<TermOfOffice> | null
  readonly organisation: Organisation
  readonly fact: OrganisationFact | null
  readonly name: string
  readonly fullName: string
  readonly setting: ElectionSetting
}

/** Undefined while it is read; null when there is no such term. */
export function useTerm(id: string): TermInHand | null | undefined {
  const today = useToday()
  const known = useOrganisations()
  const term = useLiveQuery(() => termRepository.byId(id), [id])
  const organisationId = term?.organisationId
  const terms = useLiveQuery(() => (organisationId === undefined ? [] : termRepository.ofOrganisation(organisationId)), [organisationId])
  return useMemo(() => {
    if (term === null) return null
    if (term === undefined || known === undefined || terms === undefined) return undefined
    const organisation = known.organisations.find(one => one.id === term.organisationId)
    if (organisation === undefined) return null
    const fact = nearestFact(known.facts, organisation.id, today)
    return {
      term, next: termAfter(terms, term), organisation, fact, name: shortNameOn(known.facts, organisation.id, today), fullName: fullNameOn(known.facts, organisation.id, today),
      setting: settingOf(organisation, known.organisations, fact),
    }
  }, [term, known, terms, today])
}
