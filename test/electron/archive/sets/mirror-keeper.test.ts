import * as fs from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { renewArchive } from '../../../../electron/archive/keys/renew-keys.ts'
import { LiveKeys } from '../../../../electron/archive/keys/archive-keys.ts'
import { createKeys } from '../../../../electron/archive/keys/keys.ts'
import { openBackupRecords } from '../../../../electron/archive/sets/backup-records.ts'
import { keepMirror } from '../../../../electron/archive/sets/mirror-keeper.ts'
import { pruneMirror } from '../../../../electron/archive/sets/prune-mirror.ts'
import { setsIn } from '../../../../electron/archive/sets/set-files.ts'
import { openArchive } from '../../../../electron/archive/state/archive.ts'
import { addsPerson, newArchive } from '../../../support/archives.ts'
import { password, recoveryKey, verifyAll } from '../../../support/backups.ts'
import { anId } from '../../../support/builders.ts'
import { temporaryFolders } from '../../../support/disks.ts'
import { aDrive, someDrives } from '../../../support/some-drives.ts'

const newFolder = temporaryFolders()

/** An archive without a password, and a second disk. */
async function aMirroredArchive() {
  const [data, disk] = [newFolder(), newFolder()]
  const first = await createKeys(data, anId())
  const keys = new LiveKeys(first)
  await newArchive(data, first)
  let day = 1
  const now = () => new Date(Date.UTC(2026, 10, day, 8))
  const archive = await openArchive(data, keys, { actor: '林小满', device: 'pc-1', now })
  onTestFinished(() => archive.close())
  const faults: string[] = []
  const backups = await openBackupRecords({ dataFolder: data, keys, readOnly: false, onFault: what => faults.push(what) })
  const drives = someDrives([aDrive(disk, { kind: 'fixed', label: '资料' })])
  const keep = () => keepMirror({ open: { folder: data, keys, archive, backups }, folder: () => disk, drives, rescueProgram: null, now, onFault: what => faults.push(what) })
  return {
    data, disk, keys, archive, backups, faults,
    add: async () => { day += 1; await archive.commit(addsPerson()) },
    /** To its end: what leaves waits for what is under way. */
    update: async () => { const mirror = keep(); mirror.update(); await mirror.stop() },
    set: async () => (await setsIn(disk))[0] ?? '',
  }
}

describe('a mirror on another fixed drive', () => {
  test('without a password too: each update is a whole backup, that opens without asking and shares what is there', async () => {
    const it = await aMirroredArchive()
    await it.update()
    await it.add()
    await it.update()
    expect(it.faults).toEqual([])
    expect(it.backups.mirror()).toMatchObject({ seq: it.archive.head().seq, problem: null })
    expect(it.backups.list(), 'a mirror is no backup to a stick').toEqual([])
    expect(await setsIn(it.disk)).toHaveLength(1)
    expect(await verifyAll(await it.set(), {})).toBe(2)
  })

  test('nothing is written while nothing was saved', async () => {
    const it = await aMirroredArchive()
    await it.update()
    const before = await fs.readdir(path.join(await it.set(), 'snapshots'))
    await it.update()
    expect(await fs.readdir(path.join(await it.set(), 'snapshots'))).toEqual(before)
  })

  test('a password takes the open keys from the mirror as well, and its older states stay whole', async () => {
    const it = await aMirroredArchive()
    await it.update()
    await renewArchive(it.data, it.keys, { password, recoveryKey, at: '2026-11-02T08:00:00.000Z' })
    await it.update()
    const keyFiles = await fs.readdir(path.join(await it.set(), 'keys'), { recursive: true })
    expect(keyFiles.filter(name => name.endsWith('open.txt'))).toEqual([])
    expect(keyFiles).toContain(path.join('2', 'password.age'))
    await it.add()
    await it.update()
    expect(await verifyAll(await it.set(), { identities: it.keys.identities })).toBe(2)
  })

  test('a disk that is not there is told in words, and the next update goes on', async () => {
    const it = await aMirroredArchive()
    await it.update()
    const { at } = it.backups.mirror()
    await it.add()
    await fs.rename(it.disk, `${it.disk}-away`)
    await it.update()
    expect(it.backups.mirror()).toMatchObject({ at })
    expect(it.backups.mirror().problem).toMatch(/^“资料”已断开或找不到了/)
    await fs.rename(`${it.disk}-away`, it.disk)
    await it.update()
    expect(it.backups.mirror()).toMatchObject({ seq: it.archive.head().seq, problem: null })
  })

  test('keeps what is kept of snapshots: of one day the ten newest', async () => {
    const it = await aMirroredArchive()
    for (let n = 0; n < 12; n++) {
      await it.archive.commit(addsPerson())
      await it.update()
    }
    const seqs = async () => (await fs.readdir(path.join(await it.set(), 'snapshots'))).flatMap(name => (name.endsWith('.age') ? [Number(name.slice(16, -4))] : [])).sort((a, b) => a - b)
    const before = await seqs()
    await pruneMirror(await it.set(), it.keys, 0, 11)
    expect(await seqs()).toEqual(before.slice(2))
    expect(await verifyAll(await it.set(), {})).toBe(10)
  })
})
