import { describe, expect, test } from 'vitest'
import type { Review } from '#shared/model/review.ts'
import { defaultSettings } from '#shared/model/settings.ts'
import { excellentLimit, isGraded, reviewFaults } from '#shared/rules/review-checks.ts'
import { aMembership, anId, aReview, aReviewedMember, day, today } from '../../support/builders.ts'

test.each([[40, 13], [39, 13], [41, 13], [42, 14], [3, 1], [2, 0], [0, 0]])('C42: of %i full members %i may be 优秀', (members, most) => {
  expect(excellentLimit(members, defaultSettings)).toBe(most)
})

const ids = Array.from({ length: 40 }, anId)
const memberships = ids.map(personId => aMembership({ personId, memberType: 'full', joinedOn: day('2010-01-01'), fullOn: day('2011-01-01') }))
const withExcellent = (count: number) => aReview({ ballotsIssued: 40, ballotsReturned: 40, members: ids.map((personId, i) => aReviewedMember({ personId, grade: i < count ? 'excellent' : 'qualified' })) })
const faults = (review: Review, some = memberships) => reviewFaults(review, defaultSettings, today, some, () => '张喆').map(({ field, level, message }) => [field, level, message])

test('C42: fourteen of forty are too many, thirteen are not; a unit may set another share', () => {
  expect(faults(withExcellent(14))).toEqual([['members', 'red', '评为优秀 14 名，超过党员总数的三分之一（正式党员 40 名，最多 13 名）']])
  expect(faults(withExcellent(13))).toEqual([])
  expect(reviewFaults(withExcellent(14), { reviewExcellentShare: 0.4 }, today, memberships, () => '')).toEqual([])
})

describe('one member', () => {
  const [id] = ids as [string]
  const one = (some: Parameters<typeof aReviewedMember>[0], more: Partial<Review> = {}) => faults(aReview({ members: [aReviewedMember({ personId: id, ...some })], ...more }))
  test('votes up to the ballots that came back are in order, one more is not', () => {
    expect(one({ votes: { excellent: 1, qualified: 1, basic: 1, unqualified: 0 } })).toEqual([])
    expect(one({ votes: { excellent: 1, qualified: 1, basic: 1, unqualified: 1 } })).toEqual([['members.0.votes', 'red', '张喆得票共 4 张，多于收回的 3 张']])
  })
  test('more ballots back than given out', () => { expect(one({}, { ballotsReturned: 4 })).toEqual([['ballotsReturned', 'red', '收回测评票 4 张，多于发出的 3 张']]) })
  test('no grade', () => { expect(one({ grade: null })).toEqual([['members.0.grade', 'yellow', '张喆没有评定等次']]) })
  test('away without a reason', () => {
    expect(one({ takesPart: false, grade: null })).toEqual([['members.0.absenceReason', 'yellow', '张喆没有参加评议，没有写原因']])
    expect(one({ takesPart: false, grade: null, absenceReason: '病假' })).toEqual([])
  })
  test('a probationary member takes part without a grade', () => {
    const probationary = [aMembership({ personId: id, memberType: 'probationary', joinedOn: day('2026-05-01'), fullOn: null, from: day('2026-05-01') })]
    expect(isGraded(probationary, id, today)).toBe(false)
    expect(faults(aReview({ members: [aReviewedMember({ personId: id, grade: null })] }), probationary)).toEqual([])
    expect(faults(aReview({ members: [aReviewedMember({ personId: id, grade: 'qualified' })] }), probationary)).toEqual([['members.0.grade', 'yellow', '张喆是预备党员，参加评议但不评定等次']])
  })
})

test('nobody listed', () => { expect(faults(aReview())).toEqual([['members', 'orange', '没有登记参加评议的党员']]) })
