import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { expect, test } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { obsoleteFiles } from '../../electron/archive/journal/purged.ts'
import { createKeys } from '../../electron/archive/keys/keys.ts'
import { removeObsolete } from '../../electron/archive/purge/remove-obsolete.ts'
import { takeSnapshot } from '../../electron/archive/sets/snapshots.ts'
import { aCommit, newArchive, opened } from '../support/archives.ts'
import { anId, aPerson } from '../support/builders.ts'
import { bundle } from '../support/bundle.mjs'
import { filesSaying } from '../support/canaries.ts'
import { temporaryFolders } from '../support/disks.ts'
import { randomMs, runUntilKilled } from '../support/kill-harness.ts'

const newFolder = temporaryFolders()
const kills = Number(process.env['FAULT_PURGE_KILLS'] ?? 12)
const canary = '骆鹤甲子的密件第三稿'

test(`a purge is killed ${kills} times: before it or after it, and done means that nothing is left`, async () => {
  const program = await bundle('test/faults/kill-purge-child.ts', newFolder())
  const template = newFolder()
  const keys = await createKeys(template, anId())
  await newArchive(template, keys)
  const bad = aPerson({ id: randomUUID(), name: '骆鹤', remark: canary })
  const first = await opened(template, {}, keys)
  await first.commit(aCommit([put('people', bad)]))
  for (let i = 0; i < 100; i++) await first.commit(aCommit([put('people', aPerson({ id: randomUUID(), name: '张喆', remark: '留'.repeat(3000) }))]))
  await takeSnapshot(template, keys, first, new Date())
  await first.close()

  for (let round = 1; round <= kills; round++) {
    const folder = newFolder()
    await fs.cp(template, folder, { recursive: true })
    const { said } = await runUntilKilled({ program, words: [folder, bad.id], afterMs: randomMs(350), countedFrom: 'firstWord' })
    const archive = await opened(folder, {}, keys)
    const isThere = (await archive.row('people', bad.id)) !== null
    expect((await archive.allRows('people')).length, `round ${round}`).toBe(isThere ? 101 : 100)
    expect(await archive.verify(), `round ${round}`).toMatchObject({ ok: true })
    const isPending = (await obsoleteFiles(folder, archive.purged)).length > 0
    if (isPending) await takeSnapshot(folder, keys, archive, new Date(Date.now() + 60_000))
    await archive.close()
    if (said.some(([word]) => word === 'done')) expect([isThere, isPending], `round ${round}`).toEqual([false, false])
    if (isPending) await removeObsolete(folder, keys)
    if (!isThere) expect(await filesSaying(folder, keys, [canary, bad.id]), `round ${round}`).toEqual([])
  }
})
