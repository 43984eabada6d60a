import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import type { MeetingPlan } from '#shared/model/meeting-plan.ts'
import type { Stored } from '#shared/model/record.ts'
import { shortNameOn } from '#shared/rules/organisation-on.ts'
import { inOrder, type StandingPlan, standingPlans } from '#shared/rules/plan-standing.ts'
import { dayOf } from '#shared/time/local-date.ts'
import { period, rangeOf } from '#shared/time/period.ts'
import { peopleIndex, type PeopleIndex } from '../../parts/people-index.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { meetingRepository } from '../../storage/meeting-repository.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { planRepository } from '../../storage/plan-repository.ts'

export interface PlanRow extends StandingPlan<Stored<MeetingPlan>> {
  readonly organisation: string
  readonly people: PeopleIndex
}

/** Plans of a year in the organisation in view as they stand today, by month; undefined while they are read. */
export function usePlanRows(year: number): readonly PlanRow[] | undefined {
  const today = useToday()
  const inView = useOrganisationInView()
  const known = useOrganisations()
  const found = useLiveQuery(async () => {
    const [plans, people] = await Promise.all([planRepository.ofYear(year), personRepository.all()])
    const planned = [...new Set(plans.map(plan => plan.organisationId))]
    const held = (await Promise.all(planned.map(id => meetingRepository.ofOrganisation(id, dayOf(year, 1, 1), dayOf(year, 12, 31))))).flat()
    return { standing: standingPlans(plans, held, today), people: peopleIndex(people) }
  }, [year, today])
  return useMemo(() => {
    if (found === undefined || known === undefined) return undefined
    return found.standing
      .filter(({ plan }) => inView.ids === null || inView.ids.has(plan.organisationId))
      .map(one => ({ ...one, people: found.people, organisation: shortNameOn(known.facts, one.plan.organisationId, rangeOf(period(one.plan.month)).to) }))
      .toSorted((a, b) => inOrder(a.plan, b.plan))
  }, [found, known, inView])
}
