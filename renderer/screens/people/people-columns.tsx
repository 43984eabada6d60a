import { memberType, membershipLabels } from '#shared/model/membership.ts'
import { personLabels, sex } from '#shared/model/person.ts'
import { partyPost } from '#shared/model/post.ts'
import { chineseOrder } from '#shared/rules/organisation-order.ts'
import type { ListColumn } from '../../ui/list-table.tsx'
import type { PersonRow } from '../../workers/list-query.ts'

/** What the list of people can show; phone numbers stand on the person's own sheet only (domain.md E.4). */
export const peopleColumns: readonly ListColumn<PersonRow>[] = [
  { key: 'name', title: personLabels.name, width: 100, cell: row => row.name, compare: byWord(row => row.name) },
  { key: 'sex', title: personLabels.sex, width: 60, cell: row => (row.sex === '1' || row.sex === '2' ? sex.labels[row.sex] : '') },
  { key: 'birth', title: personLabels.birth, width: 100, cell: row => (row.birth ?? '').slice(0, 7).replace('-', '.'), compare: byText(row => row.birth ?? '') },
  { key: 'branch', title: membershipLabels.organisationId, width: 140, grow: true, cell: row => row.organisationName, compare: byWord(row => row.organisationName) },
  { key: 'memberType', title: membershipLabels.memberType, width: 100, cell: typeWord, compare: byText(typeWord) },
  { key: 'posts', title: '党内职务', width: 120, cell: postWords, compare: byWord(postWords) },
  { key: 'unitPost', title: personLabels.unitPost, width: 130, cell: row => row.unitPost, compare: byWord(row => row.unitPost) },
  { key: 'joinedOn', title: membershipLabels.joinedOn, width: 110, cell: row => (row.joinedOn ?? '').replaceAll('-', '.'), compare: byText(row => row.joinedOn ?? '') },
  { key: 'fullOn', title: membershipLabels.fullOn, width: 110, cell: row => (row.fullOn ?? '').replaceAll('-', '.'), compare: byText(row => row.fullOn ?? ''), hiddenAtFirst: true },
  { key: 'isRetired', title: personLabels.isRetired, width: 80, cell: row => (row.isRetired ? '是' : ''), hiddenAtFirst: true },
  { key: 'pinyinInitials', title: personLabels.pinyinInitials, width: 110, cell: row => row.pinyinInitials, hiddenAtFirst: true },
]

function typeWord(row: PersonRow): string {
  if (row.membership === 'former') return '已转出'
  return row.memberType === null ? '' : memberType.labels[row.memberType]
}

function postWords(row: PersonRow): string {
  return row.posts.map(post => partyPost.labels[post]).join('、')
}

function byText(text: (row: PersonRow) => string) {
  return (a: PersonRow, b: PersonRow) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0)
}

/** As Chinese is sorted: by sound. */
function byWord(text: (row: PersonRow) => string) {
  return (a: PersonRow, b: PersonRow) => chineseOrder(text(a), text(b))
}
