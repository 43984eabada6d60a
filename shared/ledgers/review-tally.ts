import { type Review, type ReviewedMember, reviewGrade, type ReviewGrade } from '../model/review.ts'
import { votesOf } from '../rules/review-checks.ts'
import { yearOf } from '../time/local-date.ts'
import { type TableColumn, type TableContext, tableLedger } from './table-ledger.ts'
import { orNothing, percent } from './words.ts'

interface TallyRow {
  readonly member: ReviewedMember
  readonly name: string
  readonly review: Review
}

const votes = (grade: ReviewGrade): TableColumn<TallyRow> => ({ id: grade, title: reviewGrade.labels[grade], group: '民主测评票数', mm: 16, align: 'center', cell: ({ member }) => (member.takesPart ? String(member.votes[grade]) : ''), number: ({ member }) => member.votes[grade] })

/** 民主评议党员测评汇总表 of a branch and year (domain.md C.6). */
export const reviewTally = tableLedger<TallyRow>({
  id: 'review-tally', title: '民主评议党员测评汇总表', source: 'domain.md C.6', family: 'meetings', each: 'branch', yearsOnly: true, orientation: 'portrait', size: '五号', emptyWords: '本年没有民主评议',
  columns: [
    { id: 'index', title: '序号', mm: 11, align: 'center', cell: (_row, _context, i) => String(i + 1) },
    { id: 'name', title: '姓名', mm: 22, align: 'center', cell: ({ name }) => name },
    votes('excellent'), votes('qualified'), votes('basic'), votes('unqualified'),
    { id: 'share', title: '优秀\n得票率', mm: 18, align: 'center', cell: ({ member }) => (member.takesPart ? percent(member.votes.excellent, votesOf(member.votes)) : '') },
    { id: 'grade', title: '拟定等次', mm: 22, align: 'center', cell: ({ member }) => (member.takesPart ? (member.grade === null ? '' : reviewGrade.labels[member.grade]) : `未参评：${orNothing(member.absenceReason)}`) },
  ],
  rows: context => reviewsOf(context).flatMap(review => review.members.map(member => ({ member, review, name: nameIn(context, member.personId) }))),
  subjectOf: ({ member, name }) => ({ kind: 'person', id: member.personId, name }),
  headline: rows => (rows[0] === undefined ? '' : `发出测评票 ${rows[0].review.ballotsIssued} 张，收回 ${rows[0].review.ballotsReturned} 张，未收回 ${Math.max(0, rows[0].review.ballotsIssued - rows[0].review.ballotsReturned)} 张`),
})

function reviewsOf({ input, organisationId, days }: TableContext): readonly Review[] {
  return input.reviews.filter(review => review.organisationId === organisationId && review.year === yearOf(days.from))
}

function nameIn({ input }: TableContext, personId: string): string {
  return input.people.find(person => person.id === personId)?.name ?? '（名册中没有此人）'
}
