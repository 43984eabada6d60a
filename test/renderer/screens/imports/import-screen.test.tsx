// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetWork } from '../../../../renderer/parts/work-keeper.ts'
import { ImportScreen } from '../../../../renderer/screens/imports/import-screen.tsx'
import { putAway } from '../../../../renderer/screens/imports/import-desk.ts'
import { commit } from '../../../../renderer/storage/commit.ts'
import { database } from '../../../../renderer/storage/database.ts'
import { beginSitting } from '../../../../renderer/storage/undo.ts'
import { connectRosters } from '../../../../renderer/workers/roster-client.ts'
import { put } from '#shared/archive/commit.ts'
import { aFact, aMembership, anId, anOrganisation, aPerson, day, month } from '../../../support/builders.ts'
import type { MemoryMachine } from '../../../support/memory-machine.ts'
import { openedArchive } from '../../../support/open-view.ts'
import { rosterPort } from '../../../support/roster-port.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'
import { connectWorkers } from '../../../support/window-workers.ts'

giveTheWindowASize()

const branch = anOrganisation()
const other = anOrganisation()
const seed = [
  { table: 'organisations' as const, row: branch }, { table: 'organisationFacts' as const, row: aFact({ organisationId: branch.id, fullName: '中共云岭市档案服务中心第一支部委员会', shortName: '第一党支部' }) },
  { table: 'organisations' as const, row: other }, { table: 'organisationFacts' as const, row: aFact({ organisationId: other.id, fullName: '中共云岭市档案服务中心第二支部委员会', shortName: '第二党支部' }) },
]

let machine: MemoryMachine
let endWorkers: () => void

beforeEach(async () => {
  machine = await openedArchive()
  beginSitting()
  connectRosters(rosterPort)
  endWorkers = connectWorkers()
})

afterEach(() => {
  forgetWork('importRoster')
  putAway()
  endWorkers()
})

async function withSeed(more: Parameters<MemoryMachine['seed']>[0] = []) {
  machine.seed([...seed, ...more])
  const { rebuildView } = await import('../../../../renderer/storage/view-keeper.ts')
  await rebuildView()
}

/** jsdom's files can't be read whole. */
const fileOf = (text: string, name: string) => Object.assign(new File([text], name), { arrayBuffer: async () => new TextEncoder().encode(text).buffer })
const give = (text: string, name = '党员花名册.csv') => fireEvent.change(screen.getByLabelText('选择名册文件'), { target: { files: [fileOf(text, name)] } })
const press = async (name: string | RegExp) => {
  await waitFor(() => expect(screen.getByRole('button', { name })).toHaveProperty('disabled', false))
  fireEvent.click(screen.getByRole('button', { name }))
}
const key = (name: string) => fireEvent.keyDown(document.body, { key: name })
const status = (text: RegExp) => screen.findByText(text, { selector: '[role="status"], [role="status"] *, h2' })

const roster = [
  '云岭市档案服务中心党员花名册', '序号,姓名,性别,出生年月,所在党支部,入党时间,转正时间,联系电话',
  '1,欧阳䶮,男,1978.01,第一党支部,1999.07.01,2000.07.01,13900000001', '2,周𬘭,女,1985年6月,第二党支部,2008-06-30,2009-06-30,13900000002',
].join('\n')

test('from a file to registers: columns, rows, one commit, the way back', async () => {
  await withSeed()
  show(<ImportScreen />)
  give(roster)
  await status(/标题在第 2 行/)
  expect(screen.getByRole('grid', { name: '表格的各列' }).textContent).toContain('1978.01')
  await press('核对每一行')
  await status(/共 2 行：新增 2 人。现在还什么都没有写入。/)
  const journal = machine.journal.length
  await press('写入 2 人')
  await status(/已导入：新增 2 人，更改 0 人/)
  expect(machine.journal.slice(journal).map(({ act }) => act)).toEqual(['importRoster'])
  expect(machine.rowsOf('people').map(({ name, source }) => [name, source])).toEqual([['欧阳䶮', 'import'], ['周𬘭', 'import']])
  const memberships = await database.memberships.toArray()
  expect(memberships.map(({ organisationId }) => organisationId).sort()).toEqual([branch.id, other.id].sort())
  await press('撤销这次导入')
  await status(/已撤销这次导入，档案和导入以前一样/)
  expect(machine.rowsOf('people')).toEqual([])
  expect(await database.people.count()).toBe(0)
})

