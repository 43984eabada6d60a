import { cadreLabels } from '#shared/model/person.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { FormRow } from '../../../ui/form-row.tsx'
import { fieldHelp } from './field-help.ts'
import type { PersonHand } from './person-hand.ts'
import type { CadreInHand } from './person-in-hand.ts'

type Filing = NonNullable<CadreInHand['filing']>

interface Props extends Pick<PersonHand, 'problems' | 'tell'> {
  readonly value: CadreInHand['filing']
  readonly onChange: (filing: Filing) => void
}

/** 党建办主任备案 (A6.3): opinion, meeting, filing, each with its day. */
export function FilingRows({ value, onChange, problems, tell }: Props) {
  const filing = value ?? noFiling
  const change = (some: Partial<Filing>) => onChange({ ...filing, ...some })
  const day = (field: 'opinionOn' | 'meetingOn' | 'filedOn', label: string, more: { readonly help?: string; readonly textField: 'opinionOrganisation' | 'meetingNo' | 'result'; readonly textLabel: string }) => (
    <FormRow label={label} name={`cadre.filing.${field}`} problem={problems[`cadre.filing.${field}`] ?? problems[`cadre.filing.${more.textField}`]} help={more.help}>
      <div className="row-line">
        <span className="short"><DayField label={`${label}日期`} value={filing[field]} onChange={on => change({ [field]: on })} onProblem={tell(`cadre.filing.${field}`)} /></span>
        <span className="grow"><TextField label={more.textLabel} placeholder={more.textLabel} value={filing[more.textField]} onChange={words => change({ [more.textField]: words })} /></span>
      </div>
    </FormRow>
  )
  return (
    <div role="group" aria-label={cadreLabels.filing} data-field="cadre.filing">
      {day('opinionOn', '征求纪委意见', { help: fieldHelp.filing, textField: 'opinionOrganisation', textLabel: '征求意见的单位' })}
      {day('meetingOn', '集体研究', { textField: 'meetingNo', textLabel: '会议和文号' })}
      {day('filedOn', '报组织部备案', { textField: 'result', textLabel: '备案结果' })}
    </div>
  )
}

const noFiling: Filing = { opinionOn: null, opinionOrganisation: '', meetingOn: null, meetingNo: '', filedOn: null, result: '' }
