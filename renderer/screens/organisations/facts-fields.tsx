import { branchTypes, type Organisation, type OrganisationFact, organisationFactLabels as labels } from '#shared/model/organisation.ts'
import { subtreeOn } from '#shared/rules/organisation-on.ts'
import type { FieldProblems } from '../../parts/field-problems.ts'
import { OrganisationSelect } from '../../parts/organisation-choice.tsx'
import { CommitteeAndGroups } from '../../parts/organisation-form.tsx'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { TextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { useOrganisations } from '../../parts/use-organisations.ts'
import type { DatedFacts } from '../../storage/organisation-repository.ts'
import { FormRow } from '../../ui/form-row.tsx'

interface Props {
  readonly organisation: Organisation
  readonly value: DatedFacts
  readonly problems: FieldProblems
  readonly onChange: (some: Partial<DatedFacts>) => void
}

/** Name, superior, committee and groups: what may change from one day on. */
export function FactsFields({ organisation, value, problems, onChange }: Props) {
  const today = useToday()
  const known = useOrganisations()
  const ownIds = new Set(known === undefined ? [organisation.id] : subtreeOn(known.facts, organisation.id, today))
  return (
    <>
      <FormRow label={labels.fullName} required problem={problems['fullName']}><TextField label={labels.fullName} value={value.fullName} onChange={fullName => onChange({ fullName })} /></FormRow>
      <FormRow label={labels.shortName} problem={problems['shortName']}><TextField label={labels.shortName} value={value.shortName} onChange={shortName => onChange({ shortName })} /></FormRow>
      <FormRow label={labels.superiorId} help="自己和自己的下级不能作上级。">
        <OrganisationSelect label={labels.superiorId} noneWord="没有（或不在本档案）" value={value.superiorId} onChange={superiorId => onChange({ superiorId })} isOffered={node => !ownIds.has(node.organisation.id)} />
      </FormRow>
      {branchTypes.includes(organisation.type) && <FormRow label="设置"><span className="field-line"><CommitteeAndGroups value={value} onChange={onChange} /></span></FormRow>}
    </>
  )
}

/** What keeps these facts from being saved. */
export function useFactsProblems({ fullName, shortName }: DatedFacts): FieldProblems {
  const marksIn = useRefusedMarks()
  return { ...(fullName.trim() === '' ? { fullName: '请填写全称' } : {}), ...marksIn({ fullName, shortName }) }
}

export function datedFactsOf(fact: OrganisationFact | null): DatedFacts {
  if (fact === null) return { fullName: '', shortName: '', superiorId: null, hasCommittee: false, hasGroups: false }
  const { fullName, shortName, superiorId, hasCommittee, hasGroups } = fact
  return { fullName, shortName, superiorId, hasCommittee, hasGroups }
}
