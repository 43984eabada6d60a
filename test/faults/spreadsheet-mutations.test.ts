import { Worker } from 'node:worker_threads'
import { beforeAll, expect, test } from 'vitest'
import { bundle } from '../support/bundle.mjs'
import { madeBytes } from '../support/made-spreadsheets/made-files.ts'
import { madeSpreadsheets } from '../support/made-spreadsheets/made-spreadsheets.ts'
import { expectGoodSentence } from '../support/refused.ts'
import { temporaryFolders } from '../support/temporary-folder.ts'
import type { MutationReport, MutationTask } from './spreadsheet-mutation-child.ts'

const count = Number(process.env['FAULT_SPREADSHEETS'] ?? 400)
/** Another number, other changes. */
const firstSeed = Number(process.env['FAULT_SEED'] ?? 1)
/** The product gives up after 60; all of these files are small. */
const patienceMs = 20_000
const newFolder = temporaryFolders()
let program = ''
let bases: MutationTask['bases'] = []

beforeAll(async () => {
  program = await bundle('test/faults/spreadsheet-mutation-child.ts', newFolder())
  bases = await Promise.all(madeSpreadsheets.map(async ({ fileName, format, sheets }) => ({ fileName, bytes: await madeBytes(format, sheets) })))
})

test(`${count} changed spreadsheets: each is read or refused with its place, none crashes, none hangs`, async () => {
  const reports: MutationReport[] = []
  const faults: string[] = []
  for (let seed = firstSeed; seed < firstSeed + count;) seed = await readOn(seed, firstSeed + count, reports, faults)
  const read = reports.filter(report => report.kind === 'read')
  const refused = reports.filter(report => report.kind === 'refused')
  for (const { seed, refusal } of refused) expectGoodSentence(refusal, bases[seed % bases.length]!.fileName)
  const kinds = new Map<string, number>()
  for (const { refusal } of refused) kinds.set(refusal.kind, (kinds.get(refusal.kind) ?? 0) + 1)
  const [slowest] = [...read, ...refused].sort((one, other) => other.ms - one.ms)
  console.log(`${read.length} read, ${refused.length} refused (${[...kinds].map(([kind, times]) => `${kind} ${times}`).join(', ')}; ${refused.filter(({ refusal }) => refusal.sheet !== undefined || refusal.row !== undefined).length} with sheet or row), slowest ${Math.round(slowest?.ms ?? 0)} ms (seed ${slowest?.seed})`)
  expect(faults).toEqual([])
  expect(read.length + refused.length).toBe(count)
  expect(Math.min(read.length, refused.length)).toBeGreaterThan(count / 20) // else the changes prove nothing
}, 7_200_000)

/** Reads on from a seed in a new thread; answers the seed to go on with, one further when that one ended the thread. */
function readOn(from: number, to: number, reports: MutationReport[], faults: string[]): Promise<number> {
  return new Promise(resolve => {
    const worker = new Worker(program, { workerData: { bases, from, to } satisfies MutationTask, resourceLimits: { maxOldGenerationSizeMb: 1_536 }, stdout: true, stderr: true })
    let last: Extract<MutationReport, { kind: 'began' }> | null = null
    let timer: NodeJS.Timeout | undefined
    const end = (why: string) => {
      clearTimeout(timer)
      if (last !== null) faults.push(`${why}: seed ${last.seed}, ${last.mutation} of ${last.fileName}`)
      void worker.terminate().then(() => resolve(last === null ? to : last.seed + 1))
    }
    worker.on('message', (report: MutationReport) => {
      if (report.kind === 'began') {
        last = report
        clearTimeout(timer)
        timer = setTimeout(() => end('hangs'), patienceMs)
        return
      }
      if (report.kind === 'crashed') faults.push(`crashes: seed ${report.seed}, ${last?.mutation} of ${last?.fileName}: ${report.detail}`)
      else reports.push(report)
      last = null
    })
    worker.on('error', error => end(`dies of ${String(error)}`))
    worker.on('exit', () => end('ends'))
  })
}
