import { Segmented } from 'antd'
import { navigate } from '../../ui/route.ts'

interface Props {
  readonly current: 'collection' | 'standards'
  readonly year: number
  /** The one branch that is listed, where not all can be. */
  readonly branchId: string | null
}

/** The two pages of 党费: collected month by month, and set at the beginning of the year. */
export function DuesPages({ current, year, branchId }: Props) {
  return (
    <Segmented
      aria-label="党费的两页" value={current} options={[{ value: 'collection', label: '收缴' }, { value: 'standards', label: '核定' }]}
      onChange={page => navigate('dues', page === 'standards' ? ['standards'] : [], { year: String(year), ...(branchId === null ? {} : { branch: branchId }) })}
    />
  )
}
