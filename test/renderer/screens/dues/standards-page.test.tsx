// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { TableName } from '#shared/model/tables.ts'
import { connectArchive } from '../../../../renderer/workers/archive-client.ts'
import { archivePort } from '../../../support/archive-port.ts'
import { aDuesStandard, month } from '../../../support/builders.ts'
import { duesArchive } from '../../../support/dues-archive.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()

const wait = { timeout: 30_000 }

async function showStandards() {
  connectArchive(archivePort)
  const archive = duesArchive()
  const lastYear = { table: 'duesStandards' as const, row: aDuesStandard({ personId: archive.chen.id, year: 2025, from: month('2025-01'), category: 'exempt', baseCents: null, approvalDocumentNo: '云机党〔2025〕1号' }) }
  const memory = await showWindow('#/dues/standards?year=2026', [...Object.entries(archive.rows).flatMap(([table, rows]) => rows.map(row => ({ table: table as TableName, row }))), lastYear])
  const grid = await screen.findByRole('grid', { name: '党费核定' }, wait)
  const standardOf = (personId: string) => memory.rowsOf('duesStandards').find(row => row['personId'] === personId && row['year'] === 2026)
  return { ...archive, memory, grid, standardOf, keys: within(grid).getByLabelText('党费核定：用方向键移动') }
}

const cellOf = (grid: HTMLElement, name: string, title: string) => {
  const row = within(grid).getAllByText(name)[0]!.closest<HTMLElement>('[role=row]')!
  return within(row).getAllByRole('gridcell')[within(grid).getAllByRole('columnheader').map(head => head.textContent).indexOf(title)]!
}

function typeInto(grid: HTMLElement, keys: HTMLElement, name: string, title: string, text: string) {
  fireEvent.mouseDown(cellOf(grid, name, title))
  fireEvent.keyDown(keys, { key: 'F2' })
  const field = within(grid).getByLabelText(`党费核定：${title}`)
  fireEvent.change(field, { target: { value: text } })
  fireEvent.keyDown(field, { key: 'Enter' })
}

test('改收入基数，比例和月应交马上算出来，并已写进档案', async () => {
  const { grid, keys, zhang, standardOf, memory } = await showStandards()
  expect(['月工资收入基数', '适用比例', '月应交'].map(title => cellOf(grid, '张喆', title).textContent)).toEqual(['4200.00', '1%', '42.00'])
  typeInto(grid, keys, '张喆', '月工资收入基数', '10000.01')
  expect(['适用比例', '月应交'].map(title => cellOf(grid, '张喆', title).textContent)).toEqual(['2%', '200.00'])
  await waitFor(() => expect(standardOf(zhang.id)?.['baseCents']).toBe(1_000_001), wait)
  expect(memory.journal.at(-1)).toMatchObject({ act: 'setDuesStandards', summary: '核定党费：张喆 2026年' })
})

test('类别按序号、名称或首字母输入；看不懂的说明有哪些', async () => {
  const { grid, keys, zhang, standardOf } = await showStandards()
  typeInto(grid, keys, '张喆', '类别', 'ltx')
  await waitFor(() => expect(standardOf(zhang.id)?.['category']).toBe('retired'), wait)
  typeInto(grid, keys, '张喆', '类别', '99')
  expect(within(grid).getByRole('alert').textContent).toContain('1 按月领工资')
})

test('没有核定的人输入一格就核定了，从第一个应交的月份起；接着输入别的格，还是那一条', async () => {
  const { grid, keys, chen, memory, standardOf } = await showStandards()
  typeInto(grid, keys, '陈赟', '月工资收入基数', '5000')
  typeInto(grid, keys, '陈赟', '备注', '新核定')
  await waitFor(() => expect(standardOf(chen.id)).toMatchObject({ category: 'monthlySalary', baseCents: 500_000, from: '2026-01', remark: '新核定' }), wait)
  expect(memory.rowsOf('duesStandards').filter(row => row['personId'] === chen.id && row['year'] === 2026)).toHaveLength(1)
})

test('免交没有批准文号的提醒', async () => {
  const { grid, keys, standardOf, wang } = await showStandards()
  typeInto(grid, keys, '王頔', '批准文号', ' ')
  await waitFor(() => expect(standardOf(wang.id)?.['approvalDocumentNo']).toBe(''), wait)
  fireEvent.mouseDown(cellOf(grid, '王頔', '类别'))
  expect(await screen.findByText(/请填批准文号/, undefined, wait)).toBeTruthy()
})

test('沿用上年：只管没有核定的人，上年的批准文号不带过来', async () => {
  const { chen, standardOf, memory } = await showStandards()
  fireEvent.click(screen.getByRole('button', { name: '沿用上年（1 人）' }))
  await waitFor(() => expect(standardOf(chen.id)).toMatchObject({ category: 'exempt', from: '2026-01', approvalDocumentNo: '' }), wait)
  expect(memory.journal.at(-1)?.summary).toBe('核定党费：沿用上年 1 人')
})

test('年中调整：以前的月份不变；同一个月不能有两条', async () => {
  const { grid, zhang, memory } = await showStandards()
  fireEvent.mouseDown(cellOf(grid, '张喆', '类别'))
  fireEvent.click(await screen.findByRole('button', { name: '年中调整' }))
  const dialog = await screen.findByRole('dialog')
  fireEvent.change(within(dialog).getByRole('textbox', { name: '起执行月份' }), { target: { value: '1' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '从这个月起调整' }))
  expect(await within(dialog).findByText('此人从这个月起已有核定。')).toBeTruthy()
  fireEvent.change(within(dialog).getByRole('textbox', { name: '起执行月份' }), { target: { value: '7' } })
  fireEvent.change(within(dialog).getByRole('textbox', { name: '月工资收入基数' }), { target: { value: '6000' } })
  fireEvent.click(within(dialog).getByRole('button', { name: '从这个月起调整' }))
  await waitFor(() => expect(memory.rowsOf('duesStandards').filter(row => row['personId'] === zhang.id).map(row => [row['from'], row['baseCents']])).toEqual([['2026-01', 420_000], ['2026-07', 600_000]]), wait)
})

test('没有写成的变回原样', async () => {
  const { grid, keys, memory } = await showStandards()
  memory.failNext('commit', 'disk-full')
  typeInto(grid, keys, '张喆', '月工资收入基数', '9000')
  expect((await screen.findAllByText(/磁盘空间不足/, undefined, wait)).length).toBeGreaterThan(0)
  await waitFor(() => expect(cellOf(grid, '张喆', '月工资收入基数').textContent).toBe('4200.00'), wait)
})

test('Ctrl+Z 撤销刚才的核定', async () => {
  const { grid, keys, standardOf, zhang } = await showStandards()
  typeInto(grid, keys, '张喆', '月工资收入基数', '9000')
  await waitFor(() => expect(standardOf(zhang.id)?.['baseCents']).toBe(900_000), wait)
  keys.focus()
  fireEvent.keyDown(keys, { key: 'z', ctrlKey: true })
  await waitFor(() => expect(cellOf(grid, '张喆', '月工资收入基数').textContent).toBe('4200.00'), wait)
})
