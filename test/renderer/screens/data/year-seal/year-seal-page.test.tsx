// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { connectArchive } from '../../../../../renderer/workers/archive-client.ts'
import { aFact, aMeeting, anOrganisation, time } from '../../../../support/builders.ts'
import { archivePort } from '../../../../support/archive-port.ts'
import { showWindow } from '../../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T02:00:00Z') })
  connectArchive(archivePort)
})

async function twoYears() {
  const branch = anOrganisation()
  const last = aMeeting({ organisationId: branch.id, title: '去年的会', belongYear: 2025, startAt: time('2025-05-20T14:30'), endAt: null })
  const memory = await showWindow('#/data/year-seal', [
    { table: 'organisations', row: branch }, { table: 'organisationFacts', row: aFact({ organisationId: branch.id }) },
    { table: 'meetings', row: last }, { table: 'meetings', row: aMeeting({ organisationId: branch.id, belongYear: 2026 }) },
  ])
  const year = async (n: number) => screen.findByRole('region', { name: `${n}年度` }, wait)
  return { memory, last, year }
}

test('only a year whose 31 March has gone by can be sealed; a sealed one opens only with a reason', async () => {
  const { memory, last, year } = await twoYears()
  expect((await year(2026)).textContent).toContain('2027年4月1日起可以封账')
  fireEvent.click(within(await year(2025)).getByText('封账'))
  fireEvent.click(await within(await screen.findByRole('dialog')).findByText('封账', { selector: 'button span' }))
  await waitFor(() => expect(memory.rowsOf('yearSeals')).toMatchObject([{ year: 2025, state: 'sealed' }]), wait)
  window.location.hash = `#/meetings/${last.id}`
  expect(await screen.findByText(/2025年度已于2026年11月22日封账，这一年的会议只能查看和打印/, undefined, wait)).toBeTruthy()
  await waitFor(() => expect(screen.getByText('编辑').closest('button')!.disabled).toBe(true))
  expect(screen.getByText('删除').closest('button')!.disabled).toBe(true)
  fireEvent.click(screen.getByText('去重新开账'))
  fireEvent.click(within(await year(2025)).getByText('重新开账'))
  const reopen = () => within(screen.getByRole('dialog')).getByText('重新开账', { selector: 'button span' })
  fireEvent.click(await waitFor(reopen, wait))
  expect(await screen.findByText('请写明为什么要重新开账')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('重新开账原因'), { target: { value: '补正党课记录' } })
  fireEvent.click(reopen())
  await waitFor(() => expect(memory.rowsOf('yearSeals')).toMatchObject([{ year: 2025, state: 'reopened', reason: '补正党课记录' }]), wait)
  expect(memory.journal.at(-1)?.summary).toBe('2025年度重新开账：补正党课记录')
})

test('without a meeting it says what will stand here', async () => {
  await showWindow('#/data/year-seal')
  expect(await screen.findByText(/还没有会议记录。有了记录，这里按年列出/, undefined, wait)).toBeTruthy()
})
