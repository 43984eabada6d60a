import { ExpectedFailure } from '#shared/contract/outcome.ts'

export interface ImageRequest {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mime: 'image/jpeg' | 'image/png'
  readonly box: ImageBox
}

/** Pixels that an image may take; it keeps its shape. */
export interface ImageBox { readonly width: number; readonly height: number }

/** Of an attachment. */
const attachmentBox: ImageBox = { width: 2_400, height: 2_400 }

export type ImageAnswer = { readonly kind: 'done'; readonly bytes: Uint8Array } | { readonly kind: 'failed'; readonly detail: string }

/** How long one image may take to be decoded before it is given up. */
const patienceMs = 60_000

/** Within `box`, at most 2,400 pixels a side where none is named, without EXIF; done in a worker of its own that ends with it. Throws ExpectedFailure when the image can't be decoded. */
export async function shrinkImage(bytes: Uint8Array<ArrayBuffer>, mime: ImageRequest['mime'], name: string, box: ImageBox = attachmentBox): Promise<{ readonly bytes: Uint8Array; readonly mime: string }> {
  const worker = new Worker(new URL('./image-worker.ts', import.meta.url), { type: 'module' })
  try {
    const answer = await ask(worker, { bytes, mime, box })
    if (answer.kind === 'failed') {
      throw new ExpectedFailure('invalid-rows', { message: `图片“${name}”打不开，可能已损坏，没有添加。请换一个文件。`, detail: answer.detail })
    }
    return { bytes: answer.bytes, mime }
  } finally {
    worker.terminate()
  }
}

function ask(worker: Worker, request: ImageRequest): Promise<ImageAnswer> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve({ kind: 'failed', detail: 'timed out' }), patienceMs)
    const settle = (answer: ImageAnswer) => {
      clearTimeout(timer)
      resolve(answer)
    }
    worker.onmessage = (event: MessageEvent<ImageAnswer>) => settle(event.data)
    worker.onerror = event => settle({ kind: 'failed', detail: event.message })
    worker.postMessage(request)
  })
}
