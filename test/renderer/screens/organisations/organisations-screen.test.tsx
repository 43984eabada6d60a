// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { aFact, aMembership, anOrganisation, aPerson, aPost, day } from '../../../support/builders.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { connectWorkers } from '../../../support/window-workers.ts'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()
beforeEach(() => connectWorkers())
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

/** 办理 → 撤销党组织. */
async function dissolve() {
  fireEvent.click(await screen.findByText(/^办理/, undefined, wait))
  fireEvent.click(await screen.findByText('撤销党组织', undefined, wait))
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
  await dissolve()
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

test('a branch merged into another takes its members along, as the dialog offers', async () => {
  const { rows, tenth, second, person } = tree()
  const memory = await showWindow(`#/organisations/${tenth.id}`, rows)
  await dissolve()
  expect(await screen.findByText(/还有 1 名党员：选好并入哪个党支部/, undefined, wait)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('撤销日期', { selector: 'input' }), { target: { value: '20261101' } })
  fireEvent.change(screen.getByLabelText('撤销文号', { selector: 'input' }), { target: { value: '云工委〔2026〕5号' } })
  fireEvent.mouseDown(screen.getByLabelText('并入', { selector: 'input' }))
  fireEvent.click((await screen.findAllByTitle('第二党支部', undefined, wait)).at(-1)!)
  expect(await screen.findByText('把 1 名党员一并转入，从次日起算')).toBeTruthy()
  fireEvent.click(screen.getAllByText('撤销党组织').at(-1)!)
  await waitFor(() => expect(memory.row('organisations', tenth.id)).toMatchObject({ dissolvedOn: '2026-11-01', dissolutionDocumentNo: '云工委〔2026〕5号', mergedIntoId: second.id }), wait)
  expect(memory.rowsOf('memberships').map(row => [row['personId'], row['organisationId'], row['from'], row['to']])).toEqual([[person.id, tenth.id, '2020-01-01', '2026-11-01'], [person.id, second.id, '2026-11-02', null]])
})

test('what is so at all times is edited in a form; a wrong day is not saved', async () => {
  const { rows, tenth } = tree()
  const memory = await showWindow(`#/organisations/${tenth.id}/edit?field=activityPlace`, rows)
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('活动阵地'), wait)
  fireEvent.change(screen.getByLabelText('活动阵地', { selector: 'input' }), { target: { value: '党员活动室 ' } })
  fireEvent.change(screen.getByLabelText('星级（等次）', { selector: 'input' }), { target: { value: '五星' } })
  fireEvent.change(screen.getByLabelText('领导方', { selector: 'input' }), { target: { value: '市直机关工委' } })
  fireEvent.change(screen.getByLabelText('成立日期', { selector: 'input' }), { target: { value: '某天' } })
  fireEvent.click(screen.getByText('保存党组织'))
  expect(await screen.findByText(/看不懂这个日期/)).toBeTruthy()
  expect(memory.row('organisations', tenth.id)).toMatchObject({ activityPlace: '' })
  fireEvent.change(screen.getByLabelText('成立日期', { selector: 'input' }), { target: { value: '20190301' } })
  fireEvent.click(screen.getByText('保存党组织'))
  await waitFor(() => expect(memory.row('organisations', tenth.id)).toMatchObject({ activityPlace: '党员活动室', grade: '五星', leadingSide: '市直机关工委', establishedOn: '2019-03-01', fixedThemeDay: 5 }), wait)
  expect(await screen.findByText('党员活动室')).toBeTruthy()
})

test('the committee of today and of before, an appointment and an end of one', async () => {
  const { rows, tenth, person } = tree()
  const former = aPost({ personId: person.id, organisationId: tenth.id, post: 'disciplineMember', from: day('2018-01-01'), to: day('2019-12-31'), approvalDocumentNo: '云机党〔2018〕1号' })
  const memory = await showWindow(`#/organisations/${tenth.id}?field=posts`, [...rows, { table: 'posts' as const, row: former }])
  await waitFor(() => expect(document.activeElement?.textContent).toBe('任职'), wait)
  expect(screen.queryByText('云机党〔2018〕1号')).toBeNull()
  fireEvent.click(screen.getByText('显示历任（1 条）'))
  expect(screen.getByText('云机党〔2018〕1号').closest('tr')!.textContent).toContain('2018.01.01—2019.12.31')
  fireEvent.click(screen.getByText('任职', { selector: 'button span' }))
  const dialog = await screen.findByRole('dialog', undefined, wait)
  fireEvent.click(within(dialog).getByText('登记任职'))
  expect(await within(dialog).findByText('请选择人员')).toBeTruthy()
  fireEvent.change(within(dialog).getByLabelText('姓名', { selector: 'input' }), { target: { value: '李堃' } })
  fireEvent.mouseDown(within(dialog).getByLabelText('党内职务', { selector: 'input' }))
  fireEvent.click(await screen.findByTitle('组织委员', undefined, wait))
  fireEvent.change(within(dialog).getByLabelText('任职起', { selector: 'input' }), { target: { value: '20260101' } })
  fireEvent.click(within(dialog).getByText('登记任职'))
  await waitFor(() => expect(memory.rowsOf('posts').find(row => row['post'] === 'organisationMember')).toMatchObject({ personId: person.id, organisationId: tenth.id, from: '2026-01-01', to: null }), wait)
  fireEvent.click((await screen.findAllByText('免职'))[0]!)
  fireEvent.change(await screen.findByLabelText('任职到哪一天', { selector: 'input' }), { target: { value: '20261031' } })
  fireEvent.click(screen.getByText('登记免职'))
  await waitFor(() => expect(memory.rowsOf('posts').find(row => row['post'] === 'secretary')).toMatchObject({ to: '2026-10-31' }), wait)
})

test('what does not fit stands beside the record, and leads to where it is mended', async () => {
  const { rows, tenth, committee } = tree()
  await showWindow(`#/organisations/${tenth.id}`, rows)
  fireEvent.click(await screen.findByText('没有登记任期，不能提醒换届', undefined, wait))
  await waitFor(() => expect(window.location.hash).toBe(`#/terms/new?organisation=${tenth.id}`), wait)
  window.location.hash = `#/organisations/${committee.id}`
  fireEvent.click(await screen.findByText('没有设机关纪委', undefined, wait))
  await waitFor(() => expect(window.location.hash).toBe(`#/organisations/new?superior=${committee.id}&type=disciplineCommittee`), wait)
  window.location.hash = `#/organisations/${tenth.id}`
  fireEvent.click(await screen.findByText(/仍设支委会/, undefined, wait))
  expect(await screen.findByText('变更党组织情况', undefined, wait)).toBeTruthy()
})
