// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Mirror } from '../../../../renderer/screens/data/mirror.tsx'
import { openedArchive } from '../../../support/open-view.ts'
import { giveTheWindowASize, show } from '../../../support/window.tsx'

giveTheWindowASize()

test('a mirror is begun in a folder of another drive, and a failure says why', async () => {
  const memory = await openedArchive()
  memory.failNext('setMirror', 'drive-read-only')
  show(<Mirror mirror={null} />)
  fireEvent.click(screen.getByText('启用镜像'))
  expect(await screen.findByText(/^U 盘有写保护/)).toBeTruthy()
  fireEvent.click(screen.getByText('启用镜像'))
  await expect.poll(() => memory.backups.mirror?.folder).toBe('E:\\台账镜像')
})

test('says where it is, how old, what is wrong with it; and is ended without taking away what lies there', async () => {
  const memory = await openedArchive()
  show(<Mirror mirror={{ folder: 'E:\\台账镜像', at: null, problem: '镜像所在的磁盘没有接好。' }} />)
  expect(screen.getByText(/镜像在 E:\\台账镜像，还没有写完第一次/)).toBeTruthy()
  expect(screen.getByText('镜像所在的磁盘没有接好。')).toBeTruthy()
  fireEvent.click(screen.getByText('停用镜像'))
  await expect.poll(() => memory.calls.filter(call => call === 'setMirror').length).toBe(1)
  expect(memory.backups.mirror).toBeNull()
})
