import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type CommitOp, put } from '#shared/archive/commit.ts'
import { frameHeadBytes, headBytes } from '../../electron/archive/journal/frame-codec.ts'
import type { Archive } from '../../electron/archive/state/archive.ts'
import { aCommit, contentOf, journalFilesIn, newArchive, opened } from '../support/archives.ts'
import { aFact, aMembership, anOrganisation, aPerson } from '../support/builders.ts'
import { bundle } from '../support/bundle.mjs'
import { temporaryFolders } from '../support/disks.ts'
import { killCount, randomMs, runUntilKilled } from '../support/kill-harness.ts'
import { testSession } from '../support/session.ts'

const newFolder = temporaryFolders()
const kills = killCount('FAULT_IMPORT_KILLS', 4)
const people = 10_000
const peopleBefore = 20
let program = ''

beforeAll(async () => { program = await bundle('test/faults/kill-import-child.ts', newFolder()) })

/** A roster as it is written: about 25 MB in the journal, in many parts of one commit. */
function rosterOf(count: number): readonly CommitOp[] {
  const branch = { ...anOrganisation(), id: randomUUID() }
  return [
    put('organisations', branch), put('organisationFacts', aFact({ id: randomUUID(), organisationId: branch.id })),
    ...Array.from({ length: count }, (_, i) => aPerson({ id: randomUUID(), name: `党员䶮${i}`, address: '云岭市滨河街道建设路一百二十八号三栋二单元六零一室', rewardsText: '二〇二三年度、二〇二四年度优秀共产党员，记三等功一次。'.repeat(6) }))
      .flatMap(person => [put('people', person), put('memberships', aMembership({ id: randomUUID(), personId: person.id, organisationId: branch.id }))]),
  ]
}

async function aHome(): Promise<{ readonly home: string; readonly data: string }> {
  const home = newFolder()
  const session = await testSession(home)
  await session.get('createArchive', { folder: null, unitName: '水务局', actor: '林小满' })
  await session.get('commit', { id: randomUUID(), act: 'recordPerson', summary: '登记', ops: Array.from({ length: peopleBefore }, (_, i) => put('people', aPerson({ id: randomUUID(), name: `旧人${i}` }))) })
  const { folder } = await session.get('dataStatus', {})
  await session.close()
  return { home, data: folder }
}

/** What a start finds: everything that was there, and of the import all or nothing. */
async function foundIn(home: string): Promise<{ readonly people: number; readonly memberships: number; readonly ok: boolean }> {
  const session = await testSession(home)
  const start = await session.get('start', {})
  if (!('archive' in start)) throw new Error(`the archive did not open: ${start.kind}`)
  const { counts } = start.archive
  const { ok } = await session.get('verifyArchive', {})
  await session.close()
  return { people: counts['people'] ?? 0, memberships: counts['memberships'] ?? 0, ok }
}

test(`${kills} kills while ten thousand people are imported: all of them or none, and the next start goes on`, { timeout: 120_000 + kills * 60_000 }, async () => {
  const { home } = await aHome()
  const template = newFolder()
  await fs.cp(home, template, { recursive: true })
  const file = path.join(newFolder(), 'ops.ndjson')
  const ops = rosterOf(people)
  writeFileSync(file, ops.map(op => `${JSON.stringify(op)}\n`).join(''))
  const whole = { people: peopleBefore + people, memberships: people, ok: true }
  const none = { people: peopleBefore, memberships: 0, ok: true }
  const outcomes = { none: 0, whole: 0 }
  const { said: unharmed } = await runUntilKilled({ program, words: [home, file, randomUUID(), 'once'], afterMs: 600_000, countedFrom: 'firstWord' })
  expect(await foundIn(home), 'left alone').toEqual(whole)
  const neededMs = Number(unharmed.find(([word]) => word === 'done')?.[1])
  for (let kill = 0; kill < kills; kill++) {
    const mine = newFolder()
    await fs.cp(template, mine, { recursive: true })
    await settleSettings(mine, home)
    const { said, wasKilled } = await runUntilKilled({ program, words: [mine, file, randomUUID()], afterMs: kill % 4 === 3 ? neededMs * 1.5 : randomMs(neededMs * 1.1), countedFrom: 'firstWord' })
    const isDone = said.some(([word]) => word === 'done')
    const context = `kill ${kill}, after ${said.at(-1)?.join(' ') ?? 'nothing'}`
    expect(wasKilled, context).toBe(true)
    const found = await foundIn(mine)
    expect([none, whole], context).toContainEqual(found)
    if (isDone) expect(found, context).toEqual(whole)
    outcomes[found.people === whole.people ? 'whole' : 'none'] += 1
    const again = await runUntilKilled({ program, words: [mine, file, randomUUID()], afterMs: 0, countedFrom: 'firstWord' })
    expect(again.said[0], `${context}, started again`).toEqual(['begins'])
    await fs.rm(mine, { recursive: true, force: true })
  }
  expect(outcomes.none, 'some kills fell into the import').toBeGreaterThan(0)
})

/** The copy's settings name the copy's folder. */
async function settleSettings(mine: string, home: string): Promise<void> {
  const file = path.join(mine, 'config', 'settings.json')
  await fs.writeFile(file, (await fs.readFile(file, 'utf8')).replaceAll(home, mine))
}

test('power lost behind any part of an import but the last, or inside one: none of its rows', { timeout: 240_000 }, async () => {
  const template = newFolder()
  await newArchive(template)
  const first = await opened(template)
  const before = await contentOf(first)
  await first.commit(aCommit([...rosterOf(2_000)], { act: 'importRoster' }))
  await first.close()
  const [file] = journalFilesIn(template)
  const frames = framesIn(file!.bytes)
  expect(frames.length, 'the import has several parts').toBeGreaterThan(4)
  const own = frames.slice(1) // the first frame made the archive
  const cuts = [...own.slice(0, -1).map(({ end }) => end), ...own.flatMap(({ start, end }) => [start + 20, Math.floor((start + end) / 2), end - 1])]
  for (const cut of cuts) {
    const folder = newFolder()
    await fs.cp(template, folder, { recursive: true })
    await fs.truncate(journalFilesIn(folder)[0]!.path, cut)
    const archive: Archive = await opened(folder)
    expect(archive.head().seq, `cut at ${cut}`).toBe(1)
    expect(await contentOf(archive), `cut at ${cut}`).toEqual(before)
    await archive.commit(aCommit([put('people', aPerson({ id: randomUUID() }))]))
    expect(await archive.verify(), `cut at ${cut}`).toMatchObject({ ok: true, seq: 2 })
    await archive.close()
  }
})

function framesIn(bytes: Buffer): readonly { readonly start: number; readonly end: number }[] {
  const frames: { start: number; end: number }[] = []
  for (let at = 74; at < bytes.length;) {
    const end = at + frameHeadBytes + bytes.readUInt32LE(at + 4) + headBytes
    frames.push({ start: at, end })
    at = end
  }
  return frames
}