test('the same file once more changes nothing, and nothing can be written', async () => {
  await withSeed()
  show(<ImportScreen />)
  give(roster)
  await press('核对每一行')
  await press('写入 2 人')
  await press('再导入一份')
  give(roster)
  await press('核对每一行')
  await status(/共 2 行：2 人与档案相同。/)
  expect(screen.getByRole('button', { name: '没有需要写入的内容' })).toHaveProperty('disabled', true)
})

test('a known person: what would change is shown old to new, a field may stay as it is', async () => {
  const person = aPerson({ name: '张喆', sex: '1', birth: month('1980-05'), phone: '13800000000', address: '老城区' })
  await withSeed([{ table: 'people', row: person }, { table: 'memberships', row: aMembership({ personId: person.id, organisationId: branch.id }) }])
  show(<ImportScreen />)
  give('姓名,性别,出生年月,联系电话,现居住地\n张喆,男,1980.05,13911111111,滨河街道')
  await press('核对每一行')
  const detail = await screen.findByRole('complementary', { name: '第 2 行' })
  expect(detail.textContent).toContain('13800000000 → 13911111111')
  fireEvent.click(within(detail).getByRole('checkbox', { name: '现居住地' }))
  await waitFor(() => expect(screen.getByRole('complementary', { name: '第 2 行' }).textContent).not.toContain('老城区 → 滨河街道'))
  await press('写入 1 人')
  await status(/已导入：新增 0 人，更改 1 人/)
  expect(machine.row('people', person.id)).toMatchObject({ phone: '13911111111', address: '老城区', source: 'manual' })
})

test('rows with a problem stay out and hold back no other; the list of problems names place, reason and remedy', async () => {
  await withSeed()
  show(<ImportScreen />)
  give('姓名,身份证号,党支部\n张喆,110101197801010013,第一党支部\n李堃,,第一党支部')
  await press('核对每一行')
  await status(/新增 1 人，1 行有问题，不会写入/)
  expect((await screen.findByRole('complementary', { name: '第 2 行' })).textContent).toMatch(/身份证号（B 列）：/)
  await press('问题清单')
  const dialog = await screen.findByRole('dialog', { name: '问题清单' })
  await within(dialog).findByText(/共 1 处/)
  expect(within(dialog).getByRole('button', { name: '存为 Excel' })).toBeDefined()
  fireEvent.click(within(dialog).getAllByRole('button', { name: '关闭' }).at(-1)!)
  await press('写入 1 人')
  await status(/已导入：新增 1 人/)
  expect(machine.rowsOf('people').map(({ name }) => name)).toEqual(['李堃'])
  expect(screen.getByText(/1 行有问题没有写入/)).toBeDefined()
})

test('organisations that the archive lacks are founded with the import, or left out with their people', async () => {
  await withSeed()
  show(<ImportScreen />)
  give('姓名,党支部\n张喆,第三党支部\n李堃,第一党支部')
  await press('核对每一行')
  fireEvent.click(await screen.findByText('新党组织 1'))
  const list = await screen.findByRole('grid', { name: '表格里的新党组织' })
  expect(list.textContent).toContain('第三党支部')
  await press('写入 2 人')
  await status(/已导入：新增 2 人/)
  expect(screen.getByText(/新建党组织 1 个/)).toBeDefined()
  expect(machine.rowsOf('organisationFacts').map(fact => fact['fullName'])).toContain('第三党支部')
})

test('a column that was guessed wrong is corrected, and remembered', async () => {
  await withSeed()
  show(<ImportScreen />)
  give('姓名,甲乙丙\n张喆,13900000001')
  await status(/共 1 行/)
  const field = await screen.findByLabelText('B 列“甲乙丙”对应的内容')
  fireEvent.mouseDown(field)
  fireEvent.change(field, { target: { value: '电话' } })
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13, which: 13 })
  await waitFor(() => expect(screen.getByRole('grid', { name: '表格的各列' }).textContent).toContain('您选的'))
  await press('核对每一行')
  await press('写入 1 人')
  await status(/已导入/)
  expect(machine.rowsOf('people')[0]).toMatchObject({ phone: '13900000001' })
  expect(machine.rowsOf('settings')[0]).toMatchObject({ importColumns: [{ title: '甲乙丙', field: 'phone' }] })
})

