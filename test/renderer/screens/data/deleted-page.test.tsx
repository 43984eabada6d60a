// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { DeletedRecord } from '#shared/archive/act.ts'
import { connectStorage } from '../../../../renderer/storage/connection.ts'
import { personRepository } from '../../../../renderer/storage/person-repository.ts'
import { aFact, aMembership, anOrganisation, aPerson } from '../../../support/builders.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }

async function withTwoDeleted() {
  const [branch, zhang, li] = [anOrganisation(), aPerson({ name: '张喆' }), aPerson({ name: '李堃' })]
  const memory = await showWindow('#/data', [
    { table: 'organisations', row: branch }, { table: 'organisationFacts', row: aFact({ organisationId: branch.id, shortName: '第一党支部' }) },
    { table: 'people', row: zhang }, { table: 'people', row: li }, { table: 'memberships', row: aMembership({ personId: zhang.id, organisationId: branch.id }) },
  ])
  await screen.findByRole('heading', { name: '数据', level: 1 }, wait)
  await personRepository.removeMistakenPerson(zhang.id)
  await personRepository.removeMistakenPerson(li.id)
  window.location.hash = '#/data/deleted'
  await screen.findByText('共 3 条', undefined, wait)
  return { memory, zhang, li }
}

test('says what belongs there when it is empty', async () => {
  await showWindow('#/data/deleted')
  expect(await screen.findByText(/回收站是空的。删除的记录在这里保留 90 天/, undefined, wait)).toBeTruthy()
})

test('one record is brought back with what it needs, and it is said what came with it', async () => {
  const { memory, zhang } = await withTwoDeleted()
  fireEvent.click(within(screen.getByRole('grid', { name: '回收站' })).getAllByText('张喆')[0]!)
  fireEvent.click(await screen.findByText('恢复这条记录', undefined, wait))
  expect(await screen.findByText(/✓ 已恢复 1 条：.*张喆.*一起恢复的还有 1 条/, undefined, wait)).toBeTruthy()
  expect(memory.row('people', zhang.id)).toMatchObject({ name: '张喆' })
  expect((await personRepository.all()).map(person => person.name)).toEqual(['张喆'])
})

test('many are ticked and brought back at once, by the keyboard too', async () => {
  const { memory } = await withTwoDeleted()
  const grid = screen.getByRole('grid', { name: '回收站' })
  const list = grid.querySelector<HTMLElement>('[data-list]')!
  fireEvent.keyDown(list, { key: ' ' })
  expect(screen.getByText('恢复选中的 1 条')).toBeTruthy()
  fireEvent.click(screen.getByLabelText('全选'))
  fireEvent.click(screen.getByText('恢复选中的 3 条'))
  await waitFor(() => expect(memory.rowsOf('people')).toHaveLength(2), wait)
  expect(memory.rowsOf('memberships')).toHaveLength(1)
  expect(await screen.findByText(/回收站是空的/, undefined, wait)).toBeTruthy()
})

test('a machine side that does not answer is told', async () => {
  const memory = await showWindow('#/data')
  await screen.findByRole('heading', { name: '数据', level: 1 }, wait)
  memory.failNext('deletedRecords', 'damaged')
  window.location.hash = '#/data/deleted'
  expect(await screen.findByText(/档案文件有损坏/, undefined, wait)).toBeTruthy()
})

test('ten thousand deleted records draw only those in sight', async () => {
  const memory = await showWindow('#/data')
  await screen.findByRole('heading', { name: '数据', level: 1 }, wait)
  const records = Array.from({ length: 10_000 }, (_, n): DeletedRecord => {
    const value = aPerson({ name: `人员${n}` })
    return { table: 'people', id: value.id, value: { ...value }, seq: n, deletedAt: '2026-11-20T01:00:00.000Z', deletedBy: '林小满', summary: '删除', daysLeft: 88 }
  })
  connectStorage({ ...memory.machine, deletedRecords: () => Promise.resolve({ ok: true, value: { records } }) })
  window.location.hash = '#/data/deleted'
  expect(await screen.findByText('共 10000 条', undefined, wait)).toBeTruthy()
  expect(screen.getAllByRole('row').length).toBeLessThan(60)
  fireEvent.change(screen.getByLabelText('名称、删除人'), { target: { value: '人员9999' } })
  expect(await screen.findByText('共 10000 条，筛出 1 条', undefined, wait)).toBeTruthy()
})
