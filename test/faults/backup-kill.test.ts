import { beforeAll, expect, test } from 'vitest'
import { archiveCopies, openCopy } from '../support/archive-copies.ts'
import { bundle } from '../support/bundle.mjs'
import { temporaryFolders } from '../support/disks.ts'
import { killCount, randomMs, runUntilKilled } from '../support/kill-harness.ts'
import { backupsOn, checkStick } from '../support/stick-oracle.ts'

const newFolder = temporaryFolders()
const kills = killCount('FAULT_BACKUP_KILLS')
const aCopy = archiveCopies(newFolder)
let program = ''

beforeAll(async () => { program = await bundle('test/faults/backup-kill-child.ts', newFolder()) })

test(`${kills} kills during backups: what exists is whole, older files are what they were, and the next backup works`, { timeout: 60_000 + kills * 20_000 }, async () => {
  let { folder: data, identities } = await aCopy()
  let stick = newFolder()
  let finished = 0
  let between = 0
  for (let kill = 0; kill < kills; kill++) {
    if (kill % 10 === 0) {
      ({ folder: data, identities } = await aCopy())
      stick = newFolder()
    }
    const before = await backupsOn(stick, identities)
    const { said } = await runUntilKilled({ program, words: [data, stick, identities.join(',')], afterMs: randomMs(1500), countedFrom: 'firstWord' })
    const context = `kill ${kill}, after ${said.length - 1} backups`
    const ids = await checkStick(stick, identities, before)
    const done = said.filter(([word]) => word === 'done').map(([, id]) => id)
    expect(ids, context).toEqual(expect.arrayContaining(done))
    finished += done.length
    between += ids.length - before.size - done.length
    const it = await openCopy(data, identities)
    const remembered = it.backups.list().map(({ backupId }) => backupId)
    expect(ids, `${context}: none is remembered that isn't there`).toEqual(expect.arrayContaining(remembered))
    if (kill % 10 === 9 || kill === kills - 1) {
      const now = await backupsOn(stick, identities)
      const { backupId } = await it.backUp(stick)
      expect(await checkStick(stick, identities, now), context).toContain(backupId)
    }
    await it.archive.close()
  }
  console.info(`${kills} kills: ${finished} backups were called finished, ${between} more were whole; none was false`)
  expect(finished).toBeGreaterThan(0)
})
