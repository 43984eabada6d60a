import { cpSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { put } from '#shared/archive/commit.ts'
import { submit } from '../../electron/archive/merge/submit.ts'
import type { OpenFolder } from '../../electron/archive/start/open-folder.ts'
import { unwatched } from '../../electron/archive/store/work-context.ts'
import { contentOf, journalFilesIn } from '../support/archives.ts'
import { aMeeting, anOrganisation, aPerson, time, today } from '../support/builders.ts'
import { bundle } from '../support/bundle.mjs'
import { temporaryFolders } from '../support/disks.ts'
import { killCount, randomMs, runUntilKilled } from '../support/kill-harness.ts'
import { anArchive, hand, merge, save, undo } from '../support/merge-tools.ts'
import { aDesk, reopen } from '../support/start-tools.ts'
import { withOthers } from '../../electron/archive/merge/open-others.ts'

const newFolder = temporaryFolders()
const kills = killCount('FAULT_MERGE_KILLS')
let program = ''

beforeAll(async () => { program = await bundle('test/faults/kill-merge-child.ts', newFolder()) })

/** Rows without what depends on the moment. */
async function rowsOf({ archive }: OpenFolder): Promise<string> {
  return JSON.stringify((await contentOf(archive)).map(row => ({ ...(row as { row: object }), row: { ...(row as { row: object }).row, rev: 0, _h: '' } })))
}

async function reports(upper: OpenFolder): Promise<string[]> {
  const files: string[] = []
  for (const name of ['水务局', '环保局']) {
    const lower = await anArchive(newFolder(), name)
    const organisation = anOrganisation({ id: hand.newId() })
    const { sha256, bytes } = await lower.blobs.put(Buffer.from(name.repeat(50_000)))
    const meeting = aMeeting({ id: hand.newId(), organisationId: organisation.id, startAt: time('2026-11-20T14:30'), endAt: null, attachments: [{ id: hand.newId(), name: '签到.pdf', mime: 'application/pdf', bytes, sha256, category: 'signIn' }] })
    await save(lower, [put('organisations', organisation), put('meetings', meeting), ...Array.from({ length: 300 }, (_, i) => put('people', aPerson({ id: hand.newId(), name: `${name}${i}` })))])
    files.push((await submit(lower, { folder: newFolder(), receiver: { name: '机关工委', recipient: upper.keys.recipient }, organisationId: null, from: null, to: null, now: new Date(), today }, unwatched)).file)
    await lower.close()
  }
  return files
}

test(`${kills} kills in a merge: the archive is as before or as after, and never said to be merged when it wasn’t`, { timeout: 60_000 + kills * 20_000 }, async () => {
  const root = newFolder()
  const upper = await anArchive(root, '机关工委')
  await save(upper, [put('people', aPerson({ id: hand.newId(), name: '本单位张喆' }))])
  const files = await reports(upper)
  const bytes = files.map(file => readFileSync(file))
  const before = await rowsOf(upper)
  await upper.close()
  const [journal] = journalFilesIn(upper.folder)

  const whole = await killedIn(root, files, 60_000)
  const after = await rowsOf(whole.open)
  await whole.open.close()
  expect(after).not.toBe(before)

  const seen = { before: 0, after: 0 }
  for (let kill = 0; kill < kills; kill++) {
    const { said, open, folder } = await killedIn(root, files, randomMs(whole.tookMs * 1.1))
    const context = `kill ${kill}, after ${said.at(-1)?.join(' ') ?? 'nothing'}`
    const found = await rowsOf(open)
    expect([before, after], context).toContain(found)
    if (said.some(([word]) => word === 'merged')) expect(found, context).toBe(after)
    seen[found === after ? 'after' : 'before'] += 1
    expect((await open.archive.verify()).problems, context).toEqual([])
    expect(journalFilesIn(folder)[0]!.bytes.subarray(0, journal!.bytes.length).equals(journal!.bytes), context).toBe(true)
    if (found === before) expect((await merged(open, files)).seq, context).not.toBeNull()
    expect(await rowsOf(open), context).toBe(after)
    expect((await merged(open, files)).seq, context).toBeNull()
    const [act] = (await open.archive.history.acts({ before: null, limit: 1, isWanted: ({ act: name }) => name === 'merge' })).acts
    await undo(open, act!.seq)
    expect(await rowsOf(open), context).toBe(before)
    await open.close()
  }
  expect(files.map(file => readFileSync(file))).toEqual(bytes)
  expect(seen.before).toBeGreaterThan(0)
})

function merged(open: OpenFolder, files: readonly string[]) {
  return withOthers(files.map(place => ({ place, secret: null, backupId: null })), open.keys, unwatched, others => merge(open, others))
}

/** A copy of the desk, on which a merge was killed, opened again. */
async function killedIn(root: string, files: readonly string[], afterMs: number) {
  const copy = newFolder()
  cpSync(root, copy, { recursive: true })
  const desk = await aDesk(copy)
  await desk.settings.change({ dataFolder: desk.tools.suggestedFolder })
  const began = Date.now()
  const { said } = await runUntilKilled({ program, words: [copy, ...files], afterMs, countedFrom: 'firstWord' })
  const tookMs = Date.now() - began
  const open = await reopen(await aDesk(copy))
  return { said, open, folder: path.dirname(path.dirname(journalFilesIn(open.folder)[0]!.path)), tookMs }
}
