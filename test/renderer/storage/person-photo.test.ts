import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { attachmentRepository } from '../../../renderer/storage/attachment-repository.ts'
import type { ImageAnswer, ImageRequest } from '../../../renderer/workers/image-client.ts'
import type { MemoryMachine } from '../../support/memory-machine.ts'
import { openedArchive } from '../../support/open-view.ts'

let machine: MemoryMachine
let asked: ImageRequest[] = []
let answer: ImageAnswer = { kind: 'done', bytes: new Uint8Array([1, 2, 3]) }

beforeEach(async () => {
  machine = await openedArchive()
  asked = []
  answer = { kind: 'done', bytes: new Uint8Array([1, 2, 3]) }
  vi.stubGlobal('Worker', class {
    onmessage: ((event: { readonly data: ImageAnswer }) => void) | null = null
    postMessage(request: ImageRequest): void {
      asked.push(request)
      queueMicrotask(() => this.onmessage?.({ data: answer }))
    }
    terminate(): void {}
  })
})
afterEach(() => { vi.unstubAllGlobals() })

/** A PNG's first bytes, with its size in the header. */
function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(64)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  new DataView(bytes.buffer).setUint32(16, width)
  new DataView(bytes.buffer).setUint32(20, height)
  return bytes
}

test('a photograph is encoded anew as JPEG of at most 480 × 600 and kept as a blob', async () => {
  const photo = await attachmentRepository.keepPhoto(new File([png(1200, 1600)], '证件照.png'))
  expect(asked).toMatchObject([{ mime: 'image/jpeg', box: { width: 480, height: 600 } }])
  expect(photo).toMatchObject({ name: '证件照.jpg', mime: 'image/jpeg', bytes: 3, category: 'photo' })
  expect([...await attachmentRepository.bytesOf(photo)]).toEqual([1, 2, 3])
})

test.each([
  ['a text', new TextEncoder().encode('这不是照片'), '证件照.jpg', '“证件照.jpg”不是图片，没有添加。请选择 JPG 或 PNG 照片。'],
  ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), '头像.svg', '“头像.svg”是 SVG、TIFF 或 HEIC 图片'],
  ['one of too many pixels', png(20_000, 20_000), '大图.png', '图片“大图.png”太大（20000×20000）'],
  ['one without a size', png(0, 0), '坏图.png', '图片“坏图.png”已损坏'],
])('%s is refused before anything is decoded, and nothing is kept', async (_, bytes, name, message) => {
  await expect(attachmentRepository.keepPhoto(new File([bytes.slice()], name))).rejects.toMatchObject({ failure: { message: expect.stringContaining(message) } })
  expect(asked).toEqual([])
  expect(machine.calls).not.toContain('putBlob')
})

test('one that can not be decoded is said by its name, and nothing is kept', async () => {
  answer = { kind: 'failed', detail: 'broken' }
  await expect(attachmentRepository.keepPhoto(new File([png(300, 400)], '证件照.png'))).rejects.toMatchObject({ failure: { message: expect.stringContaining('图片“证件照.png”打不开') } })
  expect(machine.calls).not.toContain('putBlob')
})
