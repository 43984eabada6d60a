// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { personRepository } from '../../../renderer/storage/person-repository.ts'
import { aFact, aMembership, anOrganisation, aPerson } from '../../support/builders.ts'
import { showWindow } from '../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }

function twoBranches() {
  const [one, two, zhang, li] = [anOrganisation(), anOrganisation(), aPerson({ name: '张喆', pinyinInitials: 'zz' }), aPerson({ name: '李堃', pinyinInitials: 'lk' })]
  return {
    one, two, zhang, li,
    rows: [
      { table: 'organisations' as const, row: one }, { table: 'organisations' as const, row: two },
      { table: 'organisationFacts' as const, row: aFact({ organisationId: one.id, shortName: '第一党支部' }) },
      { table: 'organisationFacts' as const, row: aFact({ organisationId: two.id, shortName: '第二党支部' }) },
      { table: 'people' as const, row: zhang }, { table: 'people' as const, row: li },
      { table: 'memberships' as const, row: aMembership({ personId: zhang.id, organisationId: one.id }) },
      { table: 'memberships' as const, row: aMembership({ personId: li.id, organisationId: two.id }) },
    ],
  }
}

test('the keyboard reaches every page, and F1 explains it', async () => {
  await showWindow('#/settings')
  await screen.findByRole('heading', { name: '设置', level: 1 }, wait)
  const links = screen.getAllByRole('link').filter(link => link.closest('nav') !== null)
  const at = links.findIndex(link => link.getAttribute('aria-label') === '数据')
  fireEvent.keyDown(document.body, { key: String(at + 1), altKey: true })
  expect(await screen.findByRole('heading', { name: '数据', level: 1 })).toBeTruthy()
  fireEvent.keyDown(document.body, { key: 'F1' })
  expect(await screen.findByText('帮助：数据')).toBeTruthy()
})

test('Ctrl+K finds people by initials and opens them', async () => {
  const { rows, li } = twoBranches()
  await showWindow('#/settings', rows)
  await screen.findByRole('heading', { name: '设置', level: 1 }, wait)
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  fireEvent.change(await screen.findByLabelText('到处查找', { selector: 'input' }), { target: { value: 'lk' } })
  expect(await screen.findByRole('option', { name: /李堃/ }, wait)).toBeTruthy()
  fireEvent.keyDown(screen.getByLabelText('到处查找', { selector: 'input' }), { key: 'Enter' })
  await waitFor(() => expect(window.location.hash).toBe(`#/people/${li.id}`))
})

test('the organisation in view filters the list and is remembered', async () => {
  const { rows, two } = twoBranches()
  localStorage.setItem('preference:organisation-in-view', JSON.stringify(two.id))
  await showWindow('#/people', rows)
  expect(await screen.findByText('共 1 人', undefined, wait)).toBeTruthy()
  expect(screen.getByText('李堃')).toBeTruthy()
  expect(screen.queryByText('张喆')).toBeNull()
})

test('what was deleted is offered again for a while, and comes back as it was', async () => {
  const { rows, zhang } = twoBranches()
  const memory = await showWindow(`#/people/${zhang.id}`, rows)
  fireEvent.click(await screen.findByText('办理', undefined, wait))
  fireEvent.click(await screen.findByText('删除误录的人员'))
  fireEvent.click(await screen.findByText('撤销', undefined, wait))
  await waitFor(() => expect(memory.row('people', zhang.id)).toMatchObject({ name: '张喆' }), wait)
  expect((await personRepository.all()).map(person => person.name).toSorted()).toEqual(['张喆', '李堃'].toSorted())
})

test('a save that failed is said in the top bar, one that is on the disk with its time', async () => {
  const { rows, one } = twoBranches()
  const memory = await showWindow(`#/organisations/${one.id}`, rows)
  memory.failNext('commit', 'disk-full')
  fireEvent.click(await screen.findByText('变更', undefined, wait))
  fireEvent.change(await screen.findByLabelText('从哪一天起', { selector: 'input' }), { target: { value: '20250701' } })
  fireEvent.click(screen.getByText('保存变更'))
  expect(await screen.findByText(/未能保存：磁盘空间不足/)).toBeTruthy()
  await waitFor(() => expect(document.querySelector('.ant-btn-loading')).toBeNull(), wait)
  fireEvent.click(screen.getByText('保存变更'))
  expect(await screen.findByText(/^已保存 \d\d:\d\d$/, undefined, wait)).toBeTruthy()
})
