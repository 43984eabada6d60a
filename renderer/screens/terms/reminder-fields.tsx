import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { type TermOfOffice, termReminderKind } from '#shared/model/term-of-office.ts'
import { DayField } from '../../parts/day-field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { newId } from '../../storage/new-id.ts'
import { FormGroup, FormRow } from '../../ui/form-row.tsx'
import type { FieldsProps } from './term-fields.tsx'
import './terms.css'

type Reminder = TermOfOffice['reminders'][number]

/** Letters and calls of the upper organisation. */
export function ReminderFields({ value, onChange, problem, tell }: FieldsProps) {
  const today = useToday()
  const change = (reminder: Reminder) => onChange({ reminders: value.reminders.map(one => (one.id === reminder.id ? reminder : one)) })
  const remove = (id: string) => {
    tell(`reminders.${id}`)(null)
    onChange({ reminders: value.reminders.filter(one => one.id !== id) })
  }
  return (
    <FormGroup title="提醒记录">
      <FormRow label="提醒" name="reminders" problem={problem('reminders')} help="上级党组织一般提前六个月发函或电话提醒（支部工作条例第二十二条）；三个月、一个月是本软件的附加提醒。">
        {value.reminders.map((reminder, index) => (
          <span key={reminder.id} className="reminder-line" data-field={`reminders.${reminder.id}`}>
            <Select aria-label={`提醒 ${index + 1}：届满前`} value={reminder.kind} options={kindOptions} onChange={kind => change({ ...reminder, kind })} />
            <DayField label={`提醒 ${index + 1}：日期`} value={reminder.on} onChange={on => { if (on !== null) change({ ...reminder, on }) }} onProblem={tell(`reminders.${reminder.id}`)} />
            <TextField label={`提醒 ${index + 1}：方式`} placeholder="发函、电话" value={reminder.how} onChange={how => change({ ...reminder, how })} />
            <Button type="text" size="small" onClick={() => remove(reminder.id)}>删去</Button>
          </span>
        ))}
        <span><Button size="small" icon={<PlusOutlined />} onClick={() => onChange({ reminders: [...value.reminders, { id: newId(), kind: 'sixMonths', on: today, how: '' }] })}>加一次提醒</Button></span>
      </FormRow>
    </FormGroup>
  )
}

const kindOptions = termReminderKind.keys.map(value => ({ value, label: termReminderKind.labels[value] }))
