import type { Person } from '#shared/model/person.ts'
import type { Settings } from '#shared/model/settings.ts'
import { type PeopleIndex, peopleIndex } from '../../parts/people-index.ts'
import { developmentRepository } from '../../storage/development-repository.ts'
import { membershipRepository } from '../../storage/membership-repository.ts'
import { personRepository } from '../../storage/person-repository.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'

/** Who and what a step's form asks for. */
export interface CaseDirectory {
  readonly person: Person | null
  readonly name: string
  readonly people: PeopleIndex
  /** Members of the branch. */
  readonly memberIds: readonly string[]
  /** The person's own group. */
  readonly groupId: string | null
  readonly settings: Omit<Settings, 'id'>
}

export async function loadCaseDirectory(personId: string, branchId: string): Promise<CaseDirectory> {
  const [people, ofBranch, own, settings] = await Promise.all([personRepository.all(), membershipRepository.ofOrganisation(branchId), developmentRepository.membershipsOf(personId), settingsRepository.current()])
  const index = peopleIndex(people.filter(person => person.id !== personId))
  const person = people.find(({ id }) => id === personId) ?? null
  return { person, name: person?.name ?? '（人员已删除）', people: index, memberIds: ofBranch.filter(({ to, memberType }) => to === null && memberType === 'full').map(one => one.personId), groupId: own.at(-1)?.groupId ?? null, settings }
}
