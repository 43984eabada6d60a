// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { personRepository } from '../../../renderer/storage/person-repository.ts'
import { sitting } from '../../../renderer/storage/sitting.ts'
import { aPerson } from '../../support/builders.ts'
import { showWindow } from '../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }
const undoKey = () => fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true })

beforeEach(() => sitting.set([]))

async function zhangTwiceChanged() {
  const zhang = aPerson({ name: '张喆', unitPost: '' })
  const memory = await showWindow('#/people', [{ table: 'people', row: zhang }])
  await screen.findByRole('heading', { name: '人员', level: 1 }, wait)
  const change = async (unitPost: string) => personRepository.correctPerson({ ...(await personRepository.byId(zhang.id))!, unitPost })
  await change('科员')
  await change('科长')
  return { memory, change, post: () => memory.row('people', zhang.id)?.['unitPost'], id: zhang.id }
}

test('Ctrl+Z takes back the last act of this sitting, then the one before, and says what', async () => {
  const { memory, post, id } = await zhangTwiceChanged()
  undoKey()
  expect(await screen.findByText('已撤销：修改人员：张喆', undefined, wait)).toBeTruthy()
  expect(post()).toBe('科员')
  undoKey()
  await waitFor(() => expect(post()).toBe(''), wait)
  expect((await personRepository.byId(id))?.unitPost).toBe('')
  undoKey() // nothing more was done in this window: what the archive held before stays
  await Promise.resolve()
  expect(memory.calls.filter(call => call === 'undoCommit')).toHaveLength(2)
})

test('重做 does it again, and Ctrl+Z takes that back too', async () => {
  const { post } = await zhangTwiceChanged()
  undoKey()
  fireEvent.click(await screen.findByText('重做', undefined, wait))
  await screen.findByText('已重做：修改人员：张喆', undefined, wait)
  expect(post()).toBe('科长')
  undoKey()
  await waitFor(() => expect(post()).toBe('科员'), wait)
})

test('acts of another archive are never taken back in this one', async () => {
  const { memory } = await zhangTwiceChanged()
  cleanup()
  const other = await showWindow('#/people')
  await screen.findByRole('heading', { name: '人员', level: 1 }, wait)
  undoKey()
  await Promise.resolve()
  expect([...memory.calls, ...other.calls]).not.toContain('undoCommit')
})

test('in a text field the key belongs to what is typed', async () => {
  const { memory } = await zhangTwiceChanged()
  const field = screen.getByLabelText('姓名、拼音首字母、证件尾号')
  field.focus()
  fireEvent.keyDown(field, { key: 'z', ctrlKey: true })
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true, isComposing: true })
  expect(memory.calls).not.toContain('undoCommit')
})

test('what was changed since by others is said not to be taken back', async () => {
  const { memory, id, post } = await zhangTwiceChanged()
  const row = (await personRepository.byId(id))!
  const { rev, _h, ...value } = row
  await memory.machine.commit({ id: crypto.randomUUID(), act: 'correctPerson', summary: '别处的修改', ops: [{ table: 'people', id, ifRev: rev, value: { ...value, unitPost: '处长' } }] })
  undoKey()
  expect(await screen.findByText(/没有撤销：这次操作已经撤销过，或内容后来都改过了/, undefined, wait)).toBeTruthy()
  expect(post()).toBe('处长')
})
