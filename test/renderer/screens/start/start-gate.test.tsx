// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { MachineStart } from '#shared/archive/start-state.ts'
import { connectStorage } from '../../../../renderer/storage/connection.ts'
import { personRepository } from '../../../../renderer/storage/person-repository.ts'
import { aPerson } from '../../../support/builders.ts'
import { memoryMachine, type MemoryMachine } from '../../../support/memory-machine.ts'
import { connectedMachine, openedArchive } from '../../../support/open-view.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'
import { StartGate } from '../../../../renderer/screens/start/start-gate.tsx'

giveTheWindowASize()

/** A machine side that begins with this start and goes on like the one in memory. */
function starting(memory: MemoryMachine, first: MachineStart): void {
  let isFirst = true
  connectStorage({ ...memory.machine, start: input => {
    if (!isFirst) return memory.machine.start(input)
    isFirst = false
    return Promise.resolve({ ok: true, value: first })
  } })
}

const gate = () => show(<StartGate firstRun={() => <p>首次使用</p>}>{open => <p>已打开 {open.archive.unitName}</p>}</StartGate>)

test('an empty view is filled before the archive is shown', async () => {
  const memory = await connectedMachine()
  const release = memory.hold('rowsPage')
  gate()
  expect(await screen.findByText('正在从档案整理显示用的数据，已保存的内容都在。')).toBeTruthy()
  expect(screen.queryByText(/已打开/)).toBeNull()
  release()
  expect(await screen.findByText('已打开 云岭市档案服务中心')).toBeTruthy()
})

test('a failed rebuild says so and can be tried again', async () => {
  const memory = await connectedMachine()
  memory.failNext('rowsPage', 'write-failed')
  gate()
  fireEvent.click(await screen.findByText('重新整理'))
  expect(await screen.findByText('已打开 云岭市档案服务中心')).toBeTruthy()
})

test('a missing folder asks for it, and 重试 finds it again', async () => {
  const memory = await connectedMachine()
  starting(memory, { kind: 'folderMissing', folder: 'E:\\党务台账数据' })
  gate()
  expect(await screen.findByText('找不到数据文件夹')).toBeTruthy()
  expect(screen.getByText(/E:\\党务台账数据/)).toBeTruthy()
  fireEvent.click(screen.getByText('重试'))
  expect(await screen.findByText('已打开 云岭市档案服务中心')).toBeTruthy()
})

test('a choice that fails says why and keeps the choices', async () => {
  const memory = await connectedMachine()
  starting(memory, { kind: 'keysMissing', folder: 'E:\\党务台账数据', copies: ['snapshots'] })
  memory.failNext('chooseStart', 'keys-unreadable')
  gate()
  fireEvent.click(await screen.findByText('取用找到的密钥'))
  expect(await screen.findByText(/请从备份恢复密钥/)).toBeTruthy()
  fireEvent.click(screen.getByText('取用找到的密钥'))
  expect(await screen.findByText('已打开 云岭市档案服务中心')).toBeTruthy()
})

test('rows of a lost archive are shown before they are taken back', async () => {
  await openedArchive()
  await personRepository.recordPerson(aPerson({ name: '周𬘭' }))
  const empty = memoryMachine({ unitName: null })
  connectStorage(empty.machine)
  gate()
  expect(await screen.findByText('找不到这些记录的档案文件夹')).toBeTruthy()
  expect(await screen.findByText('周𬘭')).toBeTruthy()
  expect(screen.queryByText('首次使用')).toBeNull()
  fireEvent.click(screen.getByText('用这些记录重建档案'))
  expect(await screen.findByText(/已打开/, undefined, { timeout: 20_000 })).toBeTruthy()
  expect(empty.rowsOf('people').map(row => row['name'])).toEqual(['周𬘭'])
})
