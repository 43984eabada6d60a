// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { aFact, aMembership, anOrganisation, aPerson, aPost, aTalk, time } from '../../../support/builders.ts'
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
  const kun = aPerson({ name: '李堃', pinyinInitials: 'lk' })
  const zhe = aPerson({ name: '张喆', pinyinInitials: 'zz' })
  const rows = [
    { table: 'organisations' as const, row: branch }, { table: 'organisationFacts' as const, row: aFact({ organisationId: branch.id, shortName: '第一党支部' }) }, { table: 'people' as const, row: kun }, { table: 'people' as const, row: zhe },
    ...[kun, zhe].map(person => ({ table: 'memberships' as const, row: aMembership({ personId: person.id, organisationId: branch.id }) })), { table: 'posts' as const, row: aPost({ personId: kun.id, organisationId: branch.id, post: 'secretary' }) },
  ]
  return { branch, kun, zhe, rows }
}

test('from who still owes a talk to the talk, saved with both, and owed no more', async () => {
  const { branch, zhe, kun, rows } = branchOfTwo()
  const memory = await showWindow('#/talks/owed', rows)
  expect(await screen.findByText('2026年还有 1 个没有谈', undefined, wait)).toBeTruthy()
  fireEvent.click(await screen.findByText('一名支委', undefined, wait))
  fireEvent.click(await screen.findByText('保存谈话', undefined, wait))
  expect(await screen.findByText('请填写谈话的日期和时间，如 0622、1430。', undefined, wait)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('谈话日期', typing), { target: { value: '20261120' } })
  fireEvent.change(screen.getByLabelText('谈话时刻', typing), { target: { value: '1430' } })
  const talker = screen.getByLabelText('谈话人', typing)
  fireEvent.change(talker, { target: { value: 'lk' } })
  await screen.findByText('李堃', { selector: '[role="option"]' }, wait)
  fireEvent.keyDown(talker, { key: 'Enter' })
  fireEvent.change(screen.getByLabelText('谈话内容', typing), { target: { value: '谈了学习和工作。' } })
  fireEvent.click(screen.getByText('保存谈话'))
  await waitFor(() => expect(memory.rowsOf('talks')).toMatchObject([{ organisationId: branch.id, talkerId: kun.id, talkeeId: zhe.id, talkedAt: '2026-11-20T14:30', kind: 'committeeWithMember' }]), wait)
  expect(memory.journal.at(-1)).toMatchObject({ act: 'recordTalk', summary: '登记谈心谈话：李堃与张喆' })
  expect(await screen.findByText('共 1 次', undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('该谈未谈'))
  expect(await screen.findByText('2026年还有 0 个没有谈', undefined, wait)).toBeTruthy()
})

test('the next of a round keeps day, place, who and kind, and nothing that was said', async () => {
  const { branch, kun, rows } = branchOfTwo()
  const memory = await showWindow(`#/talks/new?organisation=${branch.id}&talker=${kun.id}`, rows)
  fireEvent.change(await screen.findByLabelText('谈话日期', typing, wait), { target: { value: '20261120' } })
  fireEvent.change(screen.getByLabelText('谈话时刻', typing), { target: { value: '0900' } })
  fireEvent.change(screen.getByLabelText('地点', typing), { target: { value: '谈心室' } })
  fireEvent.change(screen.getByLabelText('谈话对象', typing), { target: { value: '外单位王某' } })
  fireEvent.change(screen.getByLabelText('谈话内容', typing), { target: { value: '独有内容' } })
  fireEvent.click(screen.getByText('保存，记下一个'))
  await waitFor(() => expect(memory.rowsOf('talks')).toHaveLength(1), wait)
  await waitFor(() => expect(window.location.hash).toContain(`talker=${kun.id}`), wait)
  await waitFor(() => expect((screen.getByLabelText('谈话内容', typing) as HTMLTextAreaElement).value).toBe(''), wait)
  expect((screen.getByLabelText('地点', typing) as HTMLInputElement).value).toBe('谈心室')
  expect((screen.getByLabelText('谈话对象', typing) as HTMLInputElement).value).toBe('')
})

test('a talk of two weeks ago asks why it is entered only now; a deleted one can be taken back', async () => {
  const { branch, rows } = branchOfTwo()
  const talk = aTalk({ organisationId: branch.id, talkedAt: time('2026-11-01T09:00') })
  const memory = await showWindow(`#/talks/new?organisation=${branch.id}`, [...rows, { table: 'talks', row: talk }])
  fireEvent.change(await screen.findByLabelText('谈话日期', typing, wait), { target: { value: '20261101' } })
  expect(await screen.findByLabelText('补录原因', typing, wait)).toBeTruthy()
  window.location.hash = `#/talks/${talk.id}`
  fireEvent.click(await screen.findByText('删除', { selector: 'button span' }, wait))
  await waitFor(() => expect(memory.rowsOf('talks')).toHaveLength(0), wait)
  fireEvent.click(await screen.findByText('撤销', undefined, wait))
  await waitFor(() => expect(memory.rowsOf('talks')).toHaveLength(1), wait)
})

test('a unit without a talk is told what belongs here', async () => {
  const { rows } = branchOfTwo()
  await showWindow('#/talks', rows)
  expect(await screen.findByText(/这里登记支委之间、支委与党员、党员之间的谈心谈话/, undefined, wait)).toBeTruthy()
})
