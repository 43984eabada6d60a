// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { TableName } from '#shared/model/tables.ts'
import { connectArchive } from '../../../../renderer/workers/archive-client.ts'
import { aMembership, aPerson } from '../../../support/builders.ts'
import { archivePort } from '../../../support/archive-port.ts'
import { duesArchive } from '../../../support/dues-archive.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()

const wait = { timeout: 30_000 }

async function showDues(hash = '#/dues?year=2026', archive = duesArchive()) {
  connectArchive(archivePort)
  const seed = Object.entries(archive.rows).flatMap(([table, rows]) => rows.map(row => ({ table: table as TableName, row })))
  const memory = await showWindow(hash, seed)
  const grid = await screen.findByRole('grid', { name: '党费收缴' }, wait)
  const paidBy = (personId: string) => memory.rowsOf('duesPayments').find(row => row['personId'] === personId)?.['payments'] as { month: number; paidCents: number; paidOn: string | null }[] | undefined
  return { ...archive, memory, grid, paidBy, keys: within(grid).getByLabelText('党费收缴：用方向键移动') }
}

const cellOf = (grid: HTMLElement, name: string, month: number) => {
  const row = within(grid).getByText(name).closest<HTMLElement>('[role=row]')!
  const titles = within(grid).getAllByRole('columnheader').map(head => head.textContent)
  return within(row).getAllByRole('gridcell')[titles.indexOf(`${month}月`)]!
}
const choose = (grid: HTMLElement, name: string, month: number) => fireEvent.mouseDown(cellOf(grid, name, month))

test('每格写明交了多少、补交、少交、未交、免交、未核定，颜色之外都有字', async () => {
  const { grid } = await showDues()
  expect(cellOf(grid, '张喆', 1).textContent).toBe('42.00')
  expect(cellOf(grid, '李堃', 1).textContent).toBe('补90.00')
  expect(cellOf(grid, '李堃', 2).textContent).toBe('!50.00')
  expect(cellOf(grid, '李堃', 3).textContent).toBe('✕未交')
  expect(cellOf(grid, '王頔', 3).textContent).toBe('免')
  expect(cellOf(grid, '陈赟', 3).textContent).toBe('未核定')
})

test('Enter 就是按应交足额交了，一次一条记录，光标到下一行；已交的不重复', async () => {
  const { grid, keys, li, memory, paidBy } = await showDues()
  choose(grid, '李堃', 3)
  fireEvent.keyDown(keys, { key: 'Enter' })
  expect(cellOf(grid, '李堃', 3).textContent).toContain('90.00')
  await waitFor(() => expect(paidBy(li.id)?.find(({ month }) => month === 3)).toMatchObject({ paidCents: 9_000 }), wait)
  expect(memory.journal.at(-1)).toMatchObject({ act: 'recordDues', summary: '登记党费：李堃 2026年3月 90.00' })
  const written = memory.journal.length
  choose(grid, '张喆', 1)
  fireEvent.keyDown(keys, { key: ' ' })
  expect(memory.journal).toHaveLength(written)
})

test('少交的按 Enter 只补差额，先交的一笔还在', async () => {
  const { grid, keys, li, paidBy } = await showDues()
  choose(grid, '李堃', 2)
  fireEvent.keyDown(keys, { key: 'Enter' })
  await waitFor(() => expect(paidBy(li.id)?.filter(({ month }) => month === 2).map(({ paidCents }) => paidCents)).toEqual([5_000, 4_000]), wait)
})

