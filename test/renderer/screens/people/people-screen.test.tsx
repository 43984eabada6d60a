// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { orThrow } from '#shared/contract/outcome.ts'
import { aFact, aMembership, anOrganisation, aPerson, aPost, day } from '../../../support/builders.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()

const wait = { timeout: 30_000 }

function branchWithTwo() {
  const branch = anOrganisation()
  const other = anOrganisation()
  const zhang = aPerson({ name: '张喆', pinyinInitials: 'zz' })
  const zhou = aPerson({ name: '周𬘭', pinyinInitials: 'zl', sex: '2' })
  const membership = aMembership({ personId: zhang.id, organisationId: branch.id })
  const rows = [
    { table: 'organisations' as const, row: branch }, { table: 'organisations' as const, row: other },
    { table: 'organisationFacts' as const, row: aFact({ organisationId: branch.id, shortName: '第一党支部' }) },
    { table: 'organisationFacts' as const, row: aFact({ organisationId: other.id, shortName: '第二党支部', fullName: '中共第二支部委员会' }) },
    { table: 'people' as const, row: zhang }, { table: 'people' as const, row: zhou },
    { table: 'memberships' as const, row: membership },
    { table: 'memberships' as const, row: aMembership({ personId: zhou.id, organisationId: branch.id, memberType: 'probationary', joinedOn: day('2026-03-01'), fullOn: null, from: day('2026-03-01') }) },
    { table: 'posts' as const, row: aPost({ personId: zhang.id, organisationId: branch.id }) },
  ]
  return { rows, branch, other, zhang, zhou, membership }
}

test('the list shows who is who and finds by initials and by any character', async () => {
  const { rows } = branchWithTwo()
  await showWindow('#/people', rows)
  expect(await screen.findByText('共 2 人', undefined, wait)).toBeTruthy()
  const zhang = (await screen.findByText('张喆')).closest<HTMLElement>('[role=row]')!
  expect(within(zhang).getByText('第一党支部')).toBeTruthy()
  expect(within(zhang).getByText('正式党员')).toBeTruthy()
  expect(within(zhang).getByText('书记')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('姓名、拼音首字母、证件尾号'), { target: { value: 'zl' } })
  expect(await screen.findByText('共 2 人，筛出 1 人')).toBeTruthy()
  expect(screen.queryByText('张喆')).toBeNull()
  fireEvent.change(screen.getByLabelText('姓名、拼音首字母、证件尾号'), { target: { value: '喆' } })
  expect(await screen.findByText('张喆')).toBeTruthy()
  expect(screen.queryByText('周𬘭')).toBeNull()
})

test('an empty archive says what belongs here and how to begin', async () => {
  await showWindow('#/people')
  expect(await screen.findByText(/这里放党员和其他人员/, undefined, wait)).toBeTruthy()
})

test('a pasted roster is looked at line by line before anything is written, and only what fits is', async () => {
  const { rows } = branchWithTwo()
  const memory = await showWindow('#/people/many', rows)
  const paste = await screen.findByLabelText('粘贴名册', undefined, wait)
  fireEvent.change(paste, { target: { value: '姓名\t性别\t出生年月\t人员类别\t入党日期\t所在党支部\n欧阳䶮\t男\t1990-02\t正式党员\t2012-07-01\t第一党支部\n王頔\t女\t1980-13\t正式党员\t\t第一党支部\n李堃\t男\t1975-03\t正式党员\t\t第九党支部\n张喆\t男\t1980-05-01\t正式党员\t\t第一党支部' } })
  fireEvent.click(await screen.findByText('核对这些人（4 行）'))
  expect(await screen.findByText(/共 4 行，1 行可以写入，3 行有问题不会写入/)).toBeTruthy()
  expect(screen.getByText(/“1980-13”看不懂/)).toBeTruthy()
  expect(screen.getByText(/档案里没有“第九党支部”/)).toBeTruthy()
  expect(screen.getByText(/已有同名且出生年月相同的人/)).toBeTruthy()
  expect(memory.rowsOf('people')).toHaveLength(2)
  fireEvent.click(screen.getByText('写入 1 人'))
  expect(await screen.findByText('已登记 1 名党员', undefined, wait)).toBeTruthy()
  expect(memory.rowsOf('people')).toHaveLength(3)
  expect(memory.journal.at(-1)).toMatchObject({ act: 'enterMembers', summary: '成批登记党员 1 名' })
  expect(memory.rowsOf('people').find(row => row['name'] === '欧阳䶮')).toMatchObject({ pinyinInitials: 'oyy', sex: '1', birth: '1990-02' })
  expect(memory.rowsOf('memberships').at(-1)).toMatchObject({ joinedOn: '2012-07-01', from: '2020-01-01', memberType: 'full' })
})

