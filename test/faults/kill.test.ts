import { beforeAll, expect, test } from 'vitest'
import { scanJournal } from '../../electron/archive/journal/journal.ts'
import { journalFilesIn, journalKeys, newArchive, opened } from '../support/archives.ts'
import { bundle } from '../support/bundle.mjs'
import { killCount, randomMs, runUntilKilled } from '../support/kill-harness.ts'
import { temporaryFolders } from '../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const kills = killCount('FAULT_KILLS', 50)
let program = ''

beforeAll(async () => { program = await bundle('test/faults/kill-child.ts', newFolder()) })

/** Runs the child until a random moment after its archive is open; the ids that it was told are saved. */
async function killedAfter(folder: string, afterMs: number): Promise<Map<string, number>> {
  const { said } = await runUntilKilled({ program, words: [folder], afterMs, countedFrom: 'firstWord' })
  return new Map(said.filter(([word]) => word === 'ack').flatMap(([, seq, ...ids]) => ids.map(id => [id, Number(seq)] as const)))
}

test(`${kills} kills at random moments lose no acknowledged commit, and every start succeeds`, { timeout: 60_000 + kills * 10_000 }, async () => {
  let folder = ''
  let saved = new Map<string, number>()
  let torn = 0
  let total = 0
  for (let kill = 0; kill < kills; kill++) {
    if (kill % 10 === 0) {
      folder = newFolder()
      saved = new Map()
      await newArchive(folder)
    }
    const now = await killedAfter(folder, randomMs())
    total += now.size
    for (const [id, seq] of now) saved.set(id, seq)
    const scan = await scanJournal(folder, journalKeys())
    expect(scan.kind === 'good' || scan.kind === 'torn', `kill ${kill}: ${JSON.stringify(scan)}`).toBe(true)
    if (scan.kind === 'torn') torn += 1
    const archive = await opened(folder, { readOnly: true })
    const rows = new Map((await archive.allRows('people')).map(row => [row['id'], row['rev']]))
    await archive.close()
    for (const [id, seq] of saved) expect(rows.get(id), `kill ${kill}: ${id} of commit ${seq}`).toBe(seq)
  }
  console.info(`${kills} kills: ${total} acknowledged rows, all there; ${torn} torn tails; ${journalFilesIn(folder).length} files in the last journal`)
  expect(total).toBeGreaterThan(kills)
})
