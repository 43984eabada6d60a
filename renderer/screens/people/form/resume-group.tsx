import { Checkbox } from 'antd'
import { personLabels, resumeLabels as labels, type ResumeEntry } from '#shared/model/person.ts'
import { resumeFaults, resumeFaultText } from '#shared/rules/resume.ts'
import { DayOrMonthField } from '../../../parts/day-field.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { useToday } from '../../../parts/today.ts'
import { newId } from '../../../storage/new-id.ts'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { RowList } from '../../../ui/row-list.tsx'
import { fieldHelp } from './field-help.ts'
import { memoGroup } from './memo-group.ts'
import type { PersonHand } from './person-hand.ts'
import { lineProblem, type PersonInHand } from './person-in-hand.ts'

/** 简历: gaps and overlaps are said as they arise; they hold nothing up. */
export const ResumeGroup = memoGroup(function ResumeGroup({ value, onChange, problems, tell }: PersonHand) {
  const today = useToday()
  const faults = new Map(resumeFaults(value.resume.filter(isDated), today).map(fault => [fault.id, resumeFaultText(fault)]))
  return (
    <FormGroup title={personLabels.resume}>
      <FormRow label={personLabels.resume} name="resume" help={fieldHelp.resume}>
        <RowList
          label={personLabels.resume} name="resume" items={value.resume} onChange={resume => onChange({ resume: [...resume] })} addWord="加一段" blank={() => nextLine(value.resume)}
          problemOf={({ id }, index) => lineProblem(problems, 'resume', id, index)} hintOf={({ id }) => faults.get(id) ?? null}
        >
          {(entry, change, line) => (
            <>
              <span className="short"><DayOrMonthField label={`${line}${labels.from}`} value={entry.from} onChange={from => change({ from })} onProblem={tell(`resume.${entry.id}.from`)} /></span>
              <span>至</span>
              <span className="short"><DayOrMonthField label={`${line}${labels.to}`} value={entry.to} onChange={to => change({ to })} onProblem={tell(`resume.${entry.id}.to`)} /></span>
              <span className="grow"><TextField label={`${line}${labels.text}`} value={entry.text} onChange={text => change({ text })} placeholder="单位和职务" /></span>
              <Checkbox aria-label={`${line}${labels.isPartyWork}`} checked={entry.isPartyWork} onChange={event => change({ isPartyWork: event.target.checked })}>党务</Checkbox>
            </>
          )}
        </RowList>
      </FormRow>
    </FormGroup>
  )
}, 'resume')

type Line = PersonInHand['resume'][number]

function isDated(entry: Line): entry is Line & ResumeEntry {
  return entry.from !== null
}

/** Begins where the last one ends, as a résumé goes. */
function nextLine(resume: PersonInHand['resume']): Line {
  return { id: newId(), from: resume.at(-1)?.to ?? null, to: null, text: '', isPartyWork: false }
}
