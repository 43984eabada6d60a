// Acknowledged commits of one meeting each against a bare append + fdatasync of the same bytes, in turns, as one JSON line.
// node commits-once.mjs COUNT FOLDER
import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sampleArchive } from '#shared/sample/sample-archive.ts'
import { localDate } from '#shared/time/local-date.ts'
import { startIn } from '../../electron/archive/start/start-folder.ts'
import { makeArchiveFolder } from '../../electron/archive/start/new-folder.ts'
import { newId } from '../../electron/commands/new-id.ts'
import { UserSettings } from '../../electron/files/settings-file.ts'
import type { Unit } from '#shared/model/unit.ts'

const [countText = '200', folder = ''] = process.argv.slice(2)
const count = Number(countText)
mkdirSync(folder, { recursive: true })
const records = sampleArchive({ seed: 3, today: localDate('2026-11-22'), meetings: count })
const meetings = records.filter(r => r.table === 'meetings')
const rest = records.filter(r => r.table !== 'meetings' && r.table !== 'units')
const unit = records.find(r => r.table === 'units')?.value as unknown as Unit // the sample's unit
const settings = UserSettings.parse({ device: newId(), actor: '林小满' })
const data = await makeArchiveFolder(join(folder, 'archive'), { unit, source: 'sample', actor: '林小满', device: newId(), at: new Date().toISOString(), newId })
const { open: opened } = await startIn(data, {
  settings: { folder: '', read: () => settings, change: async () => {} }, suggestedFolder: '', now: () => new Date(), newId, program: 'bench', onSecondStart: () => {}, onFault: () => {},
})
if (opened === null) throw new Error('the archive did not open')
const { archive } = opened
const commit = (ops: typeof records) => archive.commit({ id: newId(), act: 'bench', summary: '测量', ops: ops.map(({ table, value }) => ({ table, id: value.id, ifRev: null, value })) }, { keepBase: true })
await commit(rest)

const journal = () => readdirSync(join(data, 'journal')).reduce((sum, name) => sum + statSync(join(data, 'journal', name)).size, 0)
const bare = await open(join(folder, 'bare'), 'a')
const ours: number[] = []
const theirs: number[] = []
for (const meeting of meetings) {
  const before = journal()
  ours.push(await timed(() => commit([meeting])))
  const bytes = randomBytes(journal() - before)
  theirs.push(await timed(async () => {
    await bare.appendFile(bytes)
    await bare.datasync()
  }))
}
await bare.close()
await opened.close()
process.stdout.write(JSON.stringify({ ours, theirs }) + '\n')

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
