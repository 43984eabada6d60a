import fs from 'node:fs/promises'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import type { Sheet } from '#shared/imports/sheet.ts'
import { refusalOf, SpreadsheetRefused } from '#shared/imports/spreadsheet-refusal.ts'
import { spreadsheetLimits } from '#shared/readers/limits.ts'
import { brokenReading, type ReadingMessage, readingPatienceMs, type ReadingTask, tooSlowReading } from '#shared/readers/reading-task.ts'
import { readSpreadsheet } from '#shared/readers/read-spreadsheet.ts'
import { advices } from '#shared/readers/refuse.ts'
import { errorCode } from './durable-file.ts'

/** Megabytes that the thread's objects may take: a file that needs more ends the thread, not the program. */
const threadMegabytes = 1_536

/**
 * The sheets of a spreadsheet file that a person named, read in a thread of its own. `program`: the built spreadsheet-read; null = read here.
 * Throws ExpectedFailure with a sentence that names the place.
 */
export async function readSpreadsheetFile(file: string, program: string | null): Promise<readonly Sheet[]> {
  const task = { bytes: await fileBytes(file), fileName: path.basename(file) }
  const message = program === null ? await readHere(task) : await readInThread(task, program)
  if (message.kind === 'sheets') return message.sheets
  throw failureOf(message)
}

/** Told before a byte is read: a file that is too large never enters memory. */
async function fileBytes(file: string): Promise<Uint8Array> {
  try {
    const { size } = await fs.stat(file)
    if (size > spreadsheetLimits.fileBytes) throw failureOf({ kind: 'refused', refusal: refusalOf('tooLarge', path.basename(file), `有 ${Math.ceil(size / 1024 / 1024)} MB，超过 50 MB`, advices.split) })
    return new Uint8Array(await fs.readFile(file))
  } catch (error) {
    if (error instanceof ExpectedFailure) throw error
    const why = errorCode(error) === 'ENOENT' ? '找不到' : '无法读取'
    throw new ExpectedFailure('folder-missing', { message: `${why}文件“${file}”，没有执行。请检查文件名和位置。` })
  }
}

type Outcome = Extract<ReadingMessage, { kind: 'sheets' | 'refused' }>

function readInThread(task: ReadingTask, program: string): Promise<Outcome> {
  return new Promise(resolve => {
    const worker = new Worker(program, { workerData: task, env: {}, resourceLimits: { maxOldGenerationSizeMb: threadMegabytes }, stdout: true, stderr: true }) // a library that talks is not heard
    const settle = (outcome: Outcome) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(outcome)
    }
    const timer = setTimeout(() => settle(tooSlowReading(task.fileName)), readingPatienceMs)
    worker.on('message', (message: ReadingMessage) => { if (message.kind !== 'progress') settle(message) })
    worker.on('error', error => settle(brokenReading(task.fileName, String(error))))
    worker.on('exit', code => settle(brokenReading(task.fileName, `the thread ended with ${code}`)))
  })
}

async function readHere({ bytes, fileName }: ReadingTask): Promise<Outcome> {
  try {
    return { kind: 'sheets', sheets: await readSpreadsheet(bytes, fileName) }
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return { kind: 'refused', refusal: error.refusal }
    throw error
  }
}

function failureOf({ refusal, detail }: Extract<ReadingMessage, { kind: 'refused' }>): ExpectedFailure {
  return new ExpectedFailure('spreadsheet-refused', { message: refusal.message, ...(detail === undefined ? {} : { detail }) })
}
