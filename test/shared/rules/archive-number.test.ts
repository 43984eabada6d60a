import { describe, expect, test } from 'vitest'
import { archivable } from '#shared/rules/archive/archivable.ts'
import { archiveNumber, archiveSeries, nextItemNo, renumbered } from '#shared/rules/archive/archive-number.ts'
import { aFact, aMeeting, anArchiveItem, anOrganisation, aReview, aTermOfOffice, aTopic, day, time, today } from '../../support/builders.ts'

test('C48: 全宗号-门类·年度-保管期限-机构-件号; without 机构（问题） that part is left out', () => {
  expect(archiveNumber(anArchiveItem())).toBe('Z109-WS·2026-Y-JDW-0001')
  expect(archiveNumber(anArchiveItem({ organisationCode: ' ', retention: 'D30', itemNo: 123 }))).toBe('Z109-WS·2026-D30-0123')
})

test('C48: 件号 begins at 1 in each series and goes on from the last', () => {
  const items = [anArchiveItem({ itemNo: 4 }), anArchiveItem({ itemNo: 2 }), anArchiveItem({ retention: 'D10', itemNo: 9 })]
  expect([nextItemNo(archiveSeries(items[0]!), items), nextItemNo(archiveSeries(anArchiveItem({ retention: 'D30' })), items)]).toEqual([5, 1])
})

test('renumbered by day within each series, those without a day last; what keeps its number is left out', () => {
  const [late, early, undated, other] = [anArchiveItem({ itemNo: 1, documentOn: day('2026-09-01') }), anArchiveItem({ itemNo: 3, documentOn: day('2026-03-01') }), anArchiveItem({ itemNo: 2, documentOn: null }), anArchiveItem({ retention: 'D10', itemNo: 1 })]
  expect(renumbered([late, early, undated, other]).map(({ id, itemNo }) => [id, itemNo])).toEqual([[early.id, 1], [late.id, 2], [undated.id, 3]])
  expect(renumbered([other])).toEqual([])
})

describe('从记录生成', () => {
  const branch = anOrganisation()
  const facts = [aFact({ organisationId: branch.id, shortName: '第一党支部', fullName: '中共云岭市文化局第一支部委员会' })]
  const meeting = aMeeting({ organisationId: branch.id, title: '五月党员大会' })
  const election = aMeeting({ organisationId: branch.id, title: '第一党支部选举大会', startAt: time('2026-06-10T09:00'), topics: [aTopic({ matter: 'election' })] })
  const late = aMeeting({ organisationId: branch.id, belongYear: 2025, startAt: time('2026-02-01T09:00') })
  const review = aReview({ organisationId: branch.id })
  const term = aTermOfOffice({ organisationId: branch.id, electedOn: day('2026-06-10') })
  const records = { meetings: [election, meeting, late, aMeeting({ organisationId: branch.id, startAt: time('2026-12-01T09:00') })], reviews: [review, aReview({ year: 2025 })], termsOfOffice: [term], facts, items: [] }

  test('what was held and elected in the year, by day; elections for ever (8 号令)', () => {
    expect(archivable(2026, today, records).map(({ on, title, retention }) => `${on} ${retention} ${title}`)).toEqual([
      '2026-05-20 D10 第一党支部五月党员大会会议记录', '2026-06-10 Y 第一党支部换届选举材料', '2026-06-10 Y 第一党支部选举大会会议记录', '2026-12-31 D10 第一党支部2026年度民主评议党员材料',
    ])
    expect(archivable(2025, today, records).map(({ link }) => link.id)).toEqual([records.reviews[1]!.id, late.id])
  })

  test('what is filed already is not offered', () => {
    expect(archivable(2026, today, { ...records, items: [{ link: { table: 'meetings', id: meeting.id } }, { link: null }] })).toHaveLength(3)
  })
})
