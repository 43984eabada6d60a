// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { aFact, aMeeting, aMeetingPlan, anOrganisation, day, month, time } from '../../../support/builders.ts'
import { connectArchive } from '../../../../renderer/workers/archive-client.ts'
import { archivePort } from '../../../support/archive-port.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()

const wait = { timeout: 30_000 }
const typing = { selector: 'input, textarea' }
const branch = anOrganisation({ establishedOn: day('2020-01-01') })
const rows = [{ table: 'organisations' as const, row: branch }, { table: 'organisationFacts' as const, row: aFact({ organisationId: branch.id, shortName: '第一党支部', hasCommittee: false, hasGroups: false }) }]

beforeEach(() => {
  connectArchive(archivePort)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00') })
  return () => { vi.useRealTimers() }
})

test('an empty year is planned by the rules in one commit, taken back by one 撤销', async () => {
  const memory = await showWindow('#/plans', rows)
  fireEvent.click(await screen.findByText('按规定生成 6 次', undefined, wait))
  await waitFor(() => expect(memory.rowsOf('meetingPlans')).toHaveLength(6), wait)
  expect(memory.journal.at(-1)).toMatchObject({ act: 'planMeetings', summary: '按规定生成2026年会议计划 6 次' })
  expect(await screen.findByText('共 6 次', undefined, wait)).toBeTruthy()
  expect(screen.getByText('按规定生成', { selector: 'button span' }).closest('button')!.disabled).toBe(true)
  fireEvent.click(await screen.findByText('撤销', undefined, wait))
  await waitFor(() => expect(memory.rowsOf('meetingPlans')).toHaveLength(0), wait)
})

test('what was planned but not held asks for its reason, and is missed no more', async () => {
  const plan = aMeetingPlan({ organisationId: branch.id })
  const held = aMeetingPlan({ organisationId: branch.id, kind: 'committee' })
  const memory = await showWindow('#/plans', [...rows, { table: 'meetingPlans', row: plan }, { table: 'meetingPlans', row: held }, { table: 'meetings', row: aMeeting({ organisationId: branch.id, kinds: ['committee'], startAt: time('2026-05-20T09:00') }) }])
  expect(await screen.findByText('共 2 次，计划未开 1 次', undefined, wait)).toBeTruthy()
  expect(screen.getByText('✓ 已开')).toBeTruthy()
  fireEvent.click(screen.getByText('✕ 计划未开'))
  fireEvent.change(await screen.findByLabelText('未开原因', typing, wait), { target: { value: '并入六月' } })
  fireEvent.click(screen.getByText('保存计划'))
  await waitFor(() => expect(memory.rowsOf('meetingPlans')).toContainEqual(expect.objectContaining({ id: plan.id, cancelledReason: '并入六月' })), wait)
  expect(await screen.findByText('共 2 次', undefined, wait)).toBeTruthy()
})

test('the top bar\'s organisation narrows the list and what is generated', async () => {
  const other = anOrganisation({ establishedOn: day('2020-01-01') })
  localStorage.setItem('preference:organisation-in-view', JSON.stringify(branch.id))
  const memory = await showWindow('#/plans', [...rows, { table: 'organisations', row: other }, { table: 'organisationFacts', row: aFact({ organisationId: other.id, hasCommittee: false, hasGroups: false }) }, { table: 'meetingPlans', row: aMeetingPlan({ organisationId: other.id }) }])
  fireEvent.click(await screen.findByText('按规定生成 6 次', undefined, wait))
  expect(await screen.findByText('共 6 次', undefined, wait)).toBeTruthy()
  expect(memory.rowsOf('meetingPlans').filter(row => row['organisationId'] === branch.id)).toHaveLength(6)
  localStorage.clear()
})

test('a plan needs its organisation and month; a day must lie in the month; the meeting begins from it', async () => {
  const plan = aMeetingPlan({ organisationId: branch.id, month: month('2026-12') })
  await showWindow('#/plans/new', [...rows, { table: 'meetingPlans', row: plan }])
  fireEvent.click(await screen.findByText('保存计划', undefined, wait))
  expect(await screen.findByText('请选择月份。', undefined, wait)).toBeTruthy()
  window.location.hash = `#/plans/${plan.id}`
  expect(await screen.findByText('计划：2026年12月党员大会', undefined, wait)).toBeTruthy()
  fireEvent.change(await screen.findByLabelText('日期', typing, wait), { target: { value: '20261105' } })
  fireEvent.click(screen.getByText('保存计划'))
  expect(await screen.findByText('日期不在2026年12月。', undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('记录这次会议'))
  await waitFor(() => expect(window.location.hash).toContain(`organisation=${branch.id}&kinds=memberAssembly`), wait)
})
