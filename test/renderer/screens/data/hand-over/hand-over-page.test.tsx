// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { works } from '../../../../../renderer/parts/work-keeper.ts'
import { aPerson } from '../../../../support/builders.ts'
import { showWindow } from '../../../../support/whole-window.tsx'
import { connectWorkers } from '../../../../support/window-workers.ts'
import { giveTheWindowASize } from '../../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value } })

test('from one clerk to the next: backup, the new password, the signed list, and the name that acts bear from then on', async () => {
  works.set({})
  const memory = await showWindow('#/data/hand-over', [{ table: 'people', row: aPerson({ name: '张喆' }) }], { keys: { password: '一月的旧口令', isOpened: true } })
  const endWorkers = connectWorkers()
  memory.backups.plugIn({ label: '金士顿 (E:)' })
  await screen.findByText('谁交给谁', undefined, wait)
  expect((screen.getByLabelText('移交人', { selector: 'input' }) as HTMLInputElement).value).toBe('林小满')
  fireEvent.click(screen.getByText('下一步：交接什么'))
  expect(await screen.findByText('请填写接收人')).toBeTruthy()
  type('接收人', '周知夏')
  type('监交人', '王頔')
  fireEvent.click(screen.getByText('下一步：交接什么'))
  expect(await screen.findByText('单位 1，人员 1', undefined, wait)).toBeTruthy()
  const next = () => screen.getByText('下一步').closest('button')!
  await waitFor(() => expect(next().disabled).toBe(false), wait)
  fireEvent.click(next())
  fireEvent.click(await screen.findByText('金士顿 (E:)', undefined, wait))
  fireEvent.click(screen.getByText('备份到 U 盘', { selector: 'button span' }))
  expect(await screen.findByText(/✓ .*已备份到“.*”.*读回核对无误/, undefined, wait)).toBeTruthy()
  fireEvent.click(next())

  await screen.findByText(/由接收人周知夏设定新口令/, undefined, wait)
  type('现在的口令', '一月的旧口令')
  type('新口令', '十一月设定的新口令')
  type('再输一遍', '十一月设定的新口令')
  fireEvent.click(screen.getByText('下一步：恢复密钥'))
  const key = (await screen.findByLabelText('恢复密钥', { selector: 'output' }, wait)).textContent
  fireEvent.click(screen.getByText('下一步：核对打印件'))
  type('恢复密钥', key)
  fireEvent.click(screen.getByText('核对并启用口令'))

  expect(await screen.findByText('党务档案交接清单', undefined, wait)).toBeTruthy()
  fireEvent.click(screen.getByText('确认交接'))
  expect(await screen.findByText(/交接已记入档案，操作人已改为周知夏/, undefined, wait)).toBeTruthy()
  expect(memory.rowsOf('handOvers')).toMatchObject([{ giver: '林小满', receiver: '周知夏', witness: '王頔', keyCopies: 1, attachments: 0 }])
  expect(memory.journal.at(-1)).toMatchObject({ act: 'handOver', summary: '交接：林小满交给周知夏' })
  expect(memory.head().actor).toBe('周知夏')
  expect(screen.getByText('打印清单')).toBeTruthy()
  endWorkers()
})
