import { branchTypes } from '../model/organisation.ts'
import { type Review, reviewGrade, type ReviewGrade } from '../model/review.ts'
import { gradeCounts } from '../rules/review-checks.ts'
import { shortNameOn, subtreeDuring } from '../rules/organisation-on.ts'
import { yearOf } from '../time/local-date.ts'
import { type TableColumn, tableLedger } from './table-ledger.ts'
import { orNothing, percent } from './words.ts'

interface SummaryRow {
  readonly name: string
  readonly organisationId: string
  readonly review: Review | null
}

const graded = (grade: ReviewGrade): TableColumn<SummaryRow> => ({
  id: grade, title: reviewGrade.labels[grade], group: '各等次人数及比例', mm: 22, align: 'center', number: ({ review }) => (review === null ? null : gradeCounts(review.members)[grade]),
  cell: ({ review }) => {
    if (review === null) return ''
    const count = gradeCounts(review.members)[grade]
    return count === 0 ? '0' : `${count}（${percent(count, review.members.filter(one => one.grade !== null).length)}）`
  },
})

/** 民主评议党员情况汇总表 of all branches below (domain.md C.6). */
export const reviewSummary = tableLedger<SummaryRow>({
  id: 'review-summary', title: '民主评议党员情况汇总表', source: 'domain.md C.6', family: 'meetings', each: 'organisation', yearsOnly: true, orientation: 'landscape', size: '小五', emptyWords: '没有党支部', rules: ['W-MTG-Y-REVIEW'],
  columns: [
    { id: 'name', title: '支部', mm: 40, cell: ({ name }) => name },
    { id: 'members', title: '党员数', mm: 15, align: 'center', cell: ({ review }) => (review === null ? '' : String(review.members.length)), number: ({ review }) => review?.members.length ?? null },
    { id: 'tookPart', title: '参评数', mm: 15, align: 'center', cell: ({ review }) => (review === null ? '没有评议' : String(review.members.filter(one => one.takesPart).length)), number: ({ review }) => review?.members.filter(one => one.takesPart).length ?? null },
    graded('excellent'), graded('qualified'), graded('basic'), graded('unqualified'),
    { id: 'absent', title: '未参评原因', mm: 34, cell: ({ review }) => (review === null ? '' : orNothing([...new Set(review.members.filter(one => !one.takesPart).map(one => one.absenceReason.trim()))].filter(text => text !== '').join('；'))) },
    { id: 'disposal', title: '处置', mm: 26, cell: ({ review }) => (review === null ? '' : orNothing([...new Set(review.members.map(one => one.disposal.trim()))].filter(text => text !== '').join('；'))) },
  ],
  rows: ({ input, facts, organisationId, days, asOf }) => subtreeDuring(facts, organisationId, days).filter(id => input.everyOrganisation.some(one => one.id === id && branchTypes.includes(one.type) && (one.dissolvedOn === null || one.dissolvedOn > days.from)))
    .map(id => ({ organisationId: id, name: shortNameOn(facts, id, asOf), review: input.reviews.find(review => review.organisationId === id && review.year === yearOf(days.from)) ?? null })),
  subjectOf: ({ organisationId, name }) => ({ kind: 'organisation', id: organisationId, name }),
})
