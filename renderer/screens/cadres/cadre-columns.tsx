import { cadreRosterColumns } from '#shared/ledgers/cadre-roster.ts'
import type { CadreListRow } from '#shared/ledgers/cadre-list.ts'
import { levelSigns } from '#shared/rules/finding.ts'
import { chineseOrder } from '#shared/rules/organisation-order.ts'
import type { ListColumn } from '../../ui/list-table.tsx'

/** Shown at first; the others are a click away in the column menu. */
const shownAtFirst = new Set(['name', 'organisation', 'birth', 'partyPosts', 'unitPost', 'kind', 'postFrom', 'partyWorkYears', 'reserve'])

const widths: Readonly<Record<string, number>> = {
  organisation: 150, name: 100, sex: 60, birth: 130, nationality: 80, fullTimeEducation: 200, inServiceEducation: 200, partyPosts: 130, unitPost: 150, kind: 90, partyWorkYears: 170, exchanges: 200,
  assessments: 210, dutyReviews: 180, honours: 200, filing: 180, phone: 120, duties: 200, postFrom: 160, partyWorkFrom: 170, training: 140,
}

/** The columns of the register (domain.md C.10), as the list shows them; years carry the mark 建议交流. */
export const cadreColumns: readonly ListColumn<CadreListRow>[] = cadreRosterColumns.filter(({ id }) => id !== 'order').map(({ id, title }): ListColumn<CadreListRow> => ({
  key: id, title: id === 'fullTimeEducation' || id === 'inServiceEducation' ? `${title}教育` : title, width: widths[id] ?? 110, grow: id === 'organisation', hiddenAtFirst: !shownAtFirst.has(id),
  cell: row => (id === 'partyWorkYears' ? <WorkYears row={row} /> : (row.cells[id] ?? '')),
  compare: id === 'partyWorkYears' ? (a, b) => a.months - b.months : (a, b) => chineseOrder(a.cells[id] ?? '', b.cells[id] ?? ''),
})).toSorted((a, b) => Number(b.key === 'name') - Number(a.key === 'name'))

function WorkYears({ row }: { readonly row: CadreListRow }) {
  const years = row.cells['partyWorkYears'] ?? ''
  if (row.exchange === 'green') return years
  return <span>{years} <span className={`level ${row.exchange}`}>{levelSigns[row.exchange]} {row.exchange === 'orange' ? '建议交流' : '将满年限'}</span></span>
}
