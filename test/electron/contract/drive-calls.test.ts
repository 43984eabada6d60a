import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openBackupRecords } from '../../../electron/archive/sets/backup-records.ts'
import { openKeys } from '../../../electron/archive/keys/keys.ts'
import { anId } from '../../support/builders.ts'
import { temporaryFolders } from '../../support/disks.ts'
import { testSession } from '../../support/session.ts'
import { aDrive, someDrives } from '../../support/some-drives.ts'

const newFolder = temporaryFolders()

/** A PC with its own disk in two parts and a stick; the archive is on the first part. */
async function aPc() {
  const home = newFolder()
  const [data, other, stick] = ['data', 'other', 'stick'].map(name => join(home, name))
  for (const folder of [data, other, stick]) mkdirSync(folder!)
  const drives = [aDrive(data!, { kind: 'fixed', label: '本机磁盘', disk: 'sda' }), aDrive(other!, { kind: 'fixed', label: '资料', disk: 'sda' }), aDrive(stick!)]
  const start = () => testSession(home, {}, { drives: someDrives(drives) })
  const session = await start()
  const [disk] = (await session.get('drives', {})).drives
  const folder = await session.get('makeFolder', { parent: disk!.place.token, name: '党务台账数据' })
  await session.get('createArchive', { folder: folder.token, unitName: '市档案中心', actor: '林小满' })
  return { home, data: join(data!, '党务台账数据'), drives, session, start, stick: drives[2]! }
}

const backup = { setId: anId(), backupId: '20261122-080000-3', label: '金士顿', at: '2026-11-22T08:00:00.000Z', seq: 3, head: 'ab', bytes: 9, verifiedAt: '2026-11-22T08:01:00.000Z', rereadAt: null, onOwnDisk: false }

describe('drives for a window', () => {
  test('a disk that holds the archive is told, also by its other part; a drive keeps its token', async () => {
    const { session } = await aPc()
    const { drives } = await session.get('drives', {})
    expect(drives.map(({ place, kind, holdsArchive, lastBackup, rereadDue }) => [place.label, kind, holdsArchive, lastBackup, rereadDue])).toEqual([
      ['本机磁盘', 'fixed', true, null, false], ['资料', 'fixed', true, null, false], ['金士顿', 'removable', false, null, false],
    ])
    expect((await session.get('drives', {})).drives.map(({ place }) => place.token)).toEqual(drives.map(({ place }) => place.token))
    await session.close()
  })

  test('before an archive is open, drives are told all the same', async () => {
    const home = newFolder()
    const session = await testSession(home, {}, { drives: someDrives([aDrive(home)]) })
    expect((await session.get('drives', {})).drives).toMatchObject([{ holdsArchive: false, lastBackup: null }])
    expect(await session.ask('backupRecords', {})).toMatchObject({ ok: false, failure: { code: 'archive-not-open' } })
    await session.close()
  })

  test('the last backup on a stick is told there, on the home page, and in the list', async () => {
    const { session, start, data, stick } = await aPc()
    expect((await session.get('dataStatus', {})).lastBackup).toBeNull()
    await session.close()
    const records = await openBackupRecords({ dataFolder: data, keys: await openKeys(data), readOnly: false, onFault: () => undefined })
    await records.add({ ...backup, drive: stick.id })
    await records.add({ ...backup, backupId: '20261122-090000-3', verifiedAt: '2026-11-22T09:01:00.000Z', onOwnDisk: true, drive: 'volume of the PC' })
    const again = await start()
    await again.get('start', {})
    expect((await again.get('drives', {})).drives[2]).toMatchObject({ lastBackup: { at: backup.at, seq: 3 }, rereadDue: true })
    expect((await again.get('dataStatus', {})).lastBackup).toEqual(backup)
    expect((await again.get('backupRecords', {})).records).toMatchObject([{ onOwnDisk: true }, backup])
    await records.noteReread(backup.setId, stick.id, [backup.backupId], '2026-11-23T08:00:00.000Z')
    await again.close()
    const third = await start()
    await third.get('start', {})
    expect((await third.get('drives', {})).drives[2]).toMatchObject({ rereadDue: false })
    await third.close()
  })

  test('a mirror is kept on another fixed disk from then on, and on no other place', async () => {
    const { session, drives, start, data } = await aPc()
    const disk = join(drives[0]!.path, '..', 'disk')
    mkdirSync(disk)
    drives.push(aDrive(disk, { kind: 'fixed', label: '第二块磁盘' }))
    const places = (await session.get('drives', {})).drives.map(({ place }) => place.token)
    for (const refused of [places[0]!, places[2]!]) expect(await session.ask('setMirror', { folder: refused })).toMatchObject({ ok: false, failure: { code: 'mirror-place' } })
    expect((await session.get('dataStatus', {})).mirror).toBeNull()
    await session.get('setMirror', { folder: places[3]! })
    expect((await session.get('dataStatus', {})).mirror).toMatchObject({ folder: disk, problem: null })
    await session.close()
    const again = await start()
    await again.get('start', {})
    const { mirror, seq } = await again.get('dataStatus', {})
    expect(mirror).toMatchObject({ folder: disk, problem: null })
    expect(mirror?.at).not.toBeNull()
    const { sets } = await again.get('findSets', { in: { own: 'mirror' } })
    expect(sets).toMatchObject([{ kind: 'mirror', isThisArchive: true }])
    expect(sets[0]?.backups[0]).toMatchObject({ seq, problem: null })
    await again.close()
    renameSync(data, `${data}-lost`)
    const lost = await start()
    expect(await lost.get('start', {}), 'an archive that is lost still knows its mirror').not.toMatchObject({ kind: 'ready' })
    expect((await lost.get('findSets', { in: { own: 'mirror' } })).sets).toMatchObject([{ kind: 'mirror', archiveId: sets[0]?.archiveId }])
    await lost.close()
    renameSync(`${data}-lost`, data)
    const last = await start()
    await last.get('start', {})
    await last.get('setMirror', { folder: null })
    expect((await last.get('dataStatus', {})).mirror).toBeNull()
    await last.close()
  })
})