test('a file that can not be read says why, and another can be chosen', async () => {
  await withSeed()
  show(<ImportScreen />)
  give('', '空.xlsx')
  expect((await screen.findByRole('alert')).textContent).toContain('文件“空.xlsx”是空的')
  give('姓名\n张喆')
  await status(/共 1 行/)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a file whose name bears a mark of classification is not read before somebody answers for it', async () => {
  await withSeed()
  show(<ImportScreen />)
  give(roster, '机密名册.csv')
  expect((await screen.findByRole('alert')).textContent).toContain('机密')
  expect(screen.queryByRole('grid')).toBeNull()
  fireEvent.change(screen.getByLabelText('确认不涉密的理由'), { target: { value: '文件名误写，内容是普通花名册' } })
  await press('已核实不涉密，继续')
  await press('核对每一行')
  await press('写入 2 人')
  await status(/已导入/)
  expect(machine.journal.at(-1)?.summary).toContain('已核实不涉密：文件名误写，内容是普通花名册')
})

test('without a column of names nothing can be planned, and the page says which is missing', async () => {
  await withSeed()
  show(<ImportScreen />)
  give('甲,乙\n一,二')
  expect((await screen.findByText('请指出哪一列是姓名。'))).toBeDefined()
  expect(screen.getByRole('button', { name: '核对每一行' })).toHaveProperty('disabled', true)
})

test('what was copied out of a table goes the same way', async () => {
  await withSeed()
  show(<ImportScreen />)
  fireEvent.change(screen.getByLabelText('粘贴表格'), { target: { value: '姓名\t党支部\n张喆\t第一党支部\n' } })
  await press('核对粘贴的内容')
  await press('核对每一行')
  await status(/共 1 行：新增 1 人/)
})

test('leaving the page and coming back finds the plan again; Escape goes back step by step', async () => {
  await withSeed()
  const { unmount } = show(<ImportScreen />)
  give(roster)
  await press('核对每一行')
  await status(/新增 2 人/)
  unmount()
  show(<ImportScreen />)
  await status(/新增 2 人/)
  key('Escape')
  await status(/标题在第 2 行/)
  key('Escape')
  expect(await screen.findByRole('button', { name: '选择文件' })).toBeDefined()
})

test('Enter goes on from step to step', async () => {
  await withSeed()
  show(<ImportScreen />)
  give(roster)
  await status(/标题在第 2 行/)
  key('Enter')
  await status(/新增 2 人/)
  key('Enter')
  await status(/已导入：新增 2 人/)
})

test('an archive that has changed since asks for another look, and writes nothing', async () => {
  const person = aPerson({ name: '张喆', birth: month('1980-05'), phone: '' })
  await withSeed([{ table: 'people', row: person }])
  show(<ImportScreen />)
  give('姓名,出生年月,联系电话\n张喆,1980.05,13911111111')
  await press('核对每一行')
  await status(/更改 1 人/)
  const before = await database.people.get(person.id)
  await commit({ id: anId(), act: 'correctPerson', summary: '改', ops: [put('people', { ...before!, remark: '别处改的' })] })
  await press('写入 1 人')
  await press('重新核对')
  await status(/更改 1 人/)
  await press('写入 1 人')
  await status(/已导入：新增 0 人，更改 1 人/)
  expect(machine.row('people', person.id)).toMatchObject({ phone: '13911111111', remark: '别处改的' })
})

test('undone after rows were changed: those are named and stay', async () => {
  await withSeed()
  show(<ImportScreen />)
  give(roster)
  await press('核对每一行')
  await press('写入 2 人')
  await status(/已导入/)
  const changed = (await database.people.toArray()).find(({ name }) => name === '周𬘭')
  await commit({ id: anId(), act: 'correctPerson', summary: '改', ops: [put('people', { ...changed!, phone: '1' })] })
  await press('撤销这次导入')
  await status(/后来改过的 1 条保留不动/)
  expect(screen.getByText('人员“周𬘭”')).toBeDefined()
})

test('namesakes are decided one by one or all alike', async () => {
  const people = [aPerson({ name: '张喆', birth: day('1980-05-01') }), aPerson({ name: '李堃', birth: day('1975-03-02') })]
  await withSeed(people.map(row => ({ table: 'people' as const, row })))
  show(<ImportScreen />)
  give('姓名,联系电话\n张喆,13911111111\n李堃,13922222222')
  await press('核对每一行')
  await status(/2 行待定/)
  await press('都是另外的人，新登记')
  await status(/共 2 行：新增 2 人。/)
})
