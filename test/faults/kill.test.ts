import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { rolldown } from 'rolldown'
import { scanJournal } from '../../electron/archive/journal/journal.ts'
import { journalFilesIn, journalKeys, newArchive, opened } from '../support/archives.ts'
import { temporaryFolders } from '../support/temporary-folder.ts'

const newFolder = temporaryFolders()
const kills = Number(process.env['FAULT_KILLS'] ?? 50)
const latestMs = 600
let program = ''

beforeAll(async () => {
  program = join(newFolder(), 'child.mjs')
  const bundle = await rolldown({ input: join(import.meta.dirname, 'kill-child.ts'), platform: 'node', external: ['vitest'] })
  await bundle.write({ file: program, format: 'es' })
})

/** Runs the child until a random moment after its archive is open; the ids that it was told are saved. */
async function killedAfter(folder: string, ms: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complained = ''
  child.stdout.setEncoding('utf8').on('data', text => { said += text })
  child.stderr.setEncoding('utf8').on('data', text => { complained += text })
  const gone = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), gone])
  await pause(ms)
  child.kill('SIGKILL')
  await gone
  expect(complained, 'the child opens its archive and commits').toBe('')
  const saved = new Map<string, number>()
  for (const line of said.slice(0, said.lastIndexOf('\n')).split('\n')) {
    const [word, seq, ...ids] = line.split(' ')
    if (word === 'ack') for (const id of ids) saved.set(id, Number(seq))
  }
  return saved
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
    const now = await killedAfter(folder, Math.random() * latestMs)
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
