// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ExpectedFailure, failures } from '#shared/contract/outcome.ts'
import { connectStorage } from '../../../../../renderer/storage/connection.ts'
import { personRepository } from '../../../../../renderer/storage/person-repository.ts'
import { works } from '../../../../../renderer/parts/work-keeper.ts'
import { aMembership, anId, anOrganisation, aPerson } from '../../../../support/builders.ts'
import { showWindow } from '../../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }
const purgeButton = () => screen.getByText('清除这条记录').closest('button')!

test('asks for the reason, the name and a stick; what goes with the record is told, and where it still lies', async () => {
  works.set({})
  const [branch, zhang] = [anOrganisation(), aPerson({ name: '张喆' })]
  const membership = aMembership({ personId: zhang.id, organisationId: branch.id })
  const memory = await showWindow(`#/data/purge?table=people&id=${zhang.id}`, [{ table: 'organisations', row: branch }, { table: 'people', row: zhang }, { table: 'memberships', row: membership }])
  const stick = memory.backups.plugIn({ label: '金士顿 (E:)' })
  memory.works.answer('purge', () => ({ kind: 'purge', seq: 9, removedFiles: 4, staleSets: ['金士顿 (F:) 2026年3月的备份'] }))
  expect(await screen.findByText('清除人员“张喆”', undefined, wait)).toBeTruthy()
  expect(screen.getByText(/不能撤销，也不能恢复/)).toBeTruthy()
  expect(purgeButton().disabled).toBe(true)
  fireEvent.change(screen.getByLabelText('清除原因', { selector: 'textarea' }), { target: { value: '误录' } })
  fireEvent.change(screen.getByLabelText('照抄名称', { selector: 'input' }), { target: { value: '张三' } })
  fireEvent.click(await screen.findByText('金士顿 (E:)', undefined, wait))
  expect(screen.getByText('还要：照抄名称')).toBeTruthy()
  expect(purgeButton().disabled).toBe(true)
  fireEvent.change(screen.getByLabelText('照抄名称', { selector: 'input' }), { target: { value: '张喆' } })
  fireEvent.click(purgeButton())
  expect(await screen.findByText('已清除，删去 4 个旧文件', undefined, wait)).toBeTruthy()
  expect(screen.getByText(/金士顿 \(F:\) 2026年3月的备份/)).toBeTruthy()
  expect(memory.works.orders).toEqual([{ kind: 'purge', reason: '误录', folder: stick, rows: [{ table: 'people', id: zhang.id }, { table: 'memberships', id: membership.id }] }])
})

test('a purge whose backup fails has changed the rows all the same: the window shows them as they are', async () => {
  works.set({})
  const [zhang, li] = [aPerson({ name: '张喆' }), aPerson({ id: anId(), name: '李堃' })]
  const memory = await showWindow(`#/data/purge?table=people&id=${zhang.id}`, [{ table: 'people', row: zhang }])
  memory.backups.plugIn({ label: '金士顿 (E:)' })
  memory.works.answer('purge', () => {
    memory.seed([{ table: 'people', row: li }])
    throw new ExpectedFailure('drive-gone')
  })
  fireEvent.change(await screen.findByLabelText('清除原因', { selector: 'textarea' }, wait), { target: { value: '误录' } })
  fireEvent.change(screen.getByLabelText('照抄名称', { selector: 'input' }), { target: { value: '张喆' } })
  fireEvent.click(await screen.findByText('金士顿 (E:)', undefined, wait))
  fireEvent.click(purgeButton())
  await screen.findByText(failures['drive-gone'], { exact: false }, wait)
  expect(await personRepository.byId(li.id)).toMatchObject({ name: '李堃' })
})

test('a 清除 that was cut short is said on the data page and brought to its end', async () => {
  works.set({})
  const memory = await showWindow('#/people')
  const { machine } = memory
  connectStorage({ ...machine, dataStatus: async input => {
    const answer = await machine.dataStatus(input)
    return answer.ok ? { ok: true, value: { ...answer.value, pendingPurge: { seq: 3, at: '2026-11-20T01:00:00.000Z' } } } : answer
  } })
  memory.backups.plugIn({ label: '金士顿 (E:)' })
  memory.works.answer('finishPurge', () => ({ kind: 'finishPurge', removedFiles: 2, staleSets: [] }))
  window.location.hash = '#/data'
  fireEvent.click(await screen.findByText('继续', undefined, wait))
  fireEvent.click(await screen.findByText('金士顿 (E:)', undefined, wait))
  fireEvent.click(screen.getByText('备份并做完清除'))
  expect(await screen.findByText('已清除，删去 2 个旧文件', undefined, wait)).toBeTruthy()
  expect(screen.getByText('没有别的备份还留着它。')).toBeTruthy()
})
