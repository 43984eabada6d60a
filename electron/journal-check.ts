import { parentPort, workerData } from 'node:worker_threads'
import { type CheckTask, runCheck } from './archive/journal/journal-checker.ts'

parentPort?.postMessage(await runCheck(workerData as CheckTask)) // given by checkerInThread and by nobody else
