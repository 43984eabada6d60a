// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { personRepository } from '../../../../../renderer/storage/person-repository.ts'
import { aPerson } from '../../../../support/builders.ts'
import { showWindow } from '../../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }

function scrollDown(list: HTMLElement) {
  list.scrollTop += 1_000_000 // jsdom lays nothing out: it stops nowhere
  fireEvent.scroll(list)
}

async function withAct(hash = '#/data/acts') {
  const zhang = aPerson({ name: '张喆', unitPost: '科员' })
  const memory = await showWindow('#/data', [{ table: 'people', row: zhang }])
  await screen.findByRole('heading', { name: '数据', level: 1 }, wait)
  await personRepository.correctPerson({ ...(await personRepository.byId(zhang.id))!, unitPost: '科长' })
  window.location.hash = hash
  await screen.findByRole('grid', { name: '操作记录' }, wait)
  return { memory, zhang }
}

test('lists every act with who, what and how many records, the newest first; one shows what it changed', async () => {
  await withAct()
  expect(await screen.findByText('共 3 次', undefined, wait)).toBeTruthy()
  const rows = screen.getAllByRole('row').map(row => row.textContent)
  expect(rows[1]).toContain('林小满修改人员修改人员：张喆人员 1')
  expect(rows.at(-1)).toContain('新建档案')
  fireEvent.click(screen.getByText('修改人员：张喆'))
  const change = await screen.findByText('行政职务', undefined, wait)
  expect(change.closest('li')!.textContent).toBe('行政职务由“科员”改为“科长”')
})

test('is filtered by act and by words, and says when nothing fits', async () => {
  await withAct('#/data/acts?act=createArchive')
  expect(await screen.findByText('共 1 次', undefined, wait)).toBeTruthy()
  fireEvent.change(screen.getByLabelText('内容里的字'), { target: { value: '没有这样的字' } })
  expect(await screen.findByText('没有符合条件的操作。', undefined, wait)).toBeTruthy()
})

test('acts are read by pages as one scrolls', async () => {
  const memory = await showWindow('#/data')
  await screen.findByRole('heading', { name: '数据', level: 1 }, wait)
  for (let n = 0; n < 450; n += 1) memory.seed([{ table: 'people', row: aPerson() }])
  window.location.hash = '#/data/acts'
  expect(await screen.findByText('已列出最近 200 次，往下滚动继续', undefined, wait)).toBeTruthy()
  const list = screen.getByRole('grid', { name: '操作记录' }).querySelector<HTMLElement>('[data-list]')!
  scrollDown(list)
  expect(await screen.findByText('已列出最近 400 次，往下滚动继续', undefined, wait)).toBeTruthy()
  scrollDown(list)
  expect(await screen.findByText('共 451 次', undefined, wait)).toBeTruthy()
})

test('an import of the last 30 days can be taken back from here, and is marked afterwards', async () => {
  const zhang = aPerson({ name: '张喆' })
  const memory = await showWindow('#/data')
  await screen.findByRole('heading', { name: '数据', level: 1 }, wait)
  await memory.machine.commit({ id: crypto.randomUUID(), act: 'importRecords', summary: '导入 1 条记录', ops: [{ table: 'people', id: zhang.id, ifRev: null, value: { ...zhang } }] })
  window.location.hash = '#/data/acts'
  fireEvent.click(await screen.findByText('导入 1 条记录', undefined, wait))
  fireEvent.click(await screen.findByText('撤销这次操作', undefined, wait))
  await waitFor(() => expect(memory.row('people', zhang.id)).toBeUndefined(), wait)
  expect(await screen.findByText('已撤销：导入 1 条记录', undefined, wait)).toBeTruthy()
  expect(await within(screen.getByRole('grid', { name: '操作记录' })).findByText('已撤销', undefined, wait)).toBeTruthy()
})

test.each([
  ['的前 16 位', (head: string) => head.slice(0, 16), /✓ 相符。.*没有被改写/],
  ['抄错一位', (head: string) => `${head.startsWith('0') ? '1' : '0'}${head.slice(1, 16)}`, /✕ 不符。.*被改写过/],
])('a printed code is checked: %s', async (_, codeOf, verdict) => {
  const { memory } = await withAct()
  fireEvent.click(screen.getByText('核对校验码'))
  fireEvent.change(await screen.findByLabelText('第几次保存', { selector: 'input' }), { target: { value: '3' } })
  fireEvent.change(screen.getByLabelText('校验码', { selector: 'input' }), { target: { value: codeOf(memory.head().head) } })
  fireEvent.click(screen.getByText('核对', { selector: 'button span' }))
  expect(await screen.findByText(verdict, undefined, wait)).toBeTruthy()
})

test('a commit that the archive does not have is said so', async () => {
  await withAct()
  fireEvent.click(screen.getByText('核对校验码'))
  fireEvent.change(await screen.findByLabelText('第几次保存', { selector: 'input' }), { target: { value: '999' } })
  fireEvent.change(screen.getByLabelText('校验码', { selector: 'input' }), { target: { value: 'AAAA-BBBB-CCCC-DDDD' } })
  fireEvent.click(screen.getByText('核对', { selector: 'button span' }))
  expect(await screen.findByText(/! 查不到/, undefined, wait)).toBeTruthy()
})
