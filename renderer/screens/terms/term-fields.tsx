import { InputNumber } from 'antd'
import { termOfOfficeLabels as labels } from '#shared/model/term-of-office.ts'
import { isLongExtension, noticeFrom, regularDueOn } from '#shared/rules/term-due.ts'
import { chineseDate } from '#shared/time/local-date.ts'
import { DayField } from '../../parts/day-field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../ui/form-row.tsx'
import type { TermDraft } from './term-draft.ts'

export interface FieldsProps {
  readonly value: TermDraft
  readonly onChange: (some: Partial<TermDraft>) => void
  readonly problem: (name: string) => string | undefined
  readonly tell: (name: string) => (problem: string | null) => void
}

/** When the term began, how long it lasts, and until when it was extended. */
export function TermFields({ value, onChange, problem, tell }: FieldsProps) {
  return (
    <>
      <FormRow label={labels.ordinal} name="ordinal" problem={problem('ordinal')} help="如“第五届”，没有的空着。"><TextField label={labels.ordinal} value={value.ordinal} onChange={ordinal => onChange({ ordinal })} /></FormRow>
      <FormRow label={labels.electedOn} name="electedOn" required problem={problem('electedOn')} help="填选举大会召开的日期，不是批复的日期；任期从这一天算起。">
        <DayField label={labels.electedOn} value={value.electedOn} onChange={electedOn => onChange({ electedOn })} onProblem={tell('electedOn')} />
      </FormRow>
      <FormRow label={labels.years} name="years" required problem={problem('years')} help="机关党委 5 年，党总支、党支部 3 年（机关基层组织工作条例第五至七条、支部工作条例第二十一条）；村、社区党支部 5 年。本单位另有规定的可以改。">
        <span className="field-line"><InputNumber aria-label={labels.years} min={1} max={5} precision={0} value={value.years} onChange={years => onChange({ years })} style={{ width: 80 }} /><span className="muted" role="status">{dueText(value)}</span></span>
      </FormRow>
    </>
  )
}

export function ExtensionFields({ value, onChange, problem, tell }: FieldsProps) {
  return (
    <FormGroup title="延期">
      <FormRow label={labels.extendedTo} name="extendedTo" problem={problem('extendedTo')} help="上级批准延期的，填延到哪一天，一般不超过 1 年（基层组织选举工作条例第三条）。没有延期的空着。">
        <span className="field-line">
          <DayField label={labels.extendedTo} value={value.extendedTo} onChange={extendedTo => onChange({ extendedTo })} onProblem={tell('extendedTo')} />
          {isTooLong(value) && <span className="level yellow" role="status">! 超过一般期限 1 年</span>}
        </span>
      </FormRow>
      <FormRow label={labels.extensionDocumentNo} name="extensionDocumentNo" problem={problem('extensionDocumentNo')}><TextField label={labels.extensionDocumentNo} value={value.extensionDocumentNo} onChange={extensionDocumentNo => onChange({ extensionDocumentNo })} /></FormRow>
    </FormGroup>
  )
}

function hasEnd(value: TermDraft): value is TermDraft & { readonly electedOn: NonNullable<TermDraft['electedOn']>; readonly years: number } {
  return value.electedOn !== null && value.years !== null && value.years >= 1 && value.years <= 5
}

function dueText(value: TermDraft): string {
  if (!hasEnd(value)) return ''
  const due = regularDueOn(value)
  return `应于${chineseDate(due)}换届，${chineseDate(noticeFrom(due))}起提醒`
}

function isTooLong(value: TermDraft): boolean {
  return hasEnd(value) && isLongExtension(value)
}
