// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { newMeetingForm } from '../../../../renderer/screens/meetings/form/meeting-form.ts'
import { toDraft } from '../../../../renderer/screens/meetings/form/draft-content.ts'
import { TodayScreen } from '../../../../renderer/screens/today/today-screen.tsx'
import { rebuildView } from '../../../../renderer/storage/view-keeper.ts'
import { parseHash } from '../../../../renderer/ui/route.ts'
import { branch, branchArchive } from '../../../support/branch-archive.ts'
import { aMembership, anId, aPerson, day } from '../../../support/builders.ts'
import { openedArchive } from '../../../support/open-view.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'
import { connectWorkers } from '../../../support/window-workers.ts'

giveTheWindowASize()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00') })
  const end = connectWorkers()
  return () => {
    end()
    vi.useRealTimers()
  }
})

const at = () => parseHash(window.location.hash)

test('an archive with nothing in it says what to do first', async () => {
  await openedArchive()
  show(<TodayScreen rest={[]} query={{}} />)
  expect(await screen.findByText('档案已建好，还差三步')).toBeTruthy()
})

test('C01 an overdue quarter stands there in words, and one click begins the meeting that is owed', async () => {
  await branchArchive({ now: () => '2025-01-02T02:00:00.000Z' })
  show(<TodayScreen rest={[]} query={{}} />)
  fireEvent.click((await screen.findAllByText(/显示其余/))[0]!)
  const duty = await screen.findByText(/2026年第二季度没有召开党员大会/)
  expect(duty.closest('.agenda-group')?.className).toContain('red')
  fireEvent.click(duty.closest('li')!.querySelector('button')!)
  expect(at()).toMatchObject({ screen: 'meetings', query: { organisation: branch.id, kinds: 'memberAssembly' } })
})

test('换届、失联各成一组，一次点到要填的地方', async () => {
  const memory = await branchArchive({ now: () => '2025-01-02T02:00:00.000Z' })
  const lost = aPerson({ name: '孟远' })
  const membership = aMembership({ personId: lost.id, organisationId: branch.id, lost: { since: day('2026-01-10'), lastActivityOn: null, lastDuesOn: null } })
  memory.seed([{ table: 'people', row: lost }, { table: 'memberships', row: membership }])
  await rebuildView()
  show(<TodayScreen rest={[]} query={{}} />)
  expect(await screen.findByRole('heading', { name: /换届/ })).toBeTruthy()
  const item = (await screen.findByText(/孟远自2026年1月10日起失去联系，已满六个月/)).closest('li')!
  expect(item.closest('.agenda-matter')!.querySelector('h3')!.textContent).toMatch(/^失联、流动党员/)
  fireEvent.click(within(item).getByRole('button', { name: '去处理' }))
  expect(at()).toMatchObject({ screen: 'people', rest: [lost.id, 'edit'], query: { field: 'lost' } })
})

test('what was owed before the archive was begun is one line that opens', async () => {
  await branchArchive()
  show(<TodayScreen rest={[]} query={{}} />)
  const group = (await screen.findByText('建档以前（可照纸质记录补录）')).closest<HTMLElement>('.agenda-group')!
  expect(screen.queryByText(/2026年第二季度没有召开党员大会/)).toBeNull()
  expect(screen.getByRole('status').textContent).toContain('逾期 0 项')
  expect(within(group).getByRole('heading').textContent).toMatch(/　\d+$/)
  fireEvent.click(within(group).getByRole('button', { name: /^显示 \d+ 项$/ }))
  expect(within(group).getByText(/2026年第二季度没有召开党员大会/)).toBeTruthy()
})

test('a cell of the matrix says what it means and opens its meetings', async () => {
  await branchArchive()
  show(<TodayScreen rest={[]} query={{}} />)
  const cell = await screen.findByLabelText(/2026年第二季度党员大会：没有开展，逾期：第一党支部/)
  fireEvent.focus(cell)
  expect(document.querySelector('.matrix-words')?.textContent).toContain('逾期：第一党支部')
  fireEvent.click(cell)
  expect(at()).toMatchObject({ screen: 'meetings', query: { kind: 'memberAssembly', period: '2026Q2' } })
})

test('a draft that was left over is offered, and gone when it is given up', async () => {
  const { machine } = await branchArchive()
  const form = newMeetingForm(anId(), { kinds: ['committee'], day: day('2026-11-20') })
  await machine.saveDraft({ form: 'meeting', recordId: form.id, content: toDraft(form, []) })
  show(<TodayScreen rest={[]} query={{}} />)
  const link = await screen.findByText('接着填')
  expect(parseHash(new URL((link as HTMLAnchorElement).href).hash)).toMatchObject({ screen: 'meetings', rest: ['new', form.id] })
  expect(screen.getByText(/支委会\s2026-11-20/)).toBeTruthy()
  fireEvent.click(screen.getByText('不要了'))
  await waitFor(() => expect(screen.queryByText('接着填')).toBeNull())
  expect(await machine.drafts({})).toEqual({ ok: true, value: [] })
})
