// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import type { BackupInfo } from '#shared/archive/backup-set.ts'
import { works } from '../../../../../renderer/parts/work-keeper.ts'
import { BackupPage } from '../../../../../renderer/screens/data/backup/backup-page.tsx'
import { openedArchive } from '../../../../support/open-view.ts'
import { giveTheWindowASize, show } from '../../../../support/window.tsx'

giveTheWindowASize()
const protectedArchive = () => openedArchive({ keys: { password: '云岭山水2026春', isOpened: true } })
const press = (word: string | RegExp) => fireEvent.click(screen.getByText(word, { selector: 'button span' }))
beforeEach(() => works.set({}))

test('without a password nothing is written: the page leads to setting one', async () => {
  const memory = await openedArchive()
  memory.backups.plugIn()
  show(<BackupPage />)
  fireEvent.click(await screen.findByText('设置口令', { selector: 'button span' }))
  expect(window.location.hash).toBe('#/data/password')
  expect(memory.calls).not.toContain('beginWork')
})

test('the only stick is chosen by itself; its result says what was written, checked, and how to eject', async () => {
  const memory = await protectedArchive()
  memory.backups.plugIn({ label: '系统盘 (C:)', kind: 'fixed', holdsArchive: true })
  const stick = memory.backups.plugIn()
  show(<BackupPage />)
  expect(await screen.findByText(/档案就在这块磁盘上/)).toBeTruthy()
  press('开始备份')
  expect(await screen.findByText(/备份完成：金士顿 \(E:\)/)).toBeTruthy()
  expect(screen.getByText('可以安全弹出。')).toBeTruthy()
  expect(screen.getByText(/统信 UOS/)).toBeTruthy()
  expect(memory.works.orders).toEqual([{ kind: 'backup', folder: stick, form: 'folder' }])
})

test('what is wrong with the archive is told beside the result, which stays a success', async () => {
  const memory = await protectedArchive()
  memory.backups.plugIn()
  memory.backups.warnings.push('有 2 个附件在档案里已经缺失或损坏，没有备份到；其他内容都已备份。')
  show(<BackupPage />)
  await screen.findByText('金士顿 (E:)')
  press('开始备份')
  expect(await screen.findByText('备份完成：金士顿 (E:)', { exact: false })).toBeTruthy()
  expect(screen.getByRole('alert').textContent).toContain('有 2 个附件')
})

test('a stick that is put in while the page is open appears by itself', async () => {
  const memory = await protectedArchive()
  show(<BackupPage />)
  expect(await screen.findByText(/没有看到 U 盘/)).toBeTruthy()
  memory.backups.plugIn()
  expect(await screen.findByText('金士顿 (E:)', undefined, { timeout: 8000 })).toBeTruthy()
})

test('drives that can not be listed are told with a way on', async () => {
  const memory = await protectedArchive()
  memory.failNext('drives', 'unexpected')
  show(<BackupPage />)
  await screen.findByText(/发生意外错误/)
  memory.backups.plugIn()
  press('重试')
  expect(await screen.findByText('金士顿 (E:)')).toBeTruthy()
})

test('a failed backup says so and can be begun again', async () => {
  const memory = await protectedArchive()
  memory.backups.plugIn()
  memory.works.failNext('drive-full')
  show(<BackupPage />)
  await screen.findByText('金士顿 (E:)')
  press('开始备份')
  expect(await screen.findByText(/^U 盘空间不足，备份没有完成/)).toBeTruthy()
  await screen.findByText('金士顿 (E:)') // the drives are listed afresh: until then there is nothing to back up to
  press('开始备份')
  expect(await screen.findByText(/备份完成/)).toBeTruthy()
})

test('a stick that is in again is offered to be read once more', async () => {
  const memory = await protectedArchive()
  const stick = memory.backups.plugIn({ label: '闪迪 (F:)', lastBackup: { at: '2026-11-20T02:00:00.000Z', seq: 9 }, rereadDue: true })
  memory.backups.lay(stick, { backups: [aBackup(0, { seq: 9 })] })
  show(<BackupPage />)
  expect(await screen.findByText(/“闪迪 \(F:\)”.*还没有复验/)).toBeTruthy()
  press('现在复验')
  expect(await screen.findByText(/✓ 复验通过/)).toBeTruthy()
  expect(memory.works.orders).toMatchObject([{ kind: 'verifySet', backupId: 'b0' }])
})

test('only old backups are removed, and only after they were named', async () => {
  const memory = await protectedArchive()
  const stick = memory.backups.plugIn()
  memory.backups.lay(stick, { backups: Array.from({ length: 500 }, (_, i) => aBackup(i, { mayGo: i === 498 || i === 499 })) })
  show(<BackupPage />)
  fireEvent.click(await screen.findByText('查看、删除旧备份'))
  expect(await screen.findByText(/共 500 份备份，其中 2 份可以删除/)).toBeTruthy()
  expect(screen.getAllByRole('checkbox').length).toBeLessThan(80) // only rows in sight are drawn
  press('选中可以删除的 2 份')
  press('删除选中的 2 份')
  const question = await screen.findByRole('dialog')
  expect(within(question).getByText(/2025年7月.*找不回来/)).toBeTruthy()
  fireEvent.click(within(question).getByText('先不删'))
  await waitFor(() => expect(document.querySelector('.ant-modal, .ant-btn-loading')).toBeNull())
  expect(memory.calls).not.toContain('pruneSet')
  press('删除选中的 2 份')
  fireEvent.click(within(await screen.findByRole('dialog')).getByText('删除 2 份备份'))
  expect(await screen.findByText(/✓ 已删除 2 份旧备份/)).toBeTruthy()
  await waitFor(() => expect(screen.getByText(/共 498 份备份，其中 0 份可以删除/)).toBeTruthy())
})

function aBackup(i: number, some: Partial<BackupInfo> = {}): BackupInfo {
  return { id: `b${i}`, at: new Date(Date.UTC(2026, 10, 20, 2) - i * 86_400_000).toISOString(), seq: 900 - i, bytes: 4e6, problem: null, mayGo: false, ...some }
}
