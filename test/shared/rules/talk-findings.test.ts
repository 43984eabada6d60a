import { expect, test } from 'vitest'
import { reviewFindings } from '#shared/rules/warnings/review-findings.ts'
import { readRuleInput } from '#shared/rules/warnings/rule-input.ts'
import { talkFindings } from '#shared/rules/warnings/talk-findings.ts'
import type { Talk } from '#shared/model/talk.ts'
import { aFact, aMembership, anOrganisation, aPerson, aPost, aReview, aReviewedMember, aTalk, day, stored, time } from '../../support/builders.ts'
import { readerOf } from '../../support/reader-of.ts'

const branch = anOrganisation({ establishedOn: day('2020-01-01') })
const people = [aPerson({ name: '李堃' }), aPerson({ name: '张喆' })] as const
const [kun, zhe] = people
const between = (at: string) => aTalk({ organisationId: branch.id, talkerId: kun.id, talkeeId: zhe.id, talkedAt: time(at) })

function input(today: string, talks: readonly Talk[] = [], reviews: Parameters<typeof aReview>[0][] = []) {
  return readRuleInput(readerOf({
    organisations: [branch], organisationFacts: [aFact({ organisationId: branch.id, shortName: '第一党支部' })], people: [...people], memberships: people.map(person => aMembership({ personId: person.id, organisationId: branch.id })),
    posts: [aPost({ personId: kun.id, organisationId: branch.id, post: 'secretary' })], talks: talks.map(talk => stored(talk)), reviews: reviews.map(some => stored(aReview({ organisationId: branch.id, ...some }))),
  }), { today: day(today) })
}

const told = async (today: string, talks: readonly Talk[] = []) => talkFindings(await input(today, talks)).map(({ level, period, message }) => `${level} ${period} ${message}`)

test.each<[string, readonly Talk[], readonly string[]]>([
  ['2026-08-06', [], []],
  ['2026-08-07', [], ['yellow 2026 2026年谈心谈话还有 1 个该谈未谈']],
  ['2026-12-16', [], ['orange 2026 2026年谈心谈话还有 1 个该谈未谈']],
  ['2026-12-16', [between('2026-03-01T09:00')], []],
  ['2026-12-16', [between('2025-03-01T09:00')], ['orange 2026 2026年谈心谈话还有 1 个该谈未谈']],
  ['2027-01-05', [], []],
  ['2027-01-05', [aTalk({ organisationId: branch.id, talkerId: kun.id, talkedAt: time('2026-03-01T09:00') })], ['red 2026 2026年谈心谈话还有 1 个该谈未谈']],
])('W-TALK on %s', async (today, talks, expected) => {
  expect(await told(today, talks)).toEqual(expected)
})

test('W-REVIEW names the record and its field, of this year and the last', async () => {
  const wrong = { year: 2026, ballotsIssued: 2, ballotsReturned: 3, members: people.map(({ id }) => aReviewedMember({ personId: id, grade: 'qualified' })) }
  const findings = reviewFindings(await input('2027-02-01', [], [wrong, { ...wrong, year: 2024 }, { ...wrong, year: 2027, ballotsReturned: 2 }]))
  expect(findings).toMatchObject([{ rule: 'W-REVIEW', level: 'red', period: '2026', subject: { kind: 'review', field: 'ballotsReturned' }, message: '第一党支部2026年度民主评议：收回测评票 3 张，多于发出的 2 张' }])
})
