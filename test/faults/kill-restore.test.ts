import '../support/quick-passwords.ts'
import { randomBytes, randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { restoreNew } from '../../electron/archive/restore/restore-new.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { anArchiveToBackUp, backupNow, withPassword } from '../support/backups.ts'
import { bundle } from '../support/bundle.mjs'
import { temporaryFolders } from '../support/disks.ts'
import { killCount, randomMs, runUntilKilled } from '../support/kill-harness.ts'
import { deleteRows, exportOf, openedTarget } from '../support/restores.ts'

const newFolder = temporaryFolders()
const kills = killCount('FAULT_RESTORE_KILLS')
let program = ''

beforeAll(async () => { program = await bundle('test/faults/kill-restore-child.ts', newFolder()) })

/** An archive of two backups that differ in every way, its set, and what it exported at each. */
async function anArchiveOfTwoBackups() {
  const it = await anArchiveToBackUp(newFolder())
  const stick = newFolder()
  await it.addPeople('张喆', '李堃')
  await it.attach(randomBytes(300_000))
  const first = await it.backUp(stick)
  const exports = new Map([[first.backupId, await exportOf(it.archive)]])
  await deleteRows(it.archive, 'people', [String((await it.archive.allRows('people'))[0]?.['id'])])
  await it.addPeople(...Array.from({ length: 40 }, (_, i) => `人员${i}`))
  await it.attach(randomBytes(300_000), '支委会')
  const second = await it.backUp(stick, { now: new Date(backupNow.getTime() + 3_600_000) })
  exports.set(second.backupId, await exportOf(it.archive))
  await it.archive.close()
  return { folder: it.folder, set: first.set, ids: [first.backupId, second.backupId], exports }
}

test(`${kills} kills while backups are taken back: the archive is as before or as after, with a snapshot of before`, { timeout: 60_000 + kills * 20_000 }, async () => {
  const { folder, set, ids, exports } = await anArchiveOfTwoBackups()
  let acknowledged = exports.get(ids[1]!)!
  let cut = 0
  for (let kill = 0; kill < kills; kill++) {
    const { said, wasKilled } = await runUntilKilled({ program, words: ['living', folder, set, ...ids], afterMs: randomMs(1500), countedFrom: 'firstWord' })
    const context = `kill ${kill}, after ${said.at(-1)?.join(' ') ?? 'nothing'}`
    expect(wasKilled, context).toBe(true)
    const done = said.findLast(([word]) => word === 'restored')
    if (done !== undefined) acknowledged = exports.get(done[1]!)!
    const begun = said.at(-1)?.[0] === 'begins' ? exports.get(said.at(-1)![1]!)! : acknowledged
    const target = await openedTarget(folder)
    const found = await exportOf(target.archive)
    expect(found === acknowledged || found === begun, context).toBe(true)
    if (begun !== acknowledged && found === acknowledged) cut += 1
    const { seq } = target.archive.head()
    const [{ act } = { act: '' }] = await target.archive.history.of('people', String((await target.archive.allRows('people'))[0]?.['id']))
    if (act === 'restore') expect((await target.snapshots.list()).map(snapshot => snapshot.seq), context).toContain(seq - 1)
    for (const meeting of await target.archive.allRows('meetings')) for (const { sha256 } of meeting['attachments'] as { sha256: string }[]) expect(await target.blobs.holds(sha256), context).toBe(true)
    acknowledged = found
    await target.archive.close()
  }
  expect(cut, 'some kills fell into a restore').toBeGreaterThan(0)
})

test(`${Math.ceil(kills / 2)} kills while archives are built from a set: each is whole or not there, and the next try clears away what is left`, { timeout: 60_000 + kills * 20_000 }, async () => {
  const { set, ids, exports } = await anArchiveOfTwoBackups()
  const whole = exports.get(ids[0]!)!
  for (let kill = 0; kill < Math.ceil(kills / 2); kill++) {
    const root = newFolder()
    const { said, wasKilled } = await runUntilKilled({ program, words: ['new', root, set, ids[0]!], afterMs: randomMs(1200), countedFrom: 'firstWord' })
    const context = `kill ${kill}, after ${said.at(-1)?.join(' ') ?? 'nothing'}`
    expect(wasKilled, context).toBe(true)
    const built = said.filter(([word]) => word === 'built').map(([, place]) => place!)
    const present = (await fs.readdir(root)).filter(name => !name.endsWith('.part')).map(name => path.join(root, name))
    expect(built.filter(place => !present.includes(place)), context).toEqual([])
    const begun = said.findLast(([word]) => word === 'begins')?.[1] ?? path.join(root, '0')
    if (!present.includes(begun)) {
      await restoreNew({ place: set, backupId: ids[0]!, ways: withPassword, folder: begun, actor: '林小满', device: randomUUID(), program: '测试', now: backupNow, newId: randomUUID }, unwatched)
      present.push(begun)
    }
    expect((await fs.readdir(root)).filter(name => name.endsWith('.part')), context).toEqual([])
    for (const place of present) {
      const { archive } = await openedTarget(place)
      expect(await exportOf(archive), context).toBe(whole)
      await archive.close()
    }
  }
})
