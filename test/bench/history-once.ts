// The history of one record and pages of acts in a journal of ten years, opened for the first time and again, as one JSON line.
// node history-once.mjs COMMITS FILES FOLDER
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { canonicalJson } from '#shared/archive/canonical-json.ts'
import { modelVersion } from '#shared/model/tables.ts'
import { archiveHistory } from '../../electron/archive/history/archive-history.ts'
import { JournalIndexes } from '../../electron/archive/history/journal-indexes.ts'
import { noHead } from '../../electron/archive/journal/frame-codec.ts'
import { journalFolder } from '../../electron/archive/journal/journal-file.ts'
import { JournalWriter } from '../../electron/archive/journal/journal-writer.ts'
import { splitFrame } from '../../electron/archive/journal/split-frame.ts'
import { newId } from '../../electron/commands/new-id.ts'

const [commitsText = '100000', filesText = '50', folder = ''] = process.argv.slice(2)
const [commits, files] = [Number(commitsText), Number(filesText)]
const key = randomBytes(32)
const keys = { archiveId: newId(), epoch: 1, journalKey: () => key }
const records = Array.from({ length: 20_000 }, newId)
const [watched = ''] = records
const device = newId()
const minutes = '会议传达学习了有关文件精神，与会同志结合工作实际作了交流发言。'.repeat(20)

mkdirSync(journalFolder(folder), { recursive: true })
const writer = new JournalWriter(folder, keys, { seq: 0, head: noHead.toString('hex'), lastAt: null, frames: 0, position: { file: 0, offset: 0 } }, true)
let position = { file: 0, offset: 0 }
for (let seq = 1; seq <= commits;) {
  keys.epoch = 1 + Math.floor(seq * files / (commits + 1))
  const batch = Array.from({ length: Math.min(100, commits - seq + 1) }, (_, i) => ({ seq: seq + i, parts: partsOf(seq + i) }))
  position = (await writer.append(batch)).at(-1)?.end ?? position
  seq += batch.length
}
await writer.close()

const options = { folder, keys, first: 0, readOnly: false, end: () => position }
const making = new JournalIndexes(options)
const made = await timed(() => archiveHistory(making, () => null).act(0))
await making.close()

const indexes = new JournalIndexes(options)
const history = archiveHistory(indexes, () => null)
await history.acts({ before: null, limit: 1, isWanted: () => true }) // the open file is read once a start, behind it
const figures: Record<string, number> = { made }
for (const turn of ['first', 'again']) {
  figures[`record ${turn}`] = await timed(() => history.of('meetings', watched))
  figures[`page ${turn}`] = await timed(() => history.acts({ before: null, limit: 100, isWanted: () => true }))
  figures[`search ${turn}`] = await timed(() => history.acts({ before: null, limit: 100, isWanted: ({ summary }) => summary.includes('没有这一句') }))
}
const changes = (await history.of('meetings', watched)).length
await indexes.close()
process.stdout.write(JSON.stringify({ commits, changes, figures, rssMb: Math.round(process.memoryUsage().rss / 1e6) }) + '\n')

function partsOf(seq: number): Buffer[] {
  const id = seq % 500 === 0 ? watched : records[seq % records.length] ?? watched
  const value = { id, title: `支部党员大会 ${seq}`, minutes, updatedAt: '2026-11-22T01:30:00.000Z' }
  const envelope = { schema: modelVersion, commitId: newId(), at: '2026-11-22T01:30:00.000Z', actor: '林小满', device, act: 'recordMeeting', summary: `记录会议：支部党员大会 ${seq}` }
  return splitFrame(envelope, [{ table: 'meetings', id, json: Buffer.from(canonicalJson(value)) }]).map(({ json }) => json)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
