import { useState } from 'react'
import type { Organisation, OrganisationFact } from '#shared/model/organisation.ts'
import type { LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useUnreadFields } from '../../parts/field-problems.ts'
import { type DatedFacts, organisationRepository } from '../../storage/organisation-repository.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { datedFactsOf, FactsFields, useFactsProblems } from './facts-fields.tsx'

interface Props {
  readonly organisation: Organisation
  readonly current: OrganisationFact | null
  readonly onClose: () => void
}

/** From one day on it is called otherwise, stands under another, or has a committee: what was before stays as it was. */
export function ChangeFactsDialog({ organisation, current, onClose }: Props) {
  const [from, setFrom] = useState<LocalDate | null>(null)
  const [value, setValue] = useState<DatedFacts>(() => datedFactsOf(current))
  const { unread, tell } = useUnreadFields()
  const problems = useFactsProblems(value)
  const [isTried, setTried] = useState(false)
  const dayProblem = unread['from'] ?? (from === null ? (isTried ? '请填写从哪一天起' : null) : from < organisation.establishedOn ? '早于成立日期' : null)
  const check = () => {
    setTried(true)
    return from !== null && from >= organisation.establishedOn && Object.keys({ ...unread, ...problems }).length === 0
  }
  const act = async () => {
    if (from !== null) await organisationRepository.changeFacts(organisation.id, from, { ...value, fullName: value.fullName.trim(), shortName: value.shortName.trim() })
  }
  return (
    <ActDialog title="变更党组织情况" verb="保存变更" check={check} act={act} onClose={onClose}>
      <FormRow label="从哪一天起" required problem={dayProblem} help="这一天以前的会议记录仍按原来的名称和设置。"><DayField label="从哪一天起" value={from} onChange={setFrom} onProblem={tell('from')} /></FormRow>
      <FactsFields organisation={organisation} value={value} problems={problems} onChange={some => setValue({ ...value, ...some })} />
    </ActDialog>
  )
}