test('输入金额就是交了这么多；看不懂的留在格子里并说明', async () => {
  const { grid, keys, li, paidBy } = await showDues()
  choose(grid, '李堃', 4)
  fireEvent.keyDown(keys, { key: '6' })
  const field = within(grid).getByLabelText('党费收缴：4月')
  fireEvent.change(field, { target: { value: '6x' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(within(grid).getByRole('alert').textContent).toContain('看不懂这个金额')
  fireEvent.change(field, { target: { value: '60.5' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(paidBy(li.id)?.find(({ month }) => month === 4)?.paidCents).toBe(6_050), wait)
})

test('Delete 清除，Ctrl+Z 撤销', async () => {
  const { grid, keys, zhang, paidBy } = await showDues()
  choose(grid, '张喆', 1)
  fireEvent.keyDown(keys, { key: 'Delete' })
  await waitFor(() => expect(paidBy(zhang.id)).toHaveLength(5), wait)
  keys.focus()
  fireEvent.keyDown(keys, { key: 'z', ctrlKey: true })
  await waitFor(() => expect(paidBy(zhang.id)).toHaveLength(6), wait)
  await waitFor(() => expect(cellOf(grid, '张喆', 1).textContent).toBe('42.00'), wait)
})

test('选中几行按 Ctrl+D，把第一行的金额填到下面，一次提交', async () => {
  const { grid, keys, memory, li, zhou, paidBy } = await showDues()
  choose(grid, '李堃', 2)
  const written = memory.journal.length
  for (let i = 0; i < 2; i++) fireEvent.keyDown(keys, { key: 'ArrowDown', shiftKey: true })
  fireEvent.keyDown(keys, { key: 'd', ctrlKey: true })
  await waitFor(() => expect(memory.journal.length).toBeGreaterThan(written), wait)
  expect(memory.journal).toHaveLength(written + 1)
  expect(paidBy(li.id)?.filter(({ month }) => month === 2).map(({ paidCents }) => paidCents)).toEqual([5_000])
  expect(memory.journal.at(-1)?.summary).toContain('各 50.00')
  expect(paidBy(zhou.id)?.find(({ month }) => month === 2)?.paidCents).toBeDefined()
})

test('Ctrl+Enter 把这个月全部按应交收齐，一次提交；免交、未核定、不在支部的不动', async () => {
  const { grid, keys, memory, li, wang, chen, zhang, zhou, paidBy } = await showDues()
  choose(grid, '张喆', 7)
  const written = memory.journal.length
  fireEvent.keyDown(keys, { key: 'Enter', ctrlKey: true })
  await waitFor(() => expect(memory.journal).toHaveLength(written + 1), wait)
  expect([zhang, li, zhou].map(({ id }) => paidBy(id)?.find(({ month }) => month === 7)?.paidCents)).toEqual([4_200, 9_000, 24_000])
  expect([wang, chen].map(({ id }) => paidBy(id))).toEqual([undefined, undefined])
  expect(memory.journal.at(-1)?.summary).toBe('登记党费：3 人 2026年7月，应交 372.00')
})

test('很快按两次，两个月都记上', async () => {
  const { grid, keys, li, paidBy } = await showDues()
  choose(grid, '李堃', 3)
  fireEvent.keyDown(keys, { key: 'Enter' })
  choose(grid, '李堃', 4)
  fireEvent.keyDown(keys, { key: 'Enter' })
  await waitFor(() => expect(paidBy(li.id)?.map(({ month }) => month)).toEqual([1, 2, 3, 4]), wait)
})

test('磁盘满了没有写成：格子变回原样，并说明', async () => {
  const { grid, keys, memory, li, paidBy } = await showDues()
  memory.failNext('commit', 'disk-full')
  choose(grid, '李堃', 3)
  fireEvent.keyDown(keys, { key: 'Enter' })
  expect((await screen.findAllByText(/磁盘空间不足/, undefined, wait)).length).toBeGreaterThan(0)
  await waitFor(() => expect(cellOf(grid, '李堃', 3).textContent).toBe('✕未交'), wait)
  expect(paidBy(li.id)).toHaveLength(2)
})

test('没有输完的一格存成草稿，再打开时还在那里', async () => {
  const { grid, keys, memory, li, paidBy } = await showDues()
  choose(grid, '李堃', 5)
  fireEvent.keyDown(keys, { key: '8' })
  const field = within(grid).getByLabelText('党费收缴：5月')
  fireEvent.change(field, { target: { value: '88' } })
  window.dispatchEvent(new Event('blur'))
  window.location.hash = '#/people'
  await screen.findByRole('button', { name: /登记人员/ }, wait)
  await waitFor(async () => expect(await memory.machine.drafts({})).toMatchObject({ value: [{ form: 'dues-payment', content: { rowId: li.id, column: 'm5', text: '88' } }] }), wait)
  window.location.hash = '#/dues?year=2026'
  expect((await screen.findByLabelText<HTMLInputElement>('党费收缴：5月', undefined, wait)).value).toBe('88')
  expect(paidBy(li.id)?.find(({ month }) => month === 5)).toBeUndefined()
  fireEvent.keyDown(screen.getByLabelText('党费收缴：5月'), { key: 'Escape' })
  await waitFor(async () => expect(await memory.machine.drafts({})).toMatchObject({ value: [] }), wait)
})

test('从提醒来的，停在那个人第一个未交的月份', async () => {
  const archive = duesArchive()
  const { grid, keys } = await showDues(`#/dues?year=2026&person=${archive.li.id}`, archive)
  expect(document.getElementById(keys.getAttribute('aria-activedescendant') ?? '')).toBe(cellOf(grid, '李堃', 2))
})

test('合计：应交、实交、欠交、收缴率，筛选后只算所列的人', async () => {
  await showDues()
  const bar = screen.getByRole('status', { name: '合计' })
  expect(bar.textContent).toMatch(/实交 644.00/)
  fireEvent.change(screen.getByLabelText('姓名、拼音首字母'), { target: { value: 'zz' } })
  await waitFor(() => expect(bar.textContent).toMatch(/实交 252.00/))
  expect(screen.getByText('共 5 人，筛出 1 人')).toBeTruthy()
})

test('党员超过 500 人时说明一次列一个支部，另选一个就列那一个，核定页跟着', async () => {
  const archive = duesArchive()
  const many = Array.from({ length: 497 }, () => aPerson({ name: '许多人' }))
  const rows = { ...archive.rows, people: [...archive.rows.people, ...many], memberships: [...archive.rows.memberships, ...many.map(person => aMembership({ personId: person.id, organisationId: archive.first.id }))] }
  const { second } = await showDues('#/dues?year=2026', { ...archive, rows })
  expect(screen.getByText(/党员超过 500 人，一次列一个支部/)).toBeTruthy()
  expect(screen.getByText('共 501 人')).toBeTruthy()
  fireEvent.mouseDown(screen.getByRole('combobox', { name: '支部' }))
  fireEvent.click(await screen.findByTitle('第二党支部（2 人）', undefined, wait))
  expect(await screen.findByText('共 2 人', undefined, wait)).toBeTruthy()
  expect(window.location.hash).toContain(`branch=${second.id}`)
  expect(screen.getByRole('status', { name: '合计' }).textContent).toMatch(/实交 84.00/) // 4月交在转出的支部
  fireEvent.click(screen.getByText('核定'))
  expect(await screen.findByText(/共 2 人，未核定 1 人/, undefined, wait)).toBeTruthy()
})

test('明细：改日期、方式、收款人，还能再加一笔', async () => {
  const { grid, zhang, memory } = await showDues()
  choose(grid, '张喆', 1)
  fireEvent.click(screen.getByRole('button', { name: '明细' }))
  fireEvent.change(await screen.findByLabelText('第 1 笔：收款人', undefined, wait), { target: { value: '林小满' } })
  fireEvent.change(screen.getByLabelText('第 1 笔：交纳日期'), { target: { value: '20260205' } })
  fireEvent.click(screen.getByRole('button', { name: '保存明细' }))
  await waitFor(() => {
    const payments = memory.rowsOf('duesPayments').find(row => row['personId'] === zhang.id)?.['payments'] as { month: number; collector: string; paidOn: string }[]
    expect(payments.find(({ month }) => month === 1)).toMatchObject({ collector: '林小满', paidOn: '2026-02-05' })
  }, wait)
  await waitFor(() => expect(cellOf(grid, '张喆', 1).textContent).toBe('补42.00'), wait)
})

test('没有党员时说明这里放什么', async () => {
  connectArchive(archivePort)
  await showWindow('#/dues')
  expect(await screen.findByText(/这里按月登记党费/, undefined, wait)).toBeTruthy()
})
