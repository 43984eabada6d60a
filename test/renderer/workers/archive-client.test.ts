import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askArchive, connectArchive } from '../../../renderer/workers/archive-client.ts'
import type { FromArchiveWorker, ToArchiveWorker } from '../../../renderer/workers/archive-protocol.ts'

let posted: ToArchiveWorker[]
let say: (message: FromArchiveWorker) => void
let breakDown: (detail: string) => void
let opened: number

beforeEach(() => {
  posted = []
  opened = 0
  connectArchive(() => {
    opened += 1
    return { post: message => posted.push(message), onMessage: (hear, broken) => { say = hear; breakDown = broken }, close: () => {} }
  })
})
afterEach(() => { vi.restoreAllMocks() })

const question = { kind: 'qualities', organisationIds: null } as const

test('each question gets its own answer, whatever their order', async () => {
  const first = askArchive(question)
  const second = askArchive(question)
  say({ kind: 'answer', id: posted[1]!.id, answer: [{ id: 'b', score: 1, level: 'red' }] })
  say({ kind: 'answer', id: posted[0]!.id, answer: [] })
  expect([await first, await second]).toEqual([[], [{ id: 'b', score: 1, level: 'red' }]])
})

test('a failure is told in words', async () => {
  const asked = askArchive(question)
  say({ kind: 'failed', id: posted[0]!.id, message: '没有算出来。', detail: 'stack' })
  await expect(asked).rejects.toMatchObject({ failure: { message: '没有算出来。', detail: 'stack' } })
})

test('a worker that breaks fails what waits, and the next question starts another', async () => {
  const asked = askArchive(question)
  breakDown('out of memory')
  await expect(asked).rejects.toMatchObject({ failure: { detail: 'out of memory' } })
  const again = askArchive(question)
  say({ kind: 'answer', id: posted[1]!.id, answer: [] })
  expect(await again).toEqual([])
  expect(opened).toBe(2)
})

test('a question that is given up waits no longer, and its answer does no harm', async () => {
  const controller = new AbortController()
  const asked = askArchive(question, controller.signal)
  controller.abort()
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  say({ kind: 'answer', id: posted[0]!.id, answer: [] })
  await expect(askArchive(question, controller.signal)).rejects.toMatchObject({ name: 'AbortError' })
})
