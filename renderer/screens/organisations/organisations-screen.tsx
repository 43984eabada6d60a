import type { ScreenProps } from '../../parts/screen.ts'
import { OrganisationFormPage } from './organisation-form-page.tsx'
import { OrganisationList } from './organisation-list.tsx'
import { OrganisationRecord } from './organisation-record.tsx'

/** 党组织: the tree, one organisation, a new one. */
export function OrganisationsScreen({ rest: [id], query }: ScreenProps) {
  if (id === undefined) return <OrganisationList />
  if (id === 'new') return <OrganisationFormPage superiorId={query['superior'] ?? null} />
  return <OrganisationRecord key={id} id={id} />
}
