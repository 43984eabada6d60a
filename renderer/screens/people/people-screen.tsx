import type { ScreenProps } from '../../parts/screen.ts'
import { ManyMembersPage } from './many-members-page.tsx'
import { PeopleList } from './people-list.tsx'
import { PersonFormPage } from './person-form-page.tsx'
import { PersonRecord } from './person-record.tsx'

/** 人员: the list, one person, a new one, many at once. */
export function PeopleScreen({ rest: [id, page], query }: ScreenProps) {
  if (id === undefined) return <PeopleList query={query} />
  if (id === 'many') return <ManyMembersPage />
  if (id === 'new') return <PersonFormPage key={page ?? 'new'} draftId={page ?? null} />
  return <PersonRecord key={id} id={id} edits={page === 'edit'} field={query['field'] ?? null} />
}
