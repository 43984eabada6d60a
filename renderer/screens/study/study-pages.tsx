import { Segmented } from 'antd'
import { type LocalDate, yearOf } from '#shared/time/local-date.ts'
import { navigate } from '../../ui/route.ts'

/** The two pages of 学时: hours by member, and the trainings that they come from. */
export function StudyPages({ current, year }: { readonly current: 'hours' | 'trainings'; readonly year: number }) {
  return (
    <Segmented
      aria-label="学时的两页" value={current} options={[{ value: 'hours', label: '学时' }, { value: 'trainings', label: '培训' }]}
      onChange={page => navigate('study', page === 'trainings' ? ['trainings'] : [], { year: String(year) })}
    />
  )
}

const yearsBack = 5

export function studyYears(today: LocalDate, chosen: number): { value: number; label: string }[] {
  const years = Array.from({ length: yearsBack + 1 }, (_, back) => yearOf(today) - back)
  return (years.includes(chosen) ? years : [...years, chosen]).map(value => ({ value, label: `${value}年` }))
}
