// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { connectStorage } from '../../../../renderer/storage/connection.ts'
import { showWindow } from '../../../support/whole-window.tsx'
import { giveTheWindowASize } from '../../../support/window.tsx'

giveTheWindowASize()
const wait = { timeout: 30_000 }

test('says where the archive lies and how much room is left, and takes a snapshot', async () => {
  const memory = await showWindow('#/data')
  expect(await screen.findByText('D:\\党务台账数据', undefined, wait)).toBeTruthy()
  expect(screen.getByText('93 GB（共 186 GB）')).toBeTruthy()
  fireEvent.click(screen.getByText('立即做快照'))
  expect(await screen.findByText(/做好快照，记到第 1 次保存：单位 1/)).toBeTruthy()
  expect(memory.calls).toContain('snapshotNow')
})

test('a whole archive is said to be whole', async () => {
  await showWindow('#/data')
  fireEvent.click(await screen.findByText('校验档案', { selector: 'button span' }, wait))
  expect(await screen.findByText(/✓ 档案完好：核对了 1 次保存/)).toBeTruthy()
})

test('of a damaged archive it is said what to do, the technical side behind 详情', async () => {
  const memory = await showWindow('#/data')
  connectStorage({ ...memory.machine, verifyArchive: () => Promise.resolve({ ok: true, value: { ok: false, frames: 3, head: 'aa', snapshots: 0, problems: ['000001-1.j1: frame 2'] } }) })
  fireEvent.click(await screen.findByText('校验档案', { selector: 'button span' }, wait))
  expect(await screen.findByText(/校验发现问题，档案没有改动/)).toBeTruthy()
  expect(screen.getByText('000001-1.j1: frame 2').closest('details')!.open).toBe(false)
})

test('low space is said before it hurts, and files set aside are listed', async () => {
  const memory = await showWindow('#/people')
  const { machine } = memory
  connectStorage({ ...machine, dataStatus: async input => {
    const answer = await machine.dataStatus(input)
    return answer.ok ? { ok: true, value: { ...answer.value, freeBytes: 300 * 1024 ** 2, quarantined: ['000001-1.j1.20261122'] } } : answer
  } })
  window.location.hash = '#/data'
  expect(await screen.findByText(/磁盘只剩 300 MB/, undefined, wait)).toBeTruthy()
  expect(screen.getByText('000001-1.j1.20261122')).toBeTruthy()
})

test('the view is made anew from the archive', async () => {
  const memory = await showWindow('#/data')
  fireEvent.click(await screen.findByText('重建显示数据', { selector: 'button span' }, wait))
  expect(await screen.findByText('✓ 已按档案重新整理。', undefined, wait)).toBeTruthy()
  expect(memory.calls.filter(call => call === 'rowsPage').length).toBeGreaterThan(1)
})

test('a machine side that does not answer is said with a way on', async () => {
  const memory = await showWindow('#/settings')
  await screen.findByText('操作人', { selector: 'h2' }, wait)
  memory.failNext('dataStatus', 'archive-not-open')
  window.location.hash = '#/data'
  fireEvent.click(await screen.findByText('重试', undefined, wait))
  expect(await screen.findByText('D:\\党务台账数据', undefined, wait)).toBeTruthy()
})
