// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { type FolderListing, FolderPicker } from '../../../renderer/ui/folder-picker.tsx'
import { giveTheWindowASize, show } from '../../support/window.tsx'

giveTheWindowASize()

const disk = { token: 'd', label: 'D:\\' }
const docs = { token: 'docs', label: 'D:\\资料' }
const tree: Record<string, FolderListing> = {
  '': { here: null, up: null, folders: [disk] },
  d: { here: disk, up: null, folders: [docs] },
  docs: { here: docs, up: disk, folders: [] },
}

function picker(list = (parent: string | null) => Promise.resolve(tree[parent ?? '']!)) {
  const onPick = vi.fn()
  const make = vi.fn((_: string, name: string) => {
    tree['new'] = { here: { token: 'new', label: `D:\\资料\\${name}` }, up: docs, folders: [] }
    return Promise.resolve({ token: 'new', label: `D:\\资料\\${name}` })
  })
  show(<FolderPicker title="选择文件夹" list={list} make={make} onPick={onPick} />)
  return { onPick, make }
}

test('goes down, up and down again, and picks where it stands', async () => {
  const { onPick } = picker()
  expect((await screen.findByText('选这个文件夹')).closest('button')!.disabled).toBe(true)
  fireEvent.click(await screen.findByText('D:'))
  fireEvent.click(await screen.findByText('资料'))
  expect(await screen.findByText('里面没有文件夹')).toBeTruthy()
  fireEvent.click(screen.getByLabelText('上一级'))
  fireEvent.click(await screen.findByText('资料'))
  await screen.findByText('里面没有文件夹')
  fireEvent.click(screen.getByText('选这个文件夹'))
  expect(onPick).toHaveBeenCalledExactlyOnceWith(docs)
})

test('makes a folder and goes into it', async () => {
  const { onPick, make } = picker()
  fireEvent.click(await screen.findByText('D:'))
  fireEvent.click(await screen.findByText('资料'))
  fireEvent.change(await screen.findByLabelText('新文件夹的名称'), { target: { value: ' 党务台账 ' } })
  fireEvent.click(screen.getByText('新建文件夹'))
  expect(await screen.findByText('D:\\资料\\党务台账')).toBeTruthy()
  expect(make).toHaveBeenCalledExactlyOnceWith('docs', '党务台账')
  fireEvent.click(screen.getByText('选这个文件夹'))
  expect(onPick).toHaveBeenCalledExactlyOnceWith({ token: 'new', label: 'D:\\资料\\党务台账' })
})

test('a folder that cannot be read says so', async () => {
  picker(() => Promise.reject(new Error('找不到这个文件夹。')))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('找不到这个文件夹。'))
})

test('取消 picks nothing', async () => {
  const { onPick } = picker()
  fireEvent.click(await screen.findByText('取消'))
  expect(onPick).toHaveBeenCalledExactlyOnceWith(null)
})

test('while a clicked folder is opening, the one before it can not be picked for it', async () => {
  let answer = () => {}
  const { onPick } = picker(parent => (parent === 'docs' ? new Promise(resolve => { answer = () => resolve(tree['docs']!) }) : Promise.resolve(tree[parent ?? '']!)))
  fireEvent.click(await screen.findByText('D:'))
  fireEvent.click(await screen.findByText('资料'))
  const pick = screen.getByText('选这个文件夹').closest('button')!
  expect(pick.disabled).toBe(true)
  fireEvent.click(pick)
  expect(onPick).not.toHaveBeenCalled()
  answer()
  await waitFor(() => expect(pick.disabled).toBe(false))
  fireEvent.click(pick)
  expect(onPick).toHaveBeenCalledExactlyOnceWith(docs)
})
