import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ExpectedFailure } from '#shared/contract/outcome.ts'
import { type ReadingMessage, type ReadingTask, runReading } from '#shared/readers/reading-task.ts'
import { connectSpreadsheets, openSpreadsheet } from '../../../renderer/workers/spreadsheet-client.ts'

interface Port { readonly posted: ReadingTask[]; say: (message: ReadingMessage) => void; breakDown: (detail: string) => void; isClosed: boolean }
let ports: Port[]

beforeEach(() => {
  ports = []
  connectSpreadsheets(() => {
    const port: Port = { posted: [], say: () => {}, breakDown: () => {}, isClosed: false }
    ports.push(port)
    return {
      post: task => port.posted.push(structuredClone(task)),
      onMessage: (hear, broken) => Object.assign(port, { say: hear, breakDown: broken }),
      close: () => { port.isClosed = true },
    }
  })
})
afterEach(() => { vi.useRealTimers() })

const csv = new TextEncoder().encode('姓名\n张喆\n')

test('the worker gets bytes and a name; its sheets survive the way back, and it is ended', async () => {
  const steps: unknown[] = []
  const opening = openSpreadsheet(csv, '名册.csv', { onProgress: progress => steps.push(progress) })
  expect(ports[0]!.posted).toEqual([{ bytes: csv, fileName: '名册.csv' }])
  ports[0]!.say({ kind: 'progress', progress: { kind: 'reading' } })
  ports[0]!.say({ kind: 'sheets', sheets: [{ name: '名册', rows: [] }] })
  expect(await opening).toEqual([{ name: '名册', rows: [] }])
  expect([steps, ports[0]!.isClosed]).toEqual([[{ kind: 'reading' }], true])
})

test('a refusal is an expected failure with the sentence of the reader', async () => {
  const opening = openSpreadsheet(new Uint8Array(), '名册.csv')
  await runReading(ports[0]!.posted[0]!, message => ports[0]!.say(message))
  await expect(opening).rejects.toMatchObject({ failure: { code: 'spreadsheet-refused', message: expect.stringContaining('文件“名册.csv”是空的') } })
})

test('a worker that breaks down is told in Chinese, with its detail for the log', async () => {
  const opening = openSpreadsheet(csv, '名册.csv')
  ports[0]!.breakDown('out of memory')
  const error = await opening.catch((e: unknown) => e)
  expect(error).toBeInstanceOf(ExpectedFailure)
  expect((error as ExpectedFailure).failure).toMatchObject({ message: expect.stringMatching(/^文件“名册.csv”读不出来.*档案没有受影响/), detail: 'out of memory' })
  expect(ports[0]!.isClosed).toBe(true)
})

test('giving up ends the worker at once; one given up before is never started', async () => {
  const abort = new AbortController()
  const opening = openSpreadsheet(csv, '名册.csv', { signal: abort.signal })
  abort.abort()
  await expect(opening).rejects.toMatchObject({ name: 'AbortError' })
  expect(ports[0]!.isClosed).toBe(true)
  await expect(openSpreadsheet(csv, '名册.csv', { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' })
  expect(ports).toHaveLength(1)
})

test('after 60 seconds the worker is ended and the clerk is told', async () => {
  vi.useFakeTimers()
  const opening = openSpreadsheet(csv, '名册.csv')
  const told = expect(opening).rejects.toMatchObject({ failure: { message: expect.stringContaining('读了 60 秒还没有读完') } })
  await vi.advanceTimersByTimeAsync(59_999)
  expect(ports[0]!.isClosed).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  await told
  expect(ports[0]!.isClosed).toBe(true)
})
