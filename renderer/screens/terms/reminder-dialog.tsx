import { Radio } from 'antd'
import { useState } from 'react'
import type { Stored } from '#shared/model/record.ts'
import { type TermOfOffice, termReminderKind } from '#shared/model/term-of-office.ts'
import { addMonths, type LocalDate } from '#shared/time/local-date.ts'
import { dueOn } from '#shared/rules/term-due.ts'
import { DayField } from '../../parts/day-field.tsx'
import { useUnreadFields } from '../../parts/field-problems.ts'
import { useRefusedMarks } from '../../parts/refused-marks.ts'
import { TextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { termRepository } from '../../storage/term-repository.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { FormRow } from '../../ui/form-row.tsx'

type Kind = TermOfOffice['reminders'][number]['kind']

/** A letter or call that reminded of the election. */
export function ReminderDialog({ term, onClose }: { readonly term: Stored<TermOfOffice>; readonly onClose: () => void }) {
  const today = useToday()
  const [on, setOn] = useState<LocalDate | null>(today)
  const [kind, setKind] = useState<Kind>(() => likelyKind(term, today))
  const [how, setHow] = useState('发函')
  const { unread, tell } = useUnreadFields()
  const marks = useRefusedMarks()({ how })
  const check = () => on !== null && Object.keys({ ...unread, ...marks }).length === 0
  const act = async () => {
    if (on !== null) await termRepository.noteReminder(term, { kind, on, how: how.trim() })
  }
  return (
    <ActDialog title="记录换届提醒" verb="记录提醒" check={check} act={act} onClose={onClose}>
      <FormRow label="提醒"><Radio.Group aria-label="提醒" value={kind} options={kindOptions} onChange={event => setKind(termReminderKind.schema.parse(event.target.value))} /></FormRow>
      <FormRow label="日期" required problem={unread['on'] ?? (on === null ? '请填写日期' : null)}><DayField label="日期" value={on} onChange={setOn} onProblem={tell('on')} /></FormRow>
      <FormRow label="方式" problem={marks['how']} help="发函、电话、当面等；发函的可写文号。"><TextField label="方式" value={how} onChange={setHow} /></FormRow>
    </ActDialog>
  )
}

const kindOptions = termReminderKind.keys.map(value => ({ value, label: termReminderKind.labels[value] }))

/** The reminder that belongs to today: the nearest of those that have begun. */
function likelyKind(term: TermOfOffice, today: LocalDate): Kind {
  const due = dueOn(term)
  if (today > due) return 'overdue'
  return today >= addMonths(due, -1) ? 'oneMonth' : today >= addMonths(due, -3) ? 'threeMonths' : 'sixMonths'
}
