import { useState } from 'react'
import type { OrganisationType } from '#shared/model/organisation.ts'
import { OrganisationForm } from '../../parts/organisation-form.tsx'
import { newId } from '../../storage/new-id.ts'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'

interface Props {
  readonly superiorId: string | null
  readonly firstType: OrganisationType | null
  /** A draft that was left; null = begun anew. */
  readonly draft: string | null
}

export function OrganisationFormPage({ superiorId, firstType, draft }: Props) {
  const [draftId, setDraftId] = useState(() => draft ?? newId())
  const established = (id: string, closes: boolean) => {
    if (closes) navigate('organisations', [id])
    else setDraftId(newId())
  }
  return (
    <Page title="成立党组织">
      <OrganisationForm key={draftId} draftId={draftId} superiorId={superiorId} firstType={firstType} onEstablished={established} onClose={() => (superiorId === null ? navigate('organisations') : navigate('organisations', [superiorId]))} />
    </Page>
  )
}
