import { Button, Select } from 'antd'
import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo } from 'react'
import { branchTypes } from '#shared/model/organisation.ts'
import type { Review } from '#shared/model/review.ts'
import { reviewGrade } from '#shared/model/review.ts'
import { gradeCounts } from '#shared/rules/review-checks.ts'
import { yearOf } from '#shared/time/local-date.ts'
import { flattened } from '../../parts/organisation-tree.ts'
import { useToday } from '../../parts/today.ts'
import { useOrganisationInView, useOrganisations } from '../../parts/use-organisations.ts'
import { yearChoices } from '../../parts/year-choices.ts'
import { newId } from '../../storage/new-id.ts'
import { reviewRepository } from '../../storage/review-repository.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type ListColumn, ListTable } from '../../ui/list-table.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { navigate, replaceRoute } from '../../ui/route.ts'

interface Row {
  readonly organisationId: string
  readonly name: string
  readonly review: Review | null
}

/** Each branch with its review of the year, or without. */
export function ReviewList({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const today = useToday()
  const known = useOrganisations()
  const inView = useOrganisationInView()
  const year = Number(query['year'] ?? yearOf(today))
  const reviews = useLiveQuery(() => reviewRepository.ofYear(year), [year])
  const rows = useMemo(() => {
    if (known === undefined || reviews === undefined) return undefined
    return flattened(known.tree).filter(({ organisation: { id, type }, isDissolved }) => branchTypes.includes(type) && !isDissolved && (inView.ids === null || inView.ids.has(id)))
      .map(({ organisation: { id }, name }): Row => ({ organisationId: id, name, review: reviews.find(review => review.organisationId === id) ?? null }))
  }, [known, reviews, inView])
  const open = ({ organisationId, review }: Row) => (review === null ? navigate('reviews', [newId()], { organisation: organisationId, year: String(year) }) : navigate('reviews', [review.id]))
  return (
    <Page
      title="民主评议" count={rows === undefined ? undefined : `${year}年度：${rows.length} 个支部，${rows.filter(row => row.review !== null).length} 个已登记`}
      filters={<Select aria-label="归属年度" className="filter" value={year} options={yearChoices(today, year, '年度')} onChange={next => replaceRoute('reviews', [], { year: String(next) })} popupMatchSelectWidth={false} />}
    >
      {rows === undefined ? <Loading /> : (
        <ListTable
          name="reviews" label="民主评议" rows={rows} rowId={row => row.organisationId} columns={columns} onOpen={open}
          empty={<EmptyState text="民主评议按支部登记，每个支部每年一次。请先成立党支部。"><Button onClick={() => navigate('organisations')}>成立党组织</Button></EmptyState>}
        />
      )}
    </Page>
  )
}

const graded = (grade: keyof typeof reviewGrade.labels): ListColumn<Row> => ({ key: grade, title: reviewGrade.labels[grade], width: 90, align: 'right', cell: ({ review }) => (review === null ? '' : String(gradeCounts(review.members)[grade])) })

const columns: readonly ListColumn<Row>[] = [
  { key: 'name', title: '支部', width: 220, grow: true, cell: row => row.name },
  { key: 'state', title: '情况', width: 130, cell: ({ review }) => (review === null ? '点这里登记' : `参评 ${review.members.filter(one => one.takesPart).length} / ${review.members.length} 人`) },
  graded('excellent'), graded('qualified'), graded('basic'), graded('unqualified'),
]
