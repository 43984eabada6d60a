import { Checkbox } from 'antd'
import { type Dispatch, memo } from 'react'
import { fiveOnesLabels, type ThemeDay, themeDayForm, themeDayLabels } from '#shared/model/meeting.ts'
import { daysBetween, type LocalDate } from '#shared/time/local-date.ts'
import { LongTextField, TextField } from '../../../parts/text-field.tsx'
import { FormGroup, FormRow } from '../../../ui/form-row.tsx'
import { fieldHelp } from './field-help.ts'
import type { MeetingFormAction } from './meeting-form-reducer.ts'

interface Props {
  readonly themeDay: ThemeDay
  readonly day: LocalDate | null
  readonly notifiedOn: LocalDate | null
  readonly dispatch: Dispatch<MeetingFormAction>
}

const ones = Object.keys(fiveOnesLabels) as (keyof ThemeDay['fiveOnes'])[] // the labels are made for exactly these

/** Days between the notice of a subject and the day itself (domain.md A5.3, custom of one place: a hint only). */
const noticeDays = 15

/** 主题党日: five ones, forms, what else was done, what came of it (domain.md C.3). */
export const ThemeDayGroup = memo(function ThemeDayGroup({ themeDay, day, notifiedOn, dispatch }: Props) {
  const set = (patch: Partial<ThemeDay>) => dispatch({ kind: 'set', patch: { themeDay: { ...themeDay, ...patch } } })
  const setOne = (one: keyof ThemeDay['fiveOnes'], patch: Partial<ThemeDay['fiveOnes']['exchange']>) => set({ fiveOnes: { ...themeDay.fiveOnes, [one]: { ...themeDay.fiveOnes[one], ...patch } } })
  const noticed = day === null || notifiedOn === null ? null : daysBetween(notifiedOn, day)
  return (
    <FormGroup title="主题党日">
      <FormRow label={themeDayLabels.fiveOnes} name="themeDay.fiveOnes" help={fieldHelp.fiveOnes}>
        {ones.map(one => (
          <div key={one} className="field-line">
            <Checkbox className="one-of-five" checked={themeDay.fiveOnes[one].isDone} onChange={event => setOne(one, { isDone: event.target.checked })}>{fiveOnesLabels[one]}</Checkbox>
            <TextField label={`${fiveOnesLabels[one]}的内容`} value={themeDay.fiveOnes[one].note} className="absence-reason" placeholder="内容" onChange={note => setOne(one, { note, isDone: themeDay.fiveOnes[one].isDone || note.trim() !== '' })} />
          </div>
        ))}
        {noticed !== null && noticed < noticeDays && <div className="muted">通知日期在党日前 {noticed} 天；五个一工作法要求提前半个月通知主题，仅供参考。</div>}
      </FormRow>
      <FormRow label={themeDayLabels.forms} name="themeDay.forms">
        <Checkbox.Group value={[...themeDay.forms]} options={themeDayForm.keys.map(value => ({ value, label: themeDayForm.labels[value] }))} onChange={forms => set({ forms })} />
      </FormRow>
      <FormRow label="当日还有" name="themeDay.hasOath">
        <div className="field-line">
          <Checkbox checked={themeDay.hasOath} onChange={event => set({ hasOath: event.target.checked })}>{themeDayLabels.hasOath}</Checkbox>
          <Checkbox checked={themeDay.hasDues} onChange={event => set({ hasDues: event.target.checked })}>{themeDayLabels.hasDues}</Checkbox>
          <Checkbox checked={themeDay.hasPoliticalBirthday} onChange={event => set({ hasPoliticalBirthday: event.target.checked })}>{themeDayLabels.hasPoliticalBirthday}</Checkbox>
        </div>
      </FormRow>
      <FormRow label={themeDayLabels.effect} name="themeDay.effect">
        <LongTextField label={themeDayLabels.effect} value={themeDay.effect} rows={1} onChange={effect => set({ effect })} />
      </FormRow>
    </FormGroup>
  )
})
