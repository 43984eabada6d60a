import { beforeEach, expect, test, vi } from 'vitest'
import { portraitA4 } from '#shared/documents/page-setup.ts'
import type { Document } from '#shared/documents/document.ts'
import type { Machine } from '#shared/contract/contract.ts'
import { connectStorage } from '../../../renderer/storage/connection.ts'
import { connectDocuments, findUncovered, renderDocument } from '../../../renderer/workers/document-client.ts'
import type { FromDocumentWorker, ToDocumentWorker } from '../../../renderer/workers/document-protocol.ts'
import { memoryMachine } from '../../support/memory-machine.ts'

const document: Document = {
  title: '会议记录',
  sections: [{ page: portraitA4({ numbering: 'pageOfPages' }), blocks: [{ type: 'paragraph', runs: [{ text: '张喆、李堃、欧阳䶮、周𬘭出席。' }] }] }],
}

interface Port { readonly posted: ToDocumentWorker[]; say: (message: FromDocumentWorker) => void; breakDown: (detail: string) => void; isClosed: boolean }
let ports: Port[]

beforeEach(() => {
  const { machine } = memoryMachine()
  const withFonts: Machine = {
    ...machine,
    fontFaces: async () => ({ ok: true, value: [{ id: 'bundled:NotoSerifSC_400Regular.ttf', family: 'Noto Serif SC', postscriptName: null, bundled: true }, { id: 'system:SIMFANG.TTF', family: '仿宋', postscriptName: null, bundled: false }, { id: 'system:wingdings.ttf', family: 'Wingdings', postscriptName: null, bundled: false }] }),
    fontFile: async ({ id }) => (id.includes('SIMFANG') ? machine.fontFile({ id }) : { ok: true, value: { bytes: new Uint8Array([1, 2, 3]) } }),
  }
  connectStorage(withFonts)
  ports = []
  connectDocuments(() => {
    const port: Port = { posted: [], say: () => {}, breakDown: () => {}, isClosed: false }
    ports.push(port)
    return {
      post: message => port.posted.push(structuredClone(message)),
      onMessage: (hear, broken) => {
        port.say = hear
        port.breakDown = broken
      },
      close: () => { port.isClosed = true },
    }
  })
})

async function posted(port: number, count = 1) {
  await vi.waitFor(() => expect(ports[port]?.posted.length).toBeGreaterThanOrEqual(count))
  return ports[port]!.posted
}

async function taskOf(port: number, index = 0) {
  const message = (await posted(port, index + 1))[index]
  if (message?.kind !== 'task') throw new Error('no task')
  return message
}

const pdf = (bytes: number[]) => ({ bytes: new Uint8Array(bytes), pages: 2 })

test('a PDF is asked for with the fonts of this PC that the writers know, the official ones first', async () => {
  const steps: string[] = []
  const rendering = renderDocument(document, 'pdf', { onStep: step => steps.push(step) })
  const { id, task } = await taskOf(0)
  expect(task).toMatchObject({ kind: 'render', format: 'pdf', document })
  expect(task.fonts.map(known => [known.font.file, known.faceId])).toEqual([['simfang.ttf', 'system:SIMFANG.TTF'], ['NotoSerifSC_400Regular.ttf', 'bundled:NotoSerifSC_400Regular.ttf']])
  ports[0]!.say({ kind: 'step', id, step: 'fonts' })
  ports[0]!.say({ kind: 'rendered', id, rendered: pdf([7]) })
  expect(await rendering).toEqual(pdf([7]))
  expect(steps).toEqual(['fonts'])
})

test('fonts are handed over as they are wanted; one that can not be read is passed over', async () => {
  const rendering = renderDocument(document, 'pdf')
  const { id } = await taskOf(0)
  ports[0]!.say({ kind: 'wantFont', faceId: 'bundled:NotoSerifSC_400Regular.ttf' })
  expect((await posted(0, 2))[1]).toEqual({ kind: 'font', faceId: 'bundled:NotoSerifSC_400Regular.ttf', bytes: new Uint8Array([1, 2, 3]) })
  ports[0]!.say({ kind: 'wantFont', faceId: 'system:SIMFANG.TTF' })
  expect((await posted(0, 3))[2]).toEqual({ kind: 'font', faceId: 'system:SIMFANG.TTF', bytes: null })
  ports[0]!.say({ kind: 'rendered', id, rendered: pdf([7]) })
  await rendering
})

test('documents are made one after the other, by the same worker', async () => {
  const first = renderDocument(document, 'pdf')
  const second = renderDocument(document, 'docx')
  const { id } = await taskOf(0)
  expect(ports[0]!.posted).toHaveLength(1)
  ports[0]!.say({ kind: 'rendered', id, rendered: pdf([1]) })
  await first
  const next = await taskOf(0, 1)
  expect(next.task).toMatchObject({ format: 'docx', fonts: [] })
  ports[0]!.say({ kind: 'rendered', id: next.id, rendered: { bytes: new Uint8Array([2]), pages: null } })
  expect((await second).pages).toBeNull()
  expect(ports).toHaveLength(1)
})

test('given up, the worker ends at once and the next document gets a new one', async () => {
  const control = new AbortController()
  const rendering = renderDocument(document, 'pdf', { signal: control.signal })
  await taskOf(0)
  control.abort()
  await expect(rendering).rejects.toMatchObject({ name: 'AbortError' })
  expect(ports[0]!.isClosed).toBe(true)
  const again = renderDocument(document, 'docx')
  const { id } = await taskOf(1)
  ports[0]!.say({ kind: 'rendered', id, rendered: pdf([9]) })
  ports[1]!.say({ kind: 'rendered', id, rendered: { bytes: new Uint8Array([3]), pages: null } })
  expect((await again).bytes).toEqual(new Uint8Array([3]))
})

test('given up before its turn comes, it never starts', async () => {
  const first = renderDocument(document, 'docx')
  const control = new AbortController()
  const second = renderDocument(document, 'docx', { signal: control.signal })
  const { id } = await taskOf(0)
  control.abort()
  await expect(second).rejects.toMatchObject({ name: 'AbortError' })
  ports[0]!.say({ kind: 'rendered', id, rendered: { bytes: new Uint8Array([1]), pages: null } })
  await first
  expect(ports[0]!.posted).toHaveLength(1)
})

test('a writer that fails is said in a sentence, with the detail behind it', async () => {
  const rendering = renderDocument(document, 'docx')
  const { id } = await taskOf(0)
  ports[0]!.say({ kind: 'failed', id, detail: 'RangeError: x' })
  await expect(rendering).rejects.toMatchObject({ failure: { message: expect.stringContaining('文档没有生成，档案没有受影响'), detail: 'RangeError: x' } })
})

test('a worker that breaks down is replaced', async () => {
  const rendering = renderDocument(document, 'docx')
  await taskOf(0)
  ports[0]!.breakDown('out of memory')
  await expect(rendering).rejects.toThrow('文档没有生成')
  expect(ports[0]!.isClosed).toBe(true)
  const again = renderDocument(document, 'docx')
  const { id } = await taskOf(1)
  ports[1]!.say({ kind: 'rendered', id, rendered: { bytes: new Uint8Array([1]), pages: null } })
  await again
})

test('characters that no font has are told with their record', async () => {
  const finding = findUncovered(document)
  const { id } = await taskOf(0)
  const characters = [{ character: '䶮', codePoint: 'U+4DAE', text: '欧阳䶮', subject: '会议记录' }]
  ports[0]!.say({ kind: 'uncovered', id, characters })
  expect(await finding).toEqual(characters)
})
