import { Checkbox, InputNumber } from 'antd'
import { type ElectionStep, electionStepCode, type ElectionStepCode, electionStepLabels as labels } from '#shared/model/term-of-office.ts'
import { type ElectionSetting, isNeeded, stepOf } from '#shared/rules/election-steps.ts'
import { DayField } from '../../parts/day-field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../ui/form-row.tsx'
import type { FieldsProps } from './term-fields.tsx'
import { turnoutText } from './turnout.ts'
import './terms.css'

/** The eleven steps in their order, each with its day, its paper and a note. */
export function StepFields({ value, onChange, problem, tell, setting }: FieldsProps & { readonly setting: ElectionSetting }) {
  const change = (step: ElectionStep) => onChange({ steps: [...value.steps.filter(({ code }) => code !== step.code), step] })
  return (
    <FormGroup title="换届步骤">
      {electionStepCode.keys.map((code, index) => (
        <FormRow key={code} label={`${index + 1}　${electionStepCode.labels[code]}`} name={`steps.${code}`} problem={problem(`steps.${code}`)} help={stepHelp[code]}>
          <StepRow step={stepOf(value, code)} isNeeded={isNeeded(code, setting)} onChange={change} onProblem={tell(`steps.${code}`)} />
        </FormRow>
      ))}
    </FormGroup>
  )
}

interface RowProps { readonly step: ElectionStep; readonly isNeeded: boolean; readonly onChange: (step: ElectionStep) => void; readonly onProblem: (problem: string | null) => void }

function StepRow({ step, isNeeded: needed, onChange, onProblem }: RowProps) {
  const name = electionStepCode.labels[step.code]
  return (
    <span className="step-line">
      <DayField label={`${name}：${labels.on}`} value={step.on} onChange={on => onChange({ ...step, on })} onProblem={onProblem} disabled={step.isNotNeeded} />
      <TextField label={`${name}：${labels.documentNo}`} placeholder={labels.documentNo} value={step.documentNo} onChange={documentNo => onChange({ ...step, documentNo })} />
      <TextField label={`${name}：${labels.note}`} placeholder={needed ? labels.note : '本组织一般没有这一步'} value={step.note} onChange={note => onChange({ ...step, note })} />
      <Checkbox aria-label={`${name}：${labels.isNotNeeded}`} checked={step.isNotNeeded} onChange={event => onChange({ ...step, isNotNeeded: event.target.checked, ...(event.target.checked ? { on: null } : {}) })}>{labels.isNotNeeded}</Checkbox>
    </span>
  )
}

const stepHelp: Partial<Record<ElectionStepCode, string>> = {
  partyGroupDiscussion: '直接向机关工委报批的党组织（机关党委，以及不设党委的总支、支部），换届先经党组讨论决定（机关基层组织工作条例第三十七条）。',
  request: '届满前三个月还没有请示的，转为橙色提醒；提前几个月在设置里改。',
  reply: '届满前一个月还没有批复的，转为橙色提醒。',
  assembly: '有选举权的到会人数须达到应到的五分之四。',
  firstMeeting: '不设支委会的支部没有这一步，由大会直接选举书记、副书记。',
  resultReport: '委员报上级备案，书记、副书记报上级批准。',
}

/** 应到、实到 of the assembly that ended the term. */
export function TurnoutFields({ value, onChange, problem }: FieldsProps) {
  return (
    <FormGroup title="选举到会">
      <FormRow label="有选举权的" name="electionShould" problem={problem('electionShould') ?? problem('electionActual')} help="不计入应到的情形见选举工作条例；到会不足应到的五分之四，选举无效，但要如实登记。">
        <Turnout should={value.electionShould} actual={value.electionActual} onChange={({ should, actual }) => onChange({ electionShould: should, electionActual: actual })} />
      </FormRow>
    </FormGroup>
  )
}

interface TurnoutProps { readonly should: number | null; readonly actual: number | null; readonly onChange: (turnout: { readonly should: number | null; readonly actual: number | null }) => void }

export function Turnout({ should, actual, onChange }: TurnoutProps) {
  const text = turnoutText(should, actual)
  return (
    <span className="field-line">
      应到 <InputNumber aria-label="应到" min={0} max={100_000} precision={0} controls={false} value={should} onChange={next => onChange({ should: next, actual })} style={{ width: 80 }} />
      实到 <InputNumber aria-label="实到" min={0} max={100_000} precision={0} controls={false} value={actual} onChange={next => onChange({ should, actual: next })} style={{ width: 80 }} />
      {text !== null && <span className="muted" role="status">{text}</span>}
    </span>
  )
}
