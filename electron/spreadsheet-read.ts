import { parentPort, workerData } from 'node:worker_threads'
import { type ReadingTask, runReading } from '#shared/readers/reading-task.ts'

await runReading(workerData as ReadingTask, message => parentPort?.postMessage(message)) // given by spreadsheetsInThread and by nobody else
