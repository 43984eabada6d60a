import type { Transfer } from '#shared/model/membership.ts'
import { chineseDate, type LocalDate } from '#shared/time/local-date.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { TextField } from '../../../parts/text-field.tsx'
import { FormRow } from '../../../ui/form-row.tsx'

/** What a letter of introduction says beside its day. */
export type LetterInHand = Omit<Transfer, 'on'>

export const noLetter: LetterInHand = { from: '', to: '', letterNo: '', validUntil: null }

interface Props {
  readonly value: LetterInHand
  readonly onChange: (value: LetterInHand) => void
  /** Which end lies outside of this archive and is written in words; missing = none. */
  readonly outside?: 'from' | 'to'
  /** The day of the transfer: a letter that had run out by then is said. */
  readonly on: LocalDate | null
  readonly tell: (name: string) => (problem: string | null) => void
  readonly problem: (name: string) => string | undefined
}

/** 组织关系介绍信: number, term and the organisation at the other end; all of it may stay empty. */
export function LetterRows({ value, onChange, outside, on, tell, problem }: Props) {
  const isLate = on !== null && value.validUntil !== null && value.validUntil < on
  return (
    <>
      {outside === 'from' && <FormRow label="从哪里转来" problem={problem('from')} help="党员组织关系介绍信上的转出党组织全称。"><TextField label="从哪里转来" value={value.from} onChange={from => onChange({ ...value, from })} /></FormRow>}
      {outside === 'to' && <FormRow label="转到哪里" problem={problem('to')} help="党员组织关系介绍信上的接收党组织全称。"><TextField label="转到哪里" value={value.to} onChange={to => onChange({ ...value, to })} /></FormRow>}
      <FormRow label="介绍信编号" problem={problem('letterNo')}><TextField label="介绍信编号" value={value.letterNo} onChange={letterNo => onChange({ ...value, letterNo })} /></FormRow>
      <FormRow label="有效期至" problem={problem('validUntil')}>
        <DayField label="有效期至" value={value.validUntil} onChange={validUntil => onChange({ ...value, validUntil })} onProblem={tell('validUntil')} />
        {isLate && on !== null && <div className="field-hint" role="status">! 办理日期 {chineseDate(on)} 已过有效期，请核对</div>}
      </FormRow>
    </>
  )
}

/** The letter as it is kept; null where nothing of it is known. */
export function toTransfer(value: LetterInHand, on: LocalDate | null): Transfer | null {
  if (on === null || (value.from === '' && value.to === '' && value.letterNo === '' && value.validUntil === null)) return null
  return { ...value, on }
}
