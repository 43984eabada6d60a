import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { builtInCalendarYears } from '#shared/rules/development/work-calendar.ts'
import type { WorkCalendar } from '#shared/model/settings.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { daysText, typedDays } from '#shared/time/typed-days.ts'
import { LongTextField } from '../../parts/text-field.tsx'
import { useToday } from '../../parts/today.ts'
import { settingsRepository } from '../../storage/settings-repository.ts'
import { useDoing } from '../../ui/doing.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { FormRow } from '../../ui/form-row.tsx'
import { SettingSheet } from './setting-sheet.tsx'
import type { Rules } from './rules-sheet.tsx'

interface TypedYear { readonly year: number; readonly holidays: string; readonly workdays: string }

/** Days off and moved days of work, year by year: 公示 of five working days is counted by them (domain.md D.4). */
export function WorkCalendars({ rules: { workCalendars } }: { readonly rules: Rules }) {
  const today = useToday()
  const first = workCalendars.map(({ year, holidays, workdays }) => ({ year, holidays: daysText(holidays), workdays: daysText(workdays) }))
  const [years, setYears] = useState<readonly TypedYear[]>(first)
  const [year, setYear] = useState<number | null>(yearOf(today) + 1)
  const [saving, save] = useDoing(() => settingsRepository.changeSettings({ workCalendars: years.toSorted((a, b) => a.year - b.year).map(toCalendar) }))
  const canAdd = year !== null && !years.some(one => one.year === year)
  const change = (of: number, some: Partial<TypedYear>) => setYears(years.map(one => (one.year === of ? { ...one, ...some } : one)))
  const isChanged = JSON.stringify(years) !== JSON.stringify(first)
  return (
    <SettingSheet title="节假日">
      <p className="muted">公示期按工作日算，要扣除法定节假日、加上调休上班的周末。程序自带 {builtInCalendarYears.join('、')} 年的安排；其他年份请按国务院办公厅的通知填写，没有填的年份只扣除周六、周日，并写明“暂算”。</p>
      {years.map(typed => {
        const problems = problemsOf(typed)
        return (
          <FormRow key={typed.year} label={`${typed.year}年`} name={`workCalendars.${typed.year}`} help="写月和日就可以，一段写“10月1日至7日”，几处用顿号或换行隔开。例：1月1日至3日、2月15日至23日。" problem={problems[0] ?? null}>
            <div className="calendar-year">
              <span className="muted">放假</span><LongTextField label={`${typed.year}年放假日期`} value={typed.holidays} onChange={holidays => change(typed.year, { holidays })} />
              <span className="muted">调休上班</span><LongTextField label={`${typed.year}年调休上班日期`} value={typed.workdays} onChange={workdays => change(typed.year, { workdays })} />
              <span /><span><Button type="link" size="small" onClick={() => setYears(years.filter(one => one.year !== typed.year))}>去掉 {typed.year} 年</Button></span>
            </div>
          </FormRow>
        )
      })}
      <FormRow label="添加年份"><span className="field-line"><InputNumber aria-label="添加年份" min={2000} max={2200} precision={0} value={year} onChange={setYear} /><Button disabled={!canAdd} onClick={() => { if (year !== null) setYears([...years, { year, holidays: '', workdays: '' }]) }}>添加</Button></span></FormRow>
      <FormRow label=""><span><Button disabled={!isChanged || years.some(typed => problemsOf(typed).length > 0)} loading={saving.kind === 'running'} onClick={() => void save()}>保存节假日</Button></span></FormRow>
      {saving.kind === 'failed' && <FailureNotice message={saving.message} detail={saving.detail} />}
    </SettingSheet>
  )
}

function toCalendar({ year, holidays, workdays }: TypedYear): WorkCalendar {
  return { year, holidays: [...typedDays(holidays, year).days], workdays: [...typedDays(workdays, year).days] }
}

/** What keeps a year from being saved, in words. */
export function problemsOf({ year, holidays, workdays }: TypedYear): readonly string[] {
  const [off, on] = [typedDays(holidays, year), typedDays(workdays, year)]
  const both = on.days.filter(day => off.days.includes(day))
  const midweek = on.days.filter(day => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
  return [
    ...[...off.wrong, ...on.wrong].map(part => `“${part}”看不懂，或不在 ${year} 年。请写成“5月1日”或“10月1日至7日”。`),
    ...(both.length > 0 ? [`${daysText(both)}既放假又上班，请核对。`] : []),
    ...(midweek.length > 0 ? [`${daysText(midweek)}不是周六、周日，不用写在调休上班里。`] : []),
  ]
}
