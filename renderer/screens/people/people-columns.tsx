import { memberType, membershipLabels } from '#shared/model/membership.ts'
import { personLabels, sex } from '#shared/model/person.ts'
import { partyPost } from '#shared/model/post.ts'
import { dottedDayOrMonth, dottedMonth } from '#shared/time/day-or-month.ts'
import type { ListColumn } from '../../ui/list-table.tsx'
import type { PeopleSortKey, PersonRow } from '../../workers/list-query.ts'
import { cellOf, personCells, type PersonCellKey } from '../../workers/people-cells.ts'

interface PeopleColumn extends ListColumn<PersonRow> {
  readonly key: Exclude<PeopleSortKey, 'organisation' | 'post'> | 'branch' | 'posts'
}

const cellWidths: Readonly<Partial<Record<PersonCellKey, number>>> = {
  idNumber: 180, education: 150, address: 180, registeredResidence: 180, joinOrganisation: 180, phone: 120, nationality: 80, vote: 80, seniority: 70, isMigrantWorker: 80, isInHardship: 90, isCadre: 90,
  lost: 90, floating: 90, seniorityCorrection: 140, joinType: 90, socialStratum: 130, technicalPost: 140, increaseNote: 140, decreaseNote: 140, conversionNote: 120,
}

/** What the list of people can show (domain.md C.9); all of it sorts in the worker. */
export const peopleColumns: readonly PeopleColumn[] = [
  { key: 'name', title: personLabels.name, width: 100, isSortable: true, cell: row => row.name },
  { key: 'sex', title: personLabels.sex, width: 60, isSortable: true, cell: row => (row.sex === '1' || row.sex === '2' ? sex.labels[row.sex] : '') },
  { key: 'birth', title: personLabels.birth, width: 100, isSortable: true, cell: row => (row.birth === null ? '' : dottedMonth(row.birth)) },
  { key: 'branch', title: membershipLabels.organisationId, width: 140, grow: true, isSortable: true, cell: row => row.organisationName },
  { key: 'memberType', title: membershipLabels.memberType, width: 100, isSortable: true, cell: typeWord },
  { key: 'posts', title: '党内职务', width: 120, isSortable: true, cell: row => row.posts.map(post => partyPost.labels[post]).join('、') },
  { key: 'unitPost', title: personLabels.unitPost, width: 130, isSortable: true, cell: row => row.unitPost },
  { key: 'joinedOn', title: membershipLabels.joinedOn, width: 110, isSortable: true, cell: row => (row.joinedOn === null ? '' : dottedDayOrMonth(row.joinedOn)) },
  { key: 'fullOn', title: membershipLabels.fullOn, width: 110, isSortable: true, cell: row => (row.fullOn === null ? '' : dottedDayOrMonth(row.fullOn)), hiddenAtFirst: true },
  { key: 'isRetired', title: personLabels.isRetired, width: 80, isSortable: true, cell: row => (row.isRetired ? '是' : ''), hiddenAtFirst: true },
  { key: 'pinyinInitials', title: personLabels.pinyinInitials, width: 110, isSortable: true, cell: row => row.pinyinInitials, hiddenAtFirst: true },
  ...personCells.map(({ key, title }): PeopleColumn => ({ key, title, width: cellWidths[key] ?? 110, isSortable: true, hiddenAtFirst: true, cell: row => cellOf(row, key) })),
]

/** What the worker sorts by for a column; null = as a roster is read. */
export function sortKeyOf(column: string | null): PeopleSortKey | null {
  if (column === 'branch') return 'organisation'
  if (column === 'posts') return 'post'
  const key = peopleColumns.find(one => one.key === column)?.key
  return key === undefined || key === 'branch' || key === 'posts' ? null : key
}

function typeWord(row: PersonRow): string {
  if (row.membership === 'former') return cellOf(row, 'status')
  return row.memberType === null ? '' : memberType.labels[row.memberType]
}
