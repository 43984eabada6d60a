import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolders } from '../../support/disks.ts'
import { testSession } from '../../support/session.ts'
import { aDrive, someDrives } from '../../support/some-drives.ts'

const newFolder = temporaryFolders()

test('a backup to a stick is told on the home page and on the stick; put in again it is due for reading, and read it is no more', async () => {
  const home = newFolder()
  const place = join(home, 'stick')
  mkdirSync(place)
  const stick = aDrive(place)
  const here = [stick]
  const session = await testSession(home, {}, { drives: someDrives(here) })
  await session.get('createArchive', { folder: null, unitName: '市档案中心', actor: '林小满' })
  const drive = async () => (await session.get('drives', {})).drives[0]!
  const token = (await drive()).place.token
  const refused = await session.get('beginWork', { order: { kind: 'backup', folder: token, form: 'folder' } })
  await expect.poll(() => session.get('workState', refused)).toMatchObject({ kind: 'failed', failure: { code: 'password-needed' } })

  const { recoveryKey } = await session.get('beginPassword', { current: null, password: '云岭 2026 口令' })
  await session.get('confirmPassword', { recoveryKey })
  const done = await session.work({ kind: 'backup', folder: token, form: 'folder' })
  expect(done).toMatchObject({ kind: 'done', result: { kind: 'backup', label: '金士顿', sharedPacks: 0 } })
  expect((await session.get('dataStatus', {})).lastBackup).toMatchObject({ label: '金士顿', rereadAt: null })
  expect(await drive()).toMatchObject({ lastBackup: {}, rereadDue: false })

  here.pop()
  await session.get('drives', {})
  here.push(stick)
  expect(await drive()).toMatchObject({ rereadDue: true })
  const { sets } = await session.get('findSets', { in: { folder: token } })
  await session.work({ kind: 'verifySet', set: sets[0]!.set, secret: null, backupId: null })
  expect(await drive()).toMatchObject({ rereadDue: false })
  expect((await session.get('backupRecords', {})).records[0]?.rereadAt).not.toBeNull()
  await session.close()
})

test('old backups are not deleted while one is being written, whose packs are named by nothing yet', async () => {
  const home = newFolder()
  const place = join(home, 'stick')
  mkdirSync(place)
  const session = await testSession(home, {}, { drives: someDrives([aDrive(place)]) })
  await session.get('createArchive', { folder: null, unitName: '市档案中心', actor: '林小满' })
  const { recoveryKey } = await session.get('beginPassword', { current: null, password: '云岭 2026 口令' })
  await session.get('confirmPassword', { recoveryKey })
  const folder = (await session.get('drives', {})).drives[0]!.place.token
  const order = { kind: 'backup', folder, form: 'folder' } as const
  await session.work(order)
  const { sets } = await session.get('findSets', { in: { folder } })
  const { work } = await session.get('beginWork', { order })
  expect(await session.ask('pruneSet', { set: sets[0]!.set, backupIds: [] })).toMatchObject({ failure: { code: 'work-busy' } })
  await expect.poll(() => session.get('workState', { work })).toMatchObject({ kind: 'done' })
  expect(await session.get('pruneSet', { set: sets[0]!.set, backupIds: [] })).toEqual({ freedBytes: 0 })
  await session.close()
})
