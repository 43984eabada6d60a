// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { aFact, anOrganisation, aPerson, aPost } from '../../../support/builders.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { connectWorkers } from '../../../support/window-workers.ts'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()
beforeEach(() => connectWorkers())
const wait = { timeout: 30_000 }

const branch = anOrganisation()
const person = aPerson({ name: '李堃' })
const rows = [
  { table: 'organisations' as const, row: branch },
  { table: 'organisationFacts' as const, row: aFact({ organisationId: branch.id, shortName: '第一党支部', fullName: '中共第一支部委员会' }) },
  { table: 'people' as const, row: person },
  { table: 'posts' as const, row: aPost({ personId: person.id, organisationId: branch.id }) },
]

test.each([
  ['变更', `#/organisations/${branch.id}`, '变更', '简称', '保存变更'],
  ['组织任职', `#/organisations/${branch.id}`, '任职', '批准文号', '登记任职'],
  ['任职', `#/people/${person.id}`, '任职', '批准文号', '登记任职'],
])('%s：带密级字样的不保存，写在那一栏下面', async (_, address, opens, label, verb) => {
  const memory = await showWindow(address, rows)
  const before = memory.journal.length
  if (address.startsWith('#/people')) fireEvent.click(await screen.findByRole('button', { name: /^办理/ }, wait))
  fireEvent.click((await screen.findAllByText(opens, { selector: 'button span, .ant-dropdown-menu-title-content' }, wait))[0]!)
  const dialog = await screen.findByRole('dialog', undefined, wait)
  if (within(dialog).queryByLabelText('从哪一天起', { selector: 'input' }) !== null) fireEvent.change(within(dialog).getByLabelText('从哪一天起', { selector: 'input' }), { target: { value: '2026-01-01' } })
  fireEvent.change(await within(dialog).findByLabelText(label, { selector: 'input' }), { target: { value: '机密〔2025〕3号' } })
  fireEvent.click(within(dialog).getByRole('button', { name: verb }))
  expect(await within(dialog).findByText(/发现密级字样“机密”/, undefined, wait)).toBeTruthy()
  expect(memory.journal.length).toBe(before)
})

test('编辑党组织：带密级字样的不保存，写在那一栏下面', async () => {
  const memory = await showWindow(`#/organisations/${branch.id}/edit`, rows)
  const before = memory.journal.length
  fireEvent.change(await screen.findByLabelText('批准文号', { selector: 'input' }, wait), { target: { value: '机密〔2025〕3号' } })
  fireEvent.click(screen.getByText('保存党组织'))
  expect(await screen.findByText(/发现密级字样“机密”/, undefined, wait)).toBeTruthy()
  expect(memory.journal.length).toBe(before)
})
