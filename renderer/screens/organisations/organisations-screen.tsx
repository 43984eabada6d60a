import { useEffect } from 'react'
import { organisationType, type OrganisationType } from '#shared/model/organisation.ts'
import type { ScreenProps } from '../../parts/screen.ts'
import { replaceRoute } from '../../ui/route.ts'
import { OrganisationEditPage } from './organisation-edit-page.tsx'
import { OrganisationFormPage } from './organisation-form-page.tsx'
import { OrganisationList } from './organisation-list.tsx'
import { mendedInRecord, OrganisationRecord } from './organisation-record.tsx'

/** 党组织: the tree, one organisation, a new one. */
export function OrganisationsScreen({ rest: [id, page], query }: ScreenProps) {
  if (id === undefined) return <OrganisationList />
  if (id === 'new') return <OrganisationFormPage key={page ?? 'new'} superiorId={query['superior'] ?? null} firstType={typeOf(query['type'])} draft={page ?? null} />
  const field = query['field'] ?? null
  if (page === 'edit') return <OrganisationEditPage key={id} id={id} field={field} />
  return field === null ? <OrganisationRecord key={id} id={id} opens="nothing" /> : <AtField key={`${id} ${field}`} id={id} field={field} />
}

/** Where a finding's field is mended: what changes on a day by 变更, a term or an organisation that is missing by its own form, the rest by editing. */
function AtField({ id, field }: { readonly id: string; readonly field: string }) {
  const opens = mendedInRecord[field]
  useEffect(() => {
    if (opens !== undefined) return
    if (field === 'term') replaceRoute('terms', ['new'], { organisation: id })
    else if (field === 'disciplineCommittee') replaceRoute('organisations', ['new'], { superior: id, type: 'disciplineCommittee' })
    else replaceRoute('organisations', [id, 'edit'], { field })
  }, [id, field, opens])
  return opens === undefined ? null : <OrganisationRecord id={id} opens={opens} />
}

function typeOf(typed: string | undefined): OrganisationType | null {
  return organisationType.schema.safeParse(typed).data ?? null
}
