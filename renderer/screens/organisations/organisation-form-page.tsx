import { useState } from 'react'
import { OrganisationForm } from '../../parts/organisation-form.tsx'
import { newId } from '../../storage/new-id.ts'
import { Page } from '../../ui/page.tsx'
import { navigate } from '../../ui/route.ts'

export function OrganisationFormPage({ superiorId }: { readonly superiorId: string | null }) {
  const [draftId, setDraftId] = useState(newId)
  const established = (id: string, closes: boolean) => {
    if (closes) navigate('organisations', [id])
    else setDraftId(newId())
  }
  return (
    <Page title="成立党组织">
      <OrganisationForm key={draftId} draftId={draftId} superiorId={superiorId} firstType={null} onEstablished={established} onClose={() => navigate('organisations')} />
    </Page>
  )
}
