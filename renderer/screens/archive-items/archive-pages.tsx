import { Segmented, Select } from 'antd'
import type { LocalDate } from '#shared/time/local-date.ts'
import { yearChoices } from '../../parts/year-choices.ts'
import { navigate, replaceRoute } from '../../ui/route.ts'

const pages = { items: '归档件', boxes: '档案盒' } as const

/** The two pages of 归档. */
export function ArchivePages({ current, year }: { readonly current: keyof typeof pages; readonly year: number }) {
  return (
    <Segmented
      aria-label="归档的两页" value={current} options={(['items', 'boxes'] as const).map(value => ({ value, label: pages[value] }))}
      onChange={page => navigate('archive-items', page === 'boxes' ? ['boxes'] : [], { year: String(year) })}
    />
  )
}

/** Another year of the same page. */
export function ArchiveYear({ year, today, rest }: { readonly year: number; readonly today: LocalDate; readonly rest: readonly string[] }) {
  return <Select aria-label="年度" className="filter" value={year} options={yearChoices(today, year, '年度')} onChange={next => replaceRoute('archive-items', rest, { year: String(next) })} popupMatchSelectWidth={false} />
}
