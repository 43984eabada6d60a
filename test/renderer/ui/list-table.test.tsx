// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { EmptyState } from '../../../renderer/ui/empty-state.tsx'
import { type ListColumn, ListTable } from '../../../renderer/ui/list-table.tsx'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

interface Row { readonly id: string; readonly name: string; readonly age: number }

const columns: readonly ListColumn<Row>[] = [
  { key: 'name', title: '姓名', width: 120, cell: r => r.name },
  { key: 'age', title: '年龄', width: 80, align: 'right', cell: r => r.age, compare: (a, b) => a.age - b.age },
  { key: 'remark', title: '备注', width: 200, cell: () => '无', hiddenAtFirst: true },
]
const people = (n: number): Row[] => Array.from({ length: n }, (_, i) => ({ id: `p${i}`, name: `人员${i}`, age: (i * 7) % 60 }))

function list(rows: readonly Row[], onOpen = vi.fn()) {
  show(<ListTable name="test" label="人员" rows={rows} rowId={r => r.id} columns={columns} onOpen={onOpen} empty={<EmptyState text="这里放人员" />} />)
  return onOpen
}
const scroller = () => document.querySelector<HTMLElement>('[data-list]')!

test('draws only the rows in sight of ten thousand', () => {
  list(people(10_000))
  const drawn = screen.getAllByRole('row').length
  expect(drawn).toBeGreaterThan(10)
  expect(drawn).toBeLessThan(60)
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('10001')
})

test('arrow keys choose and Enter opens', () => {
  const onOpen = list(people(50))
  fireEvent.keyDown(scroller(), { key: 'ArrowDown' })
  fireEvent.keyDown(scroller(), { key: 'ArrowDown' })
  fireEvent.keyDown(scroller(), { key: 'ArrowUp' })
  fireEvent.keyDown(scroller(), { key: 'Enter' })
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'p1' }))
})

test('keys of the IME are left alone', () => {
  const onOpen = list(people(5))
  fireEvent.keyDown(scroller(), { key: 'Enter', keyCode: 229 })
  expect(onOpen).not.toHaveBeenCalled()
})

test('a click opens the row that was clicked, after sorting too', () => {
  const onOpen = list(people(5))
  fireEvent.click(screen.getByRole('button', { name: '年龄' }))
  fireEvent.click(screen.getByRole('button', { name: /年龄/ }))
  const first = screen.getAllByRole('row')[1]!
  expect(within(first).getByText('28')).toBeTruthy()
  fireEvent.click(first)
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ age: 28 }))
})

test('the column menu has a place of its own in the head, and its keys open no row', () => {
  const onOpen = list(people(5))
  const menu = screen.getByRole('button', { name: '选择显示的列' })
  expect(menu.closest('.list-head')!.lastElementChild!.contains(menu)).toBe(true)
  fireEvent.keyDown(menu, { key: 'Enter' })
  expect(onOpen).not.toHaveBeenCalled()
})

test('columns are shown and hidden, and kept for the next time', async () => {
  list(people(3))
  expect(screen.queryByRole('columnheader', { name: '备注' })).toBeNull()
  fireEvent.click(screen.getByLabelText('选择显示的列'))
  fireEvent.click(await screen.findByLabelText('备注'))
  expect(screen.getByRole('columnheader', { name: '备注' })).toBeTruthy()
  fireEvent.click(screen.getByLabelText('备注前移'))
  expect(screen.getAllByRole('columnheader').map(h => h.textContent)).toEqual(['姓名', '备注', '年龄'])
  expect(JSON.parse(localStorage.getItem('preference:columns:test') ?? '')).toEqual(['name', 'remark', 'age'])
})

test('an empty list says what belongs here', () => {
  list([])
  expect(screen.getByText('这里放人员')).toBeTruthy()
})

test('rows are ticked one by one, by the space bar, or all at once', () => {
  const ticked: string[][] = []
  const show3 = (ids: ReadonlySet<string>) => <ListTable name="test" label="人员" rows={people(3)} rowId={r => r.id} columns={columns} onOpen={() => {}} empty="" selection={{ ids, onChange: next => ticked.push([...next]) }} />
  const { rerender } = show(show3(new Set(['p1'])))
  fireEvent.click(screen.getByLabelText('选中第 1 行'))
  fireEvent.keyDown(scroller(), { key: ' ' })
  fireEvent.click(screen.getByLabelText('全选'))
  rerender(show3(new Set(['p0', 'p1', 'p2'])))
  fireEvent.click(screen.getByLabelText('全选'))
  expect(ticked).toEqual([['p1', 'p0'], ['p1', 'p0'], ['p0', 'p1', 'p2'], []])
})

test('says when the last rows come into sight, so that more can be read', () => {
  const onNearEnd = vi.fn()
  const rows = people(300)
  show(<ListTable name="test" label="人员" rows={rows} rowId={r => r.id} columns={columns} onOpen={() => {}} empty="" onNearEnd={onNearEnd} />)
  expect(onNearEnd).not.toHaveBeenCalled()
  scroller().scrollTop = 290 * 40
  fireEvent.scroll(scroller())
  expect(onNearEnd).toHaveBeenCalled()
})