test('when the disk is full nothing is entered and the roster stays on the screen', async () => {
  const { rows } = branchWithTwo()
  const memory = await showWindow('#/people/many', rows)
  fireEvent.change(await screen.findByLabelText('粘贴名册', undefined, wait), { target: { value: '姓名\t性别\t人员类别\t所在党支部\n欧阳䶮\t男\t正式党员\t第一党支部' } })
  fireEvent.click(await screen.findByText('核对这些人（1 行）'))
  memory.failNext('commit', 'disk-full')
  fireEvent.click(await screen.findByText('写入 1 人'))
  expect((await screen.findAllByText(/磁盘空间不足/)).length).toBeGreaterThan(0)
  expect(memory.rowsOf('people')).toHaveLength(2)
  await waitFor(() => expect(document.querySelector('.ant-btn-loading')).toBeNull(), wait)
  fireEvent.click(screen.getByText('写入 1 人'))
  await waitFor(() => expect(memory.rowsOf('people')).toHaveLength(3), wait)
})

test('the sheet shows the member as of today, and 转正 changes type and vote', async () => {
  const { rows, zhou } = branchWithTwo()
  const memory = await showWindow(`#/people/${zhou.id}`, rows)
  expect(await screen.findByText('无（预备党员）', undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('办理'))
  fireEvent.click(await screen.findByText('预备党员转正'))
  fireEvent.click(await screen.findByText('登记转正'))
  expect(await screen.findByText('请填写转正日期')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('转正日期', { selector: 'input' }), { target: { value: '20260228' } })
  expect(await screen.findByText(/应晚于入党日期/)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('转正日期', { selector: 'input' }), { target: { value: '20260401' } })
  fireEvent.click(screen.getByText('登记转正'))
  expect(await screen.findByText('2026年4月1日', undefined, wait)).toBeTruthy()
  expect(memory.journal.at(-1)).toMatchObject({ act: 'confirmFullMember' })
})

test('a person is entered with branch and post in one commit; what is missing is said at its field', async () => {
  const { rows, branch } = branchWithTwo()
  localStorage.setItem('preference:organisation-in-view', JSON.stringify(branch.id))
  const memory = await showWindow('#/people/new', rows)
  fireEvent.click(await screen.findByText('保存人员', undefined, wait))
  expect(await screen.findByText('请填写姓名')).toBeTruthy()
  expect(screen.getByText('请填写编入日期')).toBeTruthy()
  const before = memory.journal.length
  fireEvent.change(screen.getByLabelText('姓名', { selector: 'input' }), { target: { value: '陈赟' } })
  fireEvent.change(screen.getByLabelText('出生年月', { selector: 'input' }), { target: { value: '198812' } })
  fireEvent.change(screen.getByLabelText('编入日期', { selector: 'input' }), { target: { value: '2020.3.1' } })
  fireEvent.keyDown(screen.getByLabelText('姓名', { selector: 'input' }), { key: 'Enter', ctrlKey: true })
  expect(await screen.findByText('党员基本情况', undefined, wait)).toBeTruthy()
  expect(memory.journal.slice(before).map(commit => [commit.act, commit.ops.map(op => op.table)])).toEqual([['recordPerson', ['people', 'memberships']]])
  expect(memory.rowsOf('people').at(-1)).toMatchObject({ name: '陈赟', pinyinInitials: 'cy', birth: '1988-12' })
  expect(memory.rowsOf('memberships').at(-1)).toMatchObject({ organisationId: branch.id, from: '2020-03-01' })
})

test('Ctrl+S leaves no draft behind, and what is typed afterwards is one upon what was just saved', async () => {
  const { rows, zhang } = branchWithTwo()
  const memory = await showWindow(`#/people/${zhang.id}/edit`, rows)
  const drafts = async () => orThrow(await memory.machine.drafts({})).map(({ content }) => content as { rev: number; nativePlace: string })
  fireEvent.change(await screen.findByLabelText('籍贯', { selector: 'input' }, wait), { target: { value: '云岭青溪' } })
  fireEvent.keyDown(window, { key: 's', ctrlKey: true })
  await waitFor(() => expect(memory.row('people', zhang.id)).toMatchObject({ nativePlace: '云岭青溪' }))
  await waitFor(() => expect(document.querySelector('.ant-btn-loading')).toBeNull())
  await act(async () => { fireEvent.blur(window) })
  expect(await drafts()).toEqual([])
  fireEvent.change(screen.getByLabelText('籍贯', { selector: 'input' }), { target: { value: '云岭白塔' } })
  await act(async () => { fireEvent.blur(window) })
  await waitFor(async () => expect(await drafts()).toMatchObject([{ rev: memory.row('people', zhang.id)?.['rev'], nativePlace: '云岭白塔' }]))
})

test('a half-typed date is never saved around', async () => {
  const { rows, branch } = branchWithTwo()
  localStorage.setItem('preference:organisation-in-view', JSON.stringify(branch.id))
  const memory = await showWindow('#/people/new', rows)
  const before = memory.journal.length
  fireEvent.change(await screen.findByLabelText('姓名', { selector: 'input' }, wait), { target: { value: '陈赟' } })
  fireEvent.change(screen.getByLabelText('编入日期', { selector: 'input' }), { target: { value: '20200301' } })
  fireEvent.change(screen.getByLabelText('出生年月', { selector: 'input' }), { target: { value: '八八年' } })
  fireEvent.click(screen.getByText('保存人员'))
  expect(await screen.findByText(/看不懂这个日期/)).toBeTruthy()
  expect(memory.journal).toHaveLength(before)
})

test('a form left unsaved is offered again with what was typed', async () => {
  const { rows } = branchWithTwo()
  const memory = await showWindow('#/people/new', rows)
  fireEvent.change(await screen.findByLabelText('姓名', { selector: 'input' }, wait), { target: { value: '赵一丁' } })
  fireEvent.keyDown(screen.getByLabelText('姓名', { selector: 'input' }), { key: 'Escape' })
  expect(await screen.findByText(/有没保存的登记：赵一丁/, undefined, wait)).toBeTruthy()
  expect(memory.rowsOf('people')).toHaveLength(2)
  fireEvent.click(screen.getByText('继续填写'))
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('姓名', { selector: 'input' }).value).toBe('赵一丁'), wait)
})

test('a text with a mark of classification is refused at its field, and nothing of it is kept', async () => {
  const { rows, zhang } = branchWithTwo()
  const memory = await showWindow(`#/people/${zhang.id}/edit`, rows)
  const before = memory.journal.length
  fireEvent.change(await screen.findByLabelText('备注', { selector: 'textarea' }, wait), { target: { value: '见机密文件第3号' } })
  fireEvent.click(screen.getByText('保存人员'))
  expect(await screen.findByText(/发现密级字样“机密”/)).toBeTruthy()
  expect(memory.journal).toHaveLength(before)
  fireEvent.change(screen.getByLabelText('备注', { selector: 'textarea' }), { target: { value: '无' } })
  fireEvent.click(screen.getByText('保存人员'))
  await waitFor(() => expect(memory.row('people', zhang.id)).toMatchObject({ remark: '无' }), wait)
})
