// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import type { StoredRow } from '#shared/archive/commit.ts'
import { works } from '../../../../../renderer/parts/work-keeper.ts'
import { RestorePage } from '../../../../../renderer/screens/data/restore/restore-page.tsx'
import { database } from '../../../../../renderer/storage/database.ts'
import { personRepository } from '../../../../../renderer/storage/person-repository.ts'
import { aPerson } from '../../../../support/builders.ts'
import type { MemoryMachine } from '../../../../support/memory-machine.ts'
import { openedArchive } from '../../../../support/open-view.ts'
import { giveTheWindowASize, show } from '../../../../support/window.tsx'

giveTheWindowASize()
const press = (word: string | RegExp) => fireEvent.click(screen.getByText(word, { selector: 'button span' }))
const wait = { timeout: 10_000 }
beforeEach(() => works.set({}))

/** 周𬘭 was in the backup and is deleted now; 后来的人 came later. */
async function anArchiveWithALoss(some: { opensWith?: readonly ('own' | 'password' | 'recovery')[] } = {}): Promise<MemoryMachine> {
  const memory = await openedArchive({ keys: { password: '云岭山水2026春', isOpened: true } })
  const lost = aPerson({ name: '周𬘭' })
  await personRepository.recordPerson(lost)
  const stick = memory.backups.plugIn()
  const rows = ['units', 'people'].flatMap(table => memory.rowsOf(table as 'people').map((row): StoredRow => ({ table: table as 'people', id: String(row['id']), row })))
  memory.backups.lay(stick, { opensWith: [...some.opensWith ?? ['own']], backups: [{ id: 'b1', at: '2026-11-20T02:00:00.000Z', seq: 2, bytes: 5e6, problem: null, mayGo: false }] }, rows)
  await personRepository.removeMistakenPerson(lost.id)
  await personRepository.recordPerson(aPerson({ name: '后来的人' }))
  return memory
}

async function toExtent(): Promise<void> {
  show(<RestorePage />)
  fireEvent.click(await screen.findByLabelText(/金士顿/))
  await screen.findByText(/1 份备份/)
  press('下一步：选哪一份')
  expect(screen.getByText(/^选了 2026年11月20日/)).toBeTruthy()
}

test('what was lost comes back after it was shown, what came later stays, and 撤销 takes it back', async () => {
  const memory = await anArchiveWithALoss()
  await toExtent()
  press('下一步：恢复什么')
  press('核对这份备份')
  expect(await screen.findByText(/^会补回 1 条、改回 0 条，1 条相同；备份以后新增的 1 条保持不动/, undefined, wait)).toBeTruthy()
  expect(memory.rowsOf('people').map(row => row['name'])).toEqual(['后来的人'])
  press('恢复这些内容')
  expect(await screen.findByText(/恢复完成/, undefined, wait)).toBeTruthy()
  expect((await database.table<{ name: string }>('people').toArray()).map(row => row.name).sort()).toEqual(['后来的人', '周𬘭'])
  press('撤销这次恢复')
  expect(await screen.findByText(/这次恢复已撤销/, undefined, wait)).toBeTruthy()
  expect(memory.rowsOf('people').map(row => row['name'])).toEqual(['后来的人'])
  expect((await database.table<{ name: string }>('people').toArray()).map(row => row.name)).toEqual(['后来的人'])
})

test('a day that can not be read keeps the clerk at the step until it is mended', async () => {
  await anArchiveWithALoss()
  await toExtent()
  press('下一步：恢复什么')
  fireEvent.click(screen.getByLabelText(/^只恢复一部分/))
  const onwards = () => screen.getByText('核对这份备份').closest('button')!.disabled
  const type = (label: string, text: string) => fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value: text } })
  type('会议日期从', '20260101')
  expect(onwards()).toBe(false)
  type('会议日期从', '202613')
  type('会议日期到', '20261231')
  expect(screen.getByText(/^看不懂这个日期/)).toBeTruthy()
  expect(onwards()).toBe(true)
  type('会议日期从', '')
  expect(onwards()).toBe(false)
  type('会议日期到', '13月')
  fireEvent.click(screen.getByLabelText('全部内容'))
  fireEvent.click(screen.getByLabelText(/^只恢复一部分/))
  expect(screen.queryByText(/^看不懂这个日期/)).toBeNull()
})

test('exactly as it was then: what came later is deleted, and said so before', async () => {
  const memory = await anArchiveWithALoss()
  await toExtent()
  press('下一步：恢复什么')
  fireEvent.click(screen.getByLabelText(/^完全回到备份时的样子/))
  press('核对这份备份')
  expect(await screen.findByText(/备份以后新增的 1 条会删除/, undefined, wait)).toBeTruthy()
  press('恢复这些内容')
  await screen.findByText(/恢复完成/, undefined, wait)
  expect(memory.rowsOf('people').map(row => row['name'])).toEqual(['周𬘭'])
})

test('a backup that others sealed asks for its password, and a wrong one leads back to the field', async () => {
  await anArchiveWithALoss({ opensWith: ['password', 'recovery'] })
  await toExtent()
  expect(screen.getByText('下一步：恢复什么').closest('button')!.disabled).toBe(true)
  fireEvent.change(screen.getByLabelText('备份的口令'), { target: { value: '不对的口令' } })
  press('下一步：恢复什么')
  press('核对这份备份')
  expect(await screen.findByText(/^口令不对，没有打开/, undefined, wait)).toBeTruthy()
  press('上一步：重新输入')
  fireEvent.change(screen.getByLabelText('备份的口令'), { target: { value: '云岭山水2026春' } })
  press('下一步：恢复什么')
  press('核对这份备份')
  expect(await screen.findByText(/^会补回 1 条/, undefined, wait)).toBeTruthy()
})

test('a damaged backup, another archive and a report are not offered', async () => {
  const memory = await openedArchive()
  const stick = memory.backups.plugIn()
  const one = { id: 'b1', at: '2026-11-20T02:00:00.000Z', seq: 2, bytes: 5e6, problem: null, mayGo: false }
  memory.backups.lay(stick, { unit: '青石县档案馆', isThisArchive: false, backups: [one] })
  memory.backups.lay(stick, { unit: '第二党支部', kind: 'submission', backups: [one] })
  memory.backups.lay(stick, { backups: [] })
  show(<RestorePage />)
  fireEvent.click(await screen.findByLabelText(/金士顿/))
  expect(await screen.findByText(/这份备份属于另一份档案/)).toBeTruthy()
  expect(screen.getByText(/请用“汇总下级”/)).toBeTruthy()
  expect(screen.getByText(/里面没有写完的备份/)).toBeTruthy()
  expect(screen.getByText('下一步：选哪一份').closest('button')!.disabled).toBe(true)
})

test('an empty stick says what should be on it', async () => {
  const memory = await openedArchive()
  memory.backups.plugIn()
  show(<RestorePage />)
  fireEvent.click(await screen.findByLabelText(/金士顿/))
  expect(await screen.findByText(/这里没有党务台账的备份/)).toBeTruthy()
})
