import { expect, test } from 'vitest'
import type { Ledger } from '#shared/ledgers/ledger.ts'
import { reviewForms } from '#shared/ledgers/review-forms.ts'
import { reviewSummary } from '#shared/ledgers/review-summary.ts'
import { reviewTally } from '#shared/ledgers/review-tally.ts'
import { yearPeriod } from '#shared/time/period.ts'
import { aFact, aMembership, anOrganisation, aPerson, aPost, aReview, aReviewedMember, day, today } from '../../support/builders.ts'
import { fieldOf, printedRows } from '../../support/printed.ts'
import { readerOf } from '../../support/reader-of.ts'

const branch = anOrganisation()
const kun = aPerson({ name: '李堃', sex: '1', unitPost: '科长' })
const zhe = aPerson({ name: '张喆' })
const review = aReview({
  organisationId: branch.id, ballotsIssued: 3, ballotsReturned: 2,
  members: [
    aReviewedMember({ personId: kun.id, votes: { excellent: 1, qualified: 1, basic: 0, unqualified: 0 }, grade: 'excellent', selfReview: '完成年度任务。', peerOpinion: '作风扎实。', opinion: '同意。' }),
    aReviewedMember({ personId: zhe.id, takesPart: false, grade: null, absenceReason: '病假', disposal: '送学上门' }),
  ],
})

function composed(ledger: Ledger, year = 2026) {
  const reader = readerOf({
    organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id, shortName: '第一党支部' })], people: [kun, zhe], posts: [aPost({ personId: kun.id, organisationId: branch.id, post: 'secretary' })],
    memberships: [kun, zhe].map(person => aMembership({ personId: person.id, organisationId: branch.id, joinedOn: day('2010-06-01'), fullOn: day('2011-06-01') })), reviews: [review],
  })
  return ledger.compose(reader, { kind: 'organisationPeriod', organisationId: branch.id, period: yearPeriod(year) }, today)
}

test('测评汇总表: votes, share, grade, and who took no part', async () => {
  const { document } = await composed(reviewTally)
  expect(printedRows(document)).toEqual([['1', '李堃', '1', '1', '0', '0', '50%', '优秀'], ['2', '张喆', '—', '—', '—', '—', '—', '未参评：病假']])
  expect(JSON.stringify(document)).toContain('发出测评票 3 张，收回 2 张，未收回 1 张')
})

test('情况汇总表: a line a branch, also one without a review', async () => {
  expect(printedRows((await composed(reviewSummary)).document)).toEqual([['第一党支部', '2', '1', '1（100%）', '0', '0', '0', '病假', '送学上门']])
  expect(printedRows((await composed(reviewSummary, 2025)).document)).toEqual([['第一党支部', '—', '没有评议', '—', '—', '—', '—', '—', '—']])
})

test('登记表: a form for each member, with what the archive knows of him; faults are named', async () => {
  const { document, rows, missing } = await composed(reviewForms)
  expect(rows).toBe(2)
  expect(['姓名', '性别', '入党时间', '转正时间', '党内职务', '行政职务', '个人自评', '支部评定意见与等次'].map(label => fieldOf(document, label))).toEqual(['李堃', '男', '2010.06.01', '2011.06.01', '书记', '科长', '完成年度任务。', '同意。\n等次：优秀'])
  expect(missing.map(({ message }) => message)).toEqual(['评为优秀 1 名，超过党员总数的三分之一（正式党员 2 名，最多 0 名）'])
})

test.each([reviewTally, reviewForms])('$title of a year without a review says so', async ledger => {
  expect(JSON.stringify((await composed(ledger, 2024)).document)).toContain('本年没有民主评议')
})
