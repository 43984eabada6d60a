import { useState } from 'react'
import type { Organisation, OrganisationFact } from '#shared/model/organisation.ts'
import { organisationRepository } from '../../storage/organisation-repository.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { FactsFields, useFactsProblems } from './facts-fields.tsx'

interface Props {
  readonly fact: OrganisationFact
  readonly organisation: Organisation
  readonly onClose: () => void
}

/** Mends one period; its days stay, so that no day is left without a name. */
export function CorrectFactDialog({ fact, organisation, onClose }: Props) {
  const [value, setValue] = useState(fact)
  const problems = useFactsProblems(value)
  return (
    <ActDialog title="更正这一段的内容" verb="保存更正" check={() => Object.keys(problems).length === 0} act={() => organisationRepository.correctFact({ ...value, fullName: value.fullName.trim() })} onClose={onClose}>
      <p className="muted">这里改的是录错的内容，这一段的起止日期不变。</p>
      <FactsFields organisation={organisation} value={value} problems={problems} onChange={some => setValue({ ...value, ...some })} />
    </ActDialog>
  )
}
