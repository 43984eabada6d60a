// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aFact, aMembership, anOrganisation, aPerson, aPost, day } from '../../../support/builders.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }

function tree() {
  const committee = anOrganisation({ type: 'organCommittee' })
  const tenth = anOrganisation({ fixedThemeDay: 5 })
  const second = anOrganisation()
  const gone = anOrganisation({ dissolvedOn: day('2024-12-31') })
  const person = aPerson({ name: '李堃' })
  const fact = aFact({ organisationId: tenth.id, superiorId: committee.id, shortName: '第十党支部', fullName: '中共第十支部委员会' })
  return {
    committee, tenth, second, gone, person, fact,
    rows: [
      ...[committee, tenth, second, gone].map(row => ({ table: 'organisations' as const, row })),
      { table: 'organisationFacts' as const, row: aFact({ organisationId: committee.id, shortName: '机关党委', fullName: '中共机关委员会' }) },
      { table: 'organisationFacts' as const, row: fact },
      { table: 'organisationFacts' as const, row: aFact({ organisationId: second.id, superiorId: committee.id, shortName: '第二党支部' }) },
      { table: 'organisationFacts' as const, row: aFact({ organisationId: gone.id, superiorId: committee.id, shortName: '老支部', to: day('2024-12-31') }) },
      { table: 'people' as const, row: person },
      { table: 'memberships' as const, row: aMembership({ personId: person.id, organisationId: tenth.id }) },
      { table: 'posts' as const, row: aPost({ personId: person.id, organisationId: tenth.id }) },
    ],
  }
}

const names = () => screen.getAllByRole('row').slice(1).map(row => row.querySelector('[role=gridcell]')!.textContent)

test('superiors stand before their subordinates, in the order of their numbers; the dissolved on demand', async () => {
  const { rows } = tree()
  await showWindow('#/organisations', rows)
  expect(await screen.findByText('共 3 个', undefined, wait)).toBeTruthy()
  expect(names()).toEqual(['机关党委', '第二党支部', '第十党支部'])
  expect(await screen.findAllByText('1 人')).toHaveLength(2)
  expect(await screen.findByText('李堃')).toBeTruthy()
  fireEvent.click(screen.getByText('显示已撤销的（1 个）'))
  expect(await screen.findByText('共 4 个')).toBeTruthy()
  expect(screen.getByText('（已撤销）')).toBeTruthy()
})

test('a change holds from its day on, and what was before stays', async () => {
  const { rows, tenth, fact } = tree()
  const memory = await showWindow(`#/organisations/${tenth.id}`, rows)
  fireEvent.click(await screen.findByText('变更', undefined, wait))
  fireEvent.change(await screen.findByLabelText('全称', { selector: 'input' }), { target: { value: '中共第十一支部委员会' } })
  fireEvent.click(screen.getByText('保存变更'))
  expect(await screen.findByText('请填写从哪一天起')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('从哪一天起', { selector: 'input' }), { target: { value: '2025.7.1' } })
  fireEvent.click(screen.getByText('保存变更'))
  await waitFor(() => expect(memory.rowsOf('organisationFacts').filter(row => row['organisationId'] === tenth.id)).toHaveLength(2), wait)
  expect(memory.row('organisationFacts', fact.id)).toMatchObject({ fullName: '中共第十支部委员会', to: '2025-06-30' })
  expect(await screen.findByText('中共第十一支部委员会', { selector: 'h2' }, wait)).toBeTruthy()
  expect(screen.getByText(/中共第十支部委员会（/)).toBeTruthy()
})

test('an organisation with members is not dissolved, and says why', async () => {
  const { rows, tenth } = tree()
  const memory = await showWindow(`#/organisations/${tenth.id}`, rows)
  fireEvent.click(await screen.findByText('撤销党组织', undefined, wait))
  fireEvent.change(await screen.findByLabelText('撤销日期', { selector: 'input' }), { target: { value: '20261101' } })
  fireEvent.click(screen.getAllByText('撤销党组织').at(-1)!)
  expect(await screen.findByText(/还有 1 名党员在这个党组织，没有撤销/)).toBeTruthy()
  expect(memory.row('organisations', tenth.id)).toMatchObject({ dissolvedOn: null })
})

test('a new branch is established with what is so of it from that day', async () => {
  const memory = await showWindow('#/organisations/new')
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: '组织类型' }, wait))
  fireEvent.click(await screen.findByTitle('党支部'))
  fireEvent.change(screen.getByLabelText('全称', { selector: 'input' }), { target: { value: '中共第一支部委员会' } })
  fireEvent.change(screen.getByLabelText('成立日期', { selector: 'input' }), { target: { value: '20200101' } })
  fireEvent.click(screen.getByText('设支委会'))
  fireEvent.click(screen.getByText('保存党组织'))
  await waitFor(() => expect(memory.rowsOf('organisations')).toHaveLength(1), wait)
  expect(memory.rowsOf('organisationFacts')[0]).toMatchObject({ from: '2020-01-01', to: null, fullName: '中共第一支部委员会', hasCommittee: true, hasGroups: false })
  expect(await screen.findByText('中共第一支部委员会', { selector: 'h2' }, wait)).toBeTruthy()
})
