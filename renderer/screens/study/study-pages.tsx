import { Segmented } from 'antd'
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
