import type { RowRef } from '#shared/archive/row-ref.ts'
import { historyRepository } from '../../../storage/history-repository.ts'
import { membershipRepository } from '../../../storage/membership-repository.ts'
import { organisationRepository } from '../../../storage/organisation-repository.ts'
import { postRepository } from '../../../storage/post-repository.ts'

/** A record that is to go for good, and what has no sense without it. */
export interface PurgeSubject {
  readonly ref: RowRef
  /** As it was last. */
  readonly value: Readonly<Record<string, unknown>>
  readonly belonging: readonly RowRef[]
}

/** Also one that was deleted already; null = the archive never held it. */
export async function purgeSubject(ref: RowRef): Promise<PurgeSubject | null> {
  const value = (await historyRepository.ofRecord(ref)).find(change => change.value !== null)?.value ?? null
  return value === null ? null : { ref, value, belonging: await belongingTo(ref) }
}

async function belongingTo({ table, id }: RowRef): Promise<readonly RowRef[]> {
  switch (table) {
    case 'people': {
      const [memberships, posts] = await Promise.all([membershipRepository.ofPerson(id), postRepository.ofPerson(id)])
      return [...memberships.map((row): RowRef => ({ table: 'memberships', id: row.id })), ...posts.map((row): RowRef => ({ table: 'posts', id: row.id }))]
    }
    case 'organisations': return (await organisationRepository.factsOf(id)).map((row): RowRef => ({ table: 'organisationFacts', id: row.id }))
    default: return []
  }
}
