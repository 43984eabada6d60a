// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { aFact, aMembership, anOrganisation, aPerson, aReview, aReviewedMember, day } from '../../../support/builders.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()

const wait = { timeout: 30_000 }
const typing = { selector: 'input, textarea' }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00') })
  return () => { vi.useRealTimers() }
})

function branchOfTwo() {
  const branch = anOrganisation()
  const [kun, zhe] = [aPerson({ name: '李堃' }), aPerson({ name: '张喆' })]
  const rows = [
    { table: 'organisations' as const, row: branch }, { table: 'organisationFacts' as const, row: aFact({ organisationId: branch.id, shortName: '第一党支部' }) }, { table: 'people' as const, row: kun }, { table: 'people' as const, row: zhe },
    { table: 'memberships' as const, row: aMembership({ personId: kun.id, organisationId: branch.id, joinedOn: day('2010-06-01'), fullOn: day('2011-06-01') }) },
    { table: 'memberships' as const, row: aMembership({ personId: zhe.id, organisationId: branch.id, memberType: 'probationary', joinedOn: day('2026-05-01'), fullOn: null, from: day('2026-05-01') }) },
  ]
  return { branch, kun, zhe, rows }
}

test('a branch’s members are there, votes and grades are entered, faults told as they stand, and all is kept', async () => {
  const { branch, kun, zhe, rows } = branchOfTwo()
  const memory = await showWindow('#/reviews', rows)
  fireEvent.click(await screen.findByText('点这里登记', undefined, wait))
  expect(await screen.findByText('李堃没有评定等次', undefined, wait)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('李堃：合格票'), { target: { value: '3' } })
  expect(await screen.findByText('李堃得票共 3 张，多于收回的 2 张', undefined, wait)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('李堃：合格票'), { target: { value: '2' } })
  await waitFor(() => expect(screen.queryByText(/多于收回的/)).toBeNull(), wait)
  expect(screen.getByText('不评等次')).toBeTruthy()
  fireEvent.click(screen.getAllByText('自评、互评、意见')[0]!)
  fireEvent.change(await screen.findByLabelText('李堃：个人自评', typing, wait), { target: { value: '完成年度任务。' } })
  fireEvent.click(screen.getByText('保存评议'))
  await waitFor(() => expect(memory.rowsOf('reviews')).toHaveLength(1), wait)
  const [review] = memory.rowsOf('reviews')
  expect(review).toMatchObject({ organisationId: branch.id, year: 2026, ballotsIssued: 2, ballotsReturned: 2 })
  const members = review!['members'] as readonly { personId: string }[]
  expect(members.find(one => one.personId === kun.id)).toMatchObject({ votes: { qualified: 2 }, selfReview: '完成年度任务。', takesPart: true })
  expect(members.map(one => one.personId).toSorted()).toEqual([kun.id, zhe.id].toSorted())
  expect(memory.journal.at(-1)).toMatchObject({ act: 'recordReview', summary: '登记民主评议：第一党支部2026年度' })
  expect(await screen.findByText('2026年度：1 个支部，1 个已登记', undefined, wait)).toBeTruthy()
})

test('one that takes no part gives a reason; a deleted review can be taken back', async () => {
  const { branch, kun, rows } = branchOfTwo()
  const review = aReview({ organisationId: branch.id, members: [aReviewedMember({ personId: kun.id })] })
  const memory = await showWindow(`#/reviews/${review.id}`, [...rows, { table: 'reviews', row: review }])
  fireEvent.click(await screen.findByLabelText('李堃参加评议', undefined, wait))
  expect(await screen.findByText('李堃没有参加评议，没有写原因', undefined, wait)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('李堃：未参评原因', typing), { target: { value: '病假' } })
  await waitFor(() => expect(screen.queryByText(/没有写原因/)).toBeNull(), wait)
  fireEvent.click(screen.getByText('保存，留在本页'))
  await waitFor(() => expect(memory.row('reviews', review.id)).toMatchObject({ members: [{ takesPart: false, grade: null, absenceReason: '病假' }] }), wait)
  await waitFor(() => expect(document.querySelector('.ant-btn-loading')).toBeNull(), wait)
  fireEvent.click(await screen.findByText('删除', { selector: 'button span' }, wait))
  await waitFor(() => expect(memory.rowsOf('reviews')).toHaveLength(0), wait)
  fireEvent.click(await screen.findByText('撤销', undefined, wait))
  await waitFor(() => expect(memory.rowsOf('reviews')).toHaveLength(1), wait)
})
