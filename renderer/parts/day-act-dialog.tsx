import { useState } from 'react'
import type { LocalDate } from '#shared/time/local-date.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { FormRow } from '../ui/form-row.tsx'
import { DayField } from './day-field.tsx'
import { useUnreadFields } from './field-problems.ts'

interface Props {
  readonly title: string
  readonly verb: string
  readonly label: string
  readonly explanation: string
  /** What is wrong with that day, or null. */
  readonly problemOf?: (day: LocalDate) => string | null
  readonly act: (day: LocalDate) => Promise<void>
  readonly onClose: () => void
}

/** An act that needs no more than its day. */
export function DayActDialog({ title, verb, label, explanation, problemOf = () => null, act, onClose }: Props) {
  const [day, setDay] = useState<LocalDate | null>(null)
  const [isTried, setTried] = useState(false)
  const { unread, tell } = useUnreadFields()
  const problem = unread['day'] ?? (day === null ? (isTried ? `请填写${label}` : null) : problemOf(day))
  const check = () => {
    setTried(true)
    return day !== null && unread['day'] === undefined && problemOf(day) === null
  }
  return (
    <ActDialog title={title} verb={verb} check={check} act={async () => { if (day !== null) await act(day) }} onClose={onClose}>
      <p className="muted">{explanation}</p>
      <FormRow label={label} required problem={problem}><DayField label={label} value={day} onChange={setDay} onProblem={tell('day')} /></FormRow>
    </ActDialog>
  )
}
