import * as fs from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { keyCopies } from '../../electron/archive/keys/key-copies.ts'
import { listSnapshots, readSnapshot } from '../../electron/archive/sets/snapshots.ts'
import { bundle } from '../support/bundle.mjs'
import { temporaryFolders } from '../support/disks.ts'
import { killCount, randomMs, runUntilKilled } from '../support/kill-harness.ts'
import { aDesk, reopen } from '../support/start-tools.ts'

const newFolder = temporaryFolders()
const kills = killCount('FAULT_KILLS')
const latestMs = 800
let program = ''

beforeAll(async () => { program = await bundle('test/faults/kill-snapshot-child.ts', newFolder()) })

/** What the child said was done before it was killed, after its archive was open (or soon after it began, at the first run). */
async function killedAfter(root: string, afterMs: number, isFirst: boolean): Promise<readonly (readonly string[])[]> {
  return (await runUntilKilled({ program, words: [root], afterMs, countedFrom: isFirst ? 'start' : 'firstWord' })).said
}

test(`${kills} kills while an archive is made, written to and copied: the next start opens it, with everything that was acknowledged`, { timeout: 60_000 + kills * 20_000 }, async () => {
  let root = newFolder()
  let people = new Set<string>()
  let blobs = new Set<string>()
  let snapshots = 0
  for (let kill = 0; kill < kills; kill++) {
    const isFirst = kill % 5 === 0
    if (isFirst) {
      root = newFolder()
      people = new Set()
      blobs = new Set()
    }
    const said = await killedAfter(root, randomMs(isFirst ? 1500 : latestMs), isFirst)
    const desk = await aDesk(root)
    if (!said.some(([word]) => word === 'open') && desk.settings.read().dataFolder === null) continue // killed before there was an archive
    const open = await reopen(desk)
    const context = `kill ${kill}, after ${said.at(-1)?.join(' ') ?? 'nothing'}`
    for (const [word, what] of said) {
      if (word === 'person') people.add(what!)
      if (word === 'blob') blobs.add(what!)
    }
    const found = new Set((await open.archive.allRows('people')).map(row => String(row['id'])))
    expect([...people].filter(id => !found.has(id)), context).toEqual([])
    for (const sha256 of blobs) expect((await open.blobs.get(sha256)).length, context).toBeGreaterThan(0)

    const drafts = await open.drafts.list()
    expect(drafts.unreadable, context).toEqual([])
    const draft = said.findLast(([word]) => word === 'draft')
    const steps = drafts.drafts.map(each => (each.content as { step: number }).step)
    if (draft !== undefined) expect(Math.max(...steps), context).toBeGreaterThanOrEqual(Number(draft[1]))

    const listed = await listSnapshots(open.folder, open.keys)
    expect(listed.damaged, context).toEqual([])
    for (const snapshot of listed.snapshots.slice(0, 3)) {
      const { rows } = await readSnapshot(open.folder, open.keys, snapshot.id)
      expect(rows.length, context).toBe(Object.values(snapshot.counts).reduce((sum, n) => sum + n, 0))
    }
    const taken = said.findLast(([word]) => word === 'snapshot')
    if (taken !== undefined) expect(listed.snapshots.map(({ id }) => id), context).toContain(taken[1])
    snapshots += said.filter(([word]) => word === 'snapshot').length
    expect(await keyCopies(open.folder), context).toContain('keys-copy')
    await open.close()
    expect((await fs.readdir(root)).filter(name => !name.endsWith('.part')), context).toEqual(['config', path.basename(open.folder)])
  }
  expect(snapshots).toBeGreaterThan(0)
})
