import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createKeys, openKeys } from '../../../../electron/archive/keys/keys.ts'
import { renewKeys } from '../../../../electron/archive/keys/renew-keys.ts'
import { type KeptBackup, openBackupRecords } from '../../../../electron/archive/sets/backup-records.ts'
import { anId } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'

const newFolder = temporaryFolders()
const setId = anId()
const dayAt = (day: number) => new Date(Date.UTC(2026, 10, day, 8)).toISOString()

function aBackup(day: number, some: Partial<KeptBackup> = {}): KeptBackup {
  const at = dayAt(day)
  return { setId, backupId: `202611${day}-080000-${day}`, label: '金士顿', at, seq: day, head: 'ab', bytes: 100, verifiedAt: at, rereadAt: null, onOwnDisk: false, drive: 'volume 1', ...some }
}

async function someRecords() {
  const dataFolder = newFolder()
  const keys = await createKeys(dataFolder, anId())
  const faults: string[] = []
  const reopen = (readOnly = false) => openBackupRecords({ dataFolder, keys, readOnly, onFault: what => faults.push(what) })
  return { dataFolder, keys, faults, reopen, records: await reopen(), file: path.join(dataFolder, 'backups.age') }
}

describe('records of backups', () => {
  test('are there again after a restart, newest first, with what was read on which stick', async () => {
    const { records, reopen, faults } = await someRecords()
    records.readsOn('volume 1').noteRead(setId, 'pack', dayAt(20))
    await records.add(aBackup(20))
    await records.add(aBackup(22))
    await records.add(aBackup(21, { drive: 'volume 2' }))
    await records.noteMirror({ at: dayAt(22), seq: 22, problem: null })
    const again = await reopen()
    expect(again.list().map(({ seq }) => seq)).toEqual([22, 21, 20])
    expect(again.readsOn('volume 1').lastRead(setId, 'pack')).toBe(dayAt(20))
    expect(again.readsOn('volume 2').lastRead(setId, 'pack'), 'a copy of the set on another stick was not read').toBeNull()
    expect(again.readsOn('volume 1').lastRead(anId(), 'pack')).toBeNull()
    expect(again.mirror()).toEqual({ at: dayAt(22), seq: 22, problem: null })
    expect(faults).toEqual([])
  })

  test('a reading again is noted for the backups that it read, on that stick only', async () => {
    const { records, reopen } = await someRecords()
    for (const backup of [aBackup(20), aBackup(21), aBackup(20, { drive: 'volume 2' }), aBackup(20, { setId: anId() })]) await records.add(backup)
    await records.noteReread(setId, 'volume 1', [aBackup(20).backupId], dayAt(25))
    const read = (await reopen()).list().filter(({ rereadAt }) => rereadAt !== null)
    expect(read.map(one => [one.setId, one.drive, one.seq])).toEqual([[setId, 'volume 1', 20]])
  })

  test('readings that count no more are left out', async () => {
    const { records, reopen } = await someRecords()
    const reads = records.readsOn('volume 1')
    reads.noteRead(setId, 'old', '2026-01-01T00:00:00.000Z')
    reads.noteRead(setId, 'new', dayAt(20))
    await records.add(aBackup(20))
    const again = (await reopen()).readsOn('volume 1')
    expect([again.lastRead(setId, 'old'), again.lastRead(setId, 'new')]).toEqual([null, dayAt(20)])
  })

  test('lie sealed, and open with the keys that came later', async () => {
    const { records, file, dataFolder, keys } = await someRecords()
    await records.add(aBackup(20))
    expect((await fs.readFile(file)).includes('金士顿')).toBe(false)
    await renewKeys(dataFolder, keys, { password: 'p'.repeat(10) + '1x', recoveryKey: 'R'.repeat(40), units: [] })
    const renewed = await openKeys(dataFolder, { secret: { kind: 'password', password: 'p'.repeat(10) + '1x' } })
    expect((await openBackupRecords({ dataFolder, keys: renewed, readOnly: false, onFault: () => undefined })).list()).toHaveLength(1)
  })

  test('that are damaged are begun anew, and it is said', async () => {
    const { records, reopen, faults, file } = await someRecords()
    await records.add(aBackup(20))
    const bytes = await fs.readFile(file)
    bytes[bytes.length - 3]! ^= 1
    await fs.writeFile(file, bytes)
    const again = await reopen()
    expect(again.list()).toEqual([])
    expect(faults).toHaveLength(1)
    await again.add(aBackup(21))
    expect((await reopen()).list()).toHaveLength(1)
  })

  test('that can\'t be written stay for this sitting, and the backup is not made to fail', async () => {
    const { records, faults, file } = await someRecords()
    await fs.mkdir(file)
    await records.add(aBackup(20))
    expect(records.list()).toHaveLength(1)
    expect(faults).toHaveLength(1)
  })

  test('of an archive that is only read leave no file', async () => {
    const { reopen, file } = await someRecords()
    const records = await reopen(true)
    await records.add(aBackup(20))
    expect(records.list()).toHaveLength(1)
    await expect(fs.stat(file)).rejects.toThrow('ENOENT')
  })
})
