import type { Person } from '#shared/model/person.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { FindingColumn } from '../../../parts/finding-column.tsx'
import { openFinding } from '../../../parts/open-finding.ts'
import { useArchive } from '../../../workers/use-archive.ts'

interface Props {
  readonly person: Person
  /** Where the person is or was a member. */
  readonly organisationIds: readonly string[]
  readonly today: LocalDate
}

/** What the rules say of this person, each leading to its field. */
export function PersonFindings({ person, organisationIds, today }: Props) {
  const own = person.cadre?.organisationId ?? null
  const asked = useArchive({ kind: 'personFindings', personId: person.id, organisationIds: organisationIds.length === 0 && own === null ? null : [...new Set([...organisationIds, ...(own === null ? [] : [own])])], today })
  return <FindingColumn title="提醒" score={null} findings={asked.kind === 'answered' ? asked.answer : []} empty={asked.kind === 'answered' ? '没有需要处理的事项。' : asked.kind === 'failed' ? asked.message : ''} onOpen={openFinding} />
}
