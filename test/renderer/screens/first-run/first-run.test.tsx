// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }

test('nothing is made before the notice is acknowledged and the names are there', async () => {
  const memory = await showWindow('', [], { unitName: null })
  fireEvent.click(await screen.findByText('新建档案', undefined, wait))
  expect(await screen.findByText('请先阅读并勾选上面一行')).toBeTruthy()
  expect(screen.getByText('请填写操作人姓名')).toBeTruthy()
  expect(screen.getByText('请填写单位名称')).toBeTruthy()
  expect(memory.calls).not.toContain('createArchive')
})

test('neither is the sample opened before the notice is acknowledged', async () => {
  const memory = await showWindow('', [], { unitName: null })
  fireEvent.click(await screen.findByText('打开示例档案', undefined, wait))
  expect(await screen.findByText('请先阅读并勾选上面一行')).toBeTruthy()
  expect(memory.calls).not.toContain('openSample')
  fireEvent.click(screen.getByText(/我已知道/))
  fireEvent.click(screen.getByText('打开示例档案'))
  expect(await screen.findByText('退出示例', undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('退出示例'))
  expect(await screen.findByText('首次使用', undefined, wait)).toBeTruthy()
})

test('from nothing to a branch with a member: archive, organisation, roster', async () => {
  const memory = await showWindow('', [], { unitName: null })
  fireEvent.click(await screen.findByText(/我已知道/, undefined, wait))
  fireEvent.change(screen.getByLabelText('操作人', { selector: 'input' }), { target: { value: '林小满' } })
  fireEvent.change(screen.getByLabelText('单位名称', { selector: 'input' }), { target: { value: '云岭市档案服务中心' } })
  fireEvent.click(screen.getByText('更改'))
  expect(await screen.findByText('D:\\打印')).toBeTruthy()
  fireEvent.click(screen.getByText('新建档案'))
  expect(await screen.findByText('先把档案建起来', undefined, wait)).toBeTruthy()
  expect(memory.head()).toMatchObject({ unitName: '云岭市档案服务中心', actor: '林小满' })
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: '组织类型' }, wait))
  fireEvent.click(await screen.findByTitle('党支部'))
  fireEvent.change(screen.getByLabelText('全称', { selector: 'input' }), { target: { value: '中共第一支部委员会' } })
  fireEvent.change(screen.getByLabelText('成立日期', { selector: 'input' }), { target: { value: '20200101' } })
  fireEvent.click(screen.getByText('保存党组织'))
  expect(await screen.findByText('✓ 已建 1 个：中共第一支部委员会', undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('下一步：登记党员'))
  fireEvent.change(await screen.findByLabelText('粘贴名册'), { target: { value: '周𬘭\t女\t1988.3\t正式党员' } })
  fireEvent.click(await screen.findByText('核对这些人（1 行）'))
  fireEvent.click(await screen.findByText('写入 1 人'))
  expect(await screen.findByText(/已登记 1 名党员/, undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('登记完了'))
  expect(await screen.findByText('可以开始用了')).toBeTruthy()
  await waitFor(() => expect(memory.rowsOf('people').map(row => row['name'])).toEqual(['周𬘭']))
})

test('a folder that holds other files is refused with its sentence, and everything typed stays', async () => {
  const memory = await showWindow('', [], { unitName: null })
  fireEvent.click(await screen.findByText(/我已知道/, undefined, wait))
  fireEvent.change(screen.getByLabelText('操作人', { selector: 'input' }), { target: { value: '林小满' } })
  fireEvent.change(screen.getByLabelText('单位名称', { selector: 'input' }), { target: { value: '云岭市档案服务中心' } })
  memory.failNext('createArchive', 'folder-not-empty')
  fireEvent.click(screen.getByText('新建档案'))
  expect(await screen.findByText(/请选一个空文件夹/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('单位名称', { selector: 'input' }).value).toBe('云岭市档案服务中心')
})
