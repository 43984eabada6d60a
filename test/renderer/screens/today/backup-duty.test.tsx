// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { askDataStatus } from '../../../../renderer/parts/use-data-status.ts'
import { BackupDuty } from '../../../../renderer/screens/today/backup-duty.tsx'
import { openedArchive } from '../../../support/open-view.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'

giveTheWindowASize()
const record = (at: Date, rereadAt: string | null) => ({ setId: '01980000-0000-7000-8000-000000000001', backupId: 'b', label: '闪迪 (F:)', at: at.toISOString(), seq: 9, head: 'aa', bytes: 1, verifiedAt: at.toISOString(), rereadAt, onOwnDisk: false })
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

test('an archive that was never backed up is overdue, and one click leads to the backup', async () => {
  await openedArchive()
  show(<BackupDuty />)
  expect(await screen.findByText('✕ 逾期')).toBeTruthy()
  expect(screen.getByText('去备份').getAttribute('href')).toBe('#/data/backup')
})

test('after eight days it is a duty; a fresh one that is read again asks for nothing', async () => {
  const memory = await openedArchive()
  memory.backups.records.push(record(daysAgo(8), daysAgo(7).toISOString()))
  const shown = show(<BackupDuty />)
  expect(await screen.findByText('! 待办')).toBeTruthy()
  expect(memory.calls).not.toContain('drives') // slow on an old PC: only asked where something may wait
  shown.unmount()
  memory.backups.records.splice(0, 1, record(daysAgo(1), daysAgo(1).toISOString()))
  await askDataStatus()
  show(<BackupDuty />)
  expect(screen.queryByLabelText('备份')).toBeNull()
})

test('a stick that is in again waits to be read once more', async () => {
  const memory = await openedArchive()
  memory.backups.records.push(record(daysAgo(1), null))
  memory.backups.plugIn({ label: '闪迪 (F:)', rereadDue: true })
  show(<BackupDuty />)
  expect(await screen.findByText(/“闪迪 \(F:\)”上的备份还没有复验/)).toBeTruthy()
})

test('the sample archive is told of no backup', async () => {
  const memory = await openedArchive()
  show(<BackupDuty />)
  expect(await screen.findByLabelText('备份')).toBeTruthy()
  await memory.machine.openSample({})
  await askDataStatus()
  await waitFor(() => expect(screen.queryByLabelText('备份')).toBeNull())
})
